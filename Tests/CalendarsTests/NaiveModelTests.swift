import Calendars
import Foundation
import TestServices
import Testing

/// Every minute of 2026 and 2027 on the wall clock, open or closed, laid out by Foundation's calendar.
private struct NaiveModel {
  private(set) var open: [Bool] = []
  private(set) var openDays: [Bool] = []
  /// The last open minute of each day, plus one.
  private(set) var closing: [Int] = []

  init(holidays: HolidayCalendars) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let closed = Set(
      try [2026, 2027].flatMap { year in
        let file = try #require(holidays[year])
        return (file.national + file.jointLeave).map(\.date.description)
      })
    var day = try moment("2026-01-01T00:00:00Z")
    while calendar.component(.year, from: day) < 2028 {
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
      let name = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      let ramadan = name >= "2026-02-19" && name <= "2026-03-20"
      let minutes = (0..<1440).map { minute -> Bool in
        if closed.contains(name) { return false }
        return switch (parts.weekday, ramadan) {
        case (1, _), (7, _): false
        case (6, false): (450..<690).contains(minute) || (780..<990).contains(minute)
        case (6, true): (480..<690).contains(minute) || (750..<930).contains(minute)
        case (_, false): (450..<720).contains(minute) || (780..<960).contains(minute)
        case (_, true): (480..<720).contains(minute) || (750..<900).contains(minute)
        }
      }
      open += minutes
      openDays.append(minutes.contains(true))
      closing.append((minutes.lastIndex(of: true) ?? 0) + 1)
      day = try #require(calendar.date(byAdding: .day, value: 1, to: day))
    }
  }
}

@Suite("Against a model that looks at every minute")
struct NaiveModelTests {
  @Test(
    "deadlines and service minutes agree at random moments",
    arguments: [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)])
  func randomMoments(zoneName: String, hoursEast: Int) throws {
    let office = try office(zoneName)
    let model = try NaiveModel(holidays: office.holidays)
    let wallZero = try moment("2026-01-01T00:00:00Z") - Double(hoursEast) * 3600
    var random = SeededGenerator(state: UInt64(hoursEast))
    for _ in 0..<400 {
      let start = Int.random(in: 0..<(model.open.count - 60 * 1440), using: &random)
      let startMoment = wallZero + Double(start) * 60

      let minutes = Int.random(in: 1...1200, using: &random)
      var (left, end) = (minutes, start)
      while left > 0 {
        if model.open[end] { left -= 1 }
        end += 1
      }
      let byMinutes = try office.deadline(Span(minutes, .serviceMinutes), from: startMoment).due
      #expect(byMinutes == wallZero + Double(end) * 60, "\(minutes) minutes from \(startMoment)")

      let until = start + Int.random(in: 0..<20_000, using: &random)
      let expected = model.open[start..<until].count { $0 }
      let counted = try office.serviceMinutes(from: startMoment, to: wallZero + Double(until) * 60)
      #expect(counted == Double(expected))

      let days = Int.random(in: 1...15, using: &random)
      var (daysLeft, day) = (days, start / 1440)
      while daysLeft > 0 {
        day += 1
        if model.openDays[day] { daysLeft -= 1 }
      }
      let byDays = try office.deadline(Span(days, .workingDays), from: startMoment).due
      #expect(byDays == wallZero + Double(day * 1440 + model.closing[day]) * 60, "\(days) days from \(startMoment)")
    }
  }
}
