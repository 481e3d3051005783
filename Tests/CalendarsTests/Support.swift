import Calendars
import Foundation
import Testing

/// The calendar files that are shipped.
func shippedCalendars() throws -> HolidayCalendars {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Kiosk/calendars")
  let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .sorted { $0.path < $1.path }
  return try HolidayCalendars.load(files: files.map { ($0.lastPathComponent, try Array(Data(contentsOf: $0))) })
}

func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

func zone(_ name: String) throws -> OfficeZone { try #require(OfficeZone(name)) }

/// Such as `2026-03-17T14:40:00+07:00`.
func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

/// The Perpres 21/2023 week, with Ramadan's hours of 2026.
func officeHours() throws -> ServiceHours {
  func week(_ days: [String], friday: [String]) throws -> WeeklyHours {
    func frames(_ texts: [String]) throws -> [ServiceFrame] { try texts.map { try #require(ServiceFrame($0)) } }
    return try #require(
      WeeklyHours([
        .monday: frames(days), .tuesday: frames(days), .wednesday: frames(days), .thursday: frames(days),
        .friday: frames(friday),
      ]))
  }
  return ServiceHours(
    weekly: try week(["07:30-12:00", "13:00-16:00"], friday: ["07:30-11:30", "13:00-16:30"]),
    overrides: [
      HoursOverride(
        name: "Ramadan", dates: try date("2026-02-19")...date("2026-03-20"),
        weekly: try week(["08:00-12:00", "12:30-15:00"], friday: ["08:00-11:30", "12:30-15:30"]))
    ])
}

func office(_ zoneName: String = "Asia/Jakarta") throws -> WorkingCalendar {
  WorkingCalendar(hours: try officeHours(), holidays: try shippedCalendars(), zone: try zone(zoneName))
}
