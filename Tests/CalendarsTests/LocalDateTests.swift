import Calendars
import Foundation
import Testing

@Suite("A local date")
struct LocalDateTests {
  @Test("agrees with Foundation's Gregorian calendar on every day of two centuries")
  func everyDay() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for dayNumber in stride(from: -25_600, through: 55_000, by: 1) {
      let day = LocalDate(dayNumber: dayNumber)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(dayNumber) * 86_400))
      let (year, month, dayOfMonth) = day.components
      guard year == parts.year, month == parts.month, dayOfMonth == parts.day,
        Weekday.allCases.firstIndex(of: day.weekday) == ((parts.weekday ?? 0) + 5) % 7,
        LocalDate(year: year, month: month, day: dayOfMonth) == day
      else {
        Issue.record("differs on day \(dayNumber)")
        return
      }
    }
  }

  @Test("is written and read as YYYY-MM-DD")
  func text() throws {
    #expect(try date("2026-03-18").description == "2026-03-18")
    #expect(try date("2026-03-18").weekday == .wednesday)
    #expect(try date("2024-02-29") + 1 == date("2024-03-01"))
    let json = try JSONEncoder().encode([date("2027-01-01")])
    #expect(try JSONDecoder().decode([LocalDate].self, from: json) == [date("2027-01-01")])
  }

  @Test(
    "refuses what is no date",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-1", "2026/04/01", "", "٢٠٢٦-٠١-٠١",
    ])
  func noDate(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test("refuses times and frames that a day does not have")
  func times() {
    #expect(LocalTime("24:00")?.minutes == 1440)
    for text in ["24:01", "7:30", "07:60", "0730", "-1:00", "07:30:00"] { #expect(LocalTime(text) == nil) }
    #expect(ServiceFrame("13:00-12:00") == nil)
    #expect(ServiceFrame("12:00-12:00") == nil)
    #expect(ServiceFrame("07:30-12:00")?.description == "07:30-12:00")
  }
}
