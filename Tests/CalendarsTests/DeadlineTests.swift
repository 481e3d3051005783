import Calendars
import Foundation
import Testing

@Suite("A deadline")
struct DeadlineTests {
  private func due(_ span: Span, _ from: String, zone: String = "Asia/Jakarta") throws -> Date {
    try office(zone).deadline(span, from: moment(from)).due
  }

  @Test(
    "of service minutes pauses outside service hours",
    arguments: [
      (30, "2026-04-06T09:00:00+07:00", "2026-04-06T09:30:00+07:00"),
      (30, "2026-04-06T11:50:00+07:00", "2026-04-06T13:20:00+07:00"),
      (45, "2026-04-10T11:20:00+07:00", "2026-04-10T13:35:00+07:00"),
      (45, "2026-04-06T15:15:00+07:00", "2026-04-06T16:00:00+07:00"),
      (45, "2026-04-06T16:00:00+07:00", "2026-04-07T08:15:00+07:00"),
      (45, "2026-04-06T07:30:00+07:00", "2026-04-06T08:15:00+07:00"),
      (45, "2026-04-06T03:00:00+07:00", "2026-04-06T08:15:00+07:00"),
      (45, "2026-04-11T10:00:00+07:00", "2026-04-13T08:15:00+07:00"),
      (45, "2026-03-17T14:40:00+07:00", "2026-03-25T07:55:00+07:00"),
      (45, "2026-04-06T09:00:30+07:00", "2026-04-06T09:45:30+07:00"),
      (60, "2026-02-18T15:30:00+07:00", "2026-02-19T08:30:00+07:00"),
      (450, "2026-04-06T07:30:00+07:00", "2026-04-06T16:00:00+07:00"),
      (451, "2026-04-06T07:30:00+07:00", "2026-04-07T07:31:00+07:00"),
    ])
  func serviceMinutes(amount: Int, from: String, expected: String) throws {
    #expect(try due(Span(amount, .serviceMinutes), from) == moment(expected))
  }

  @Test(
    "of working days takes the day of receipt as day 0 and ends with the last frame of day n",
    arguments: [
      // Monday morning: Tuesday, Wednesday, Thursday.
      (3, "2026-04-06T09:00:00+07:00", "2026-04-09T16:00:00+07:00"),
      // The minute of opening and of closing are the same day 0.
      (1, "2026-04-06T07:30:00+07:00", "2026-04-07T16:00:00+07:00"),
      (1, "2026-04-06T16:00:00+07:00", "2026-04-07T16:00:00+07:00"),
      (1, "2026-04-06T23:59:59+07:00", "2026-04-07T16:00:00+07:00"),
      (1, "2026-04-07T00:00:00+07:00", "2026-04-08T16:00:00+07:00"),
      // Friday evening and Saturday: Monday is day 1.
      (1, "2026-04-10T20:00:00+07:00", "2026-04-13T16:00:00+07:00"),
      (1, "2026-04-11T10:00:00+07:00", "2026-04-13T16:00:00+07:00"),
      // Ends on a Friday: half past four.
      (4, "2026-04-06T09:00:00+07:00", "2026-04-10T16:30:00+07:00"),
      // Ends in Ramadan: three o'clock.
      (1, "2026-03-16T09:00:00+07:00", "2026-03-17T15:00:00+07:00"),
      // The last working day before Idul Fitri: the chain of 18–24 March is skipped.
      (1, "2026-03-17T09:00:00+07:00", "2026-03-25T16:00:00+07:00"),
      (3, "2026-03-17T16:00:00+07:00", "2026-03-27T16:30:00+07:00"),
      // In the middle of the chain, joint leave included.
      (3, "2026-03-20T09:00:00+07:00", "2026-03-27T16:30:00+07:00"),
      // Christmas: 24 is joint leave, 25 a holiday, a weekend follows.
      (1, "2026-12-23T09:00:00+07:00", "2026-12-28T16:00:00+07:00"),
      // Over the year's end: 31 December, 4 and 6 January (1 and 5 are holidays).
      (3, "2026-12-30T10:00:00+07:00", "2027-01-06T16:00:00+07:00"),
      // Idul Fitri 2027: 8 Nyepi, 9 leave, 10–11 holidays, 12 leave, weekend, 15 leave.
      (1, "2027-03-05T10:00:00+07:00", "2027-03-16T16:00:00+07:00"),
      (14, "2026-05-11T10:00:00+07:00", "2026-06-05T16:30:00+07:00"),
    ])
  func workingDays(amount: Int, from: String, expected: String) throws {
    #expect(try due(Span(amount, .workingDays), from) == moment(expected))
  }

  @Test("of calendar days ends with the nth local date, holidays or not, files or not")
  func calendarDays() throws {
    #expect(
      try due(Span(3, .calendarDays), "2026-03-17T09:00:00+07:00") == moment("2026-03-21T00:00:00+07:00"))
    #expect(
      try due(Span(3, .calendarDays), "2026-03-17T23:59:59+08:00", zone: "Asia/Makassar")
        == moment("2026-03-21T00:00:00+08:00"))
    let beyond = try office().deadline(Span(7, .calendarDays), from: moment("2027-12-30T09:00:00+07:00"))
    #expect(try beyond.due == moment("2028-01-07T00:00:00+07:00"))
    #expect(beyond.calendarVersion == nil)
  }

  @Test("is counted by the office's own midnight and closing time")
  func zones() throws {
    // 23:30 on Monday in Jakarta is 00:30 on Tuesday in Makassar.
    let late = "2026-04-06T16:30:00Z"
    #expect(try due(Span(1, .workingDays), late) == moment("2026-04-07T16:00:00+07:00"))
    #expect(
      try due(Span(1, .workingDays), late, zone: "Asia/Makassar") == moment("2026-04-08T16:00:00+08:00"))
    #expect(
      try due(Span(1, .workingDays), late, zone: "Asia/Jayapura") == moment("2026-04-08T16:00:00+09:00"))
  }

  @Test("names the calendars of the years it reaches, and no others")
  func versions() throws {
    let office = try office()
    let inside = try office.deadline(Span(1, .workingDays), from: moment("2026-12-30T10:00:00+07:00"))
    #expect(inside.calendarVersion == "2026:SKB-1497-2025.1#\(digest(2026, office))")
    let across = try office.deadline(Span(3, .workingDays), from: moment("2026-12-30T10:00:00+07:00"))
    #expect(across.calendarVersion == "\(signature(2026, office))+\(signature(2027, office))")
  }

  private func signature(_ year: Int, _ office: WorkingCalendar) -> String { office.holidays[year]?.signature ?? "" }
  private func digest(_ year: Int, _ office: WorkingCalendar) -> String { String(signature(year, office).suffix(6)) }

  @Test("that reaches a year without a file is not given, and the year is named")
  func missingYear() throws {
    let office = try office()
    let lastDay = try moment("2027-12-30T10:00:00+07:00")
    #expect(try office.deadline(Span(1, .workingDays), from: lastDay).due == moment("2027-12-31T16:30:00+07:00"))
    #expect(throws: CalendarMissing(year: 2028)) { try office.deadline(Span(2, .workingDays), from: lastDay) }
    let lastHalfHour = try moment("2027-12-31T16:00:00+07:00")
    #expect(
      try office.deadline(Span(30, .serviceMinutes), from: lastHalfHour).due == moment("2027-12-31T16:30:00+07:00"))
    #expect(throws: CalendarMissing(year: 2028)) { try office.deadline(Span(31, .serviceMinutes), from: lastHalfHour) }
    #expect(throws: CalendarMissing(year: 2025)) {
      try office.deadline(Span(1, .workingDays), from: moment("2025-12-30T10:00:00+07:00"))
    }
  }

  @Test("does not jump over a year whose file is missing between two others")
  func gap() throws {
    let known = try shippedCalendars()
    let later = HolidayYear(year: 2028, decree: "-", version: "1", national: [], jointLeave: [])
    let holidays = HolidayCalendars([try #require(known[2026]), later])
    let office = WorkingCalendar(hours: try officeHours(), holidays: holidays, zone: try zone("Asia/Jakarta"))
    #expect(throws: CalendarMissing(year: 2027)) {
      try office.deadline(Span(2, .workingDays), from: moment("2026-12-30T10:00:00+07:00"))
    }
  }
}
