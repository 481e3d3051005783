import Calendars
import Foundation
import Testing

@testable import Circulation

/// A small library in Jakarta with the shipped holidays and rules, on Monday, 23 November 2026.
struct Library {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  let calendar: LibraryCalendar
  let rules: LoanRules
  let zone: OfficeZone
  let now = Date(timeIntervalSince1970: 1_795_400_100)
  var today: LocalDate { zone.date(of: now) }

  init() throws {
    zone = try #require(OfficeZone("Asia/Jakarta"))
    let calendars = Self.root.appending(path: "Kiosk/calendars")
    let files = try FileManager.default.contentsOfDirectory(at: calendars, includingPropertiesForKeys: nil).map {
      (name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0)))
    }
    let weekdays = [try #require(ServiceFrame("07:30-16:00"))]
    let weekly = try #require(
      WeeklyHours(
        Dictionary(
          uniqueKeysWithValues: [Weekday.monday, .tuesday, .wednesday, .thursday, .friday].map { ($0, weekdays) })))
    calendar = LibraryCalendar(
      WorkingCalendar(
        hours: ServiceHours(weekly: weekly), holidays: try HolidayCalendars.load(files: files), zone: zone))
    let file = try Data(contentsOf: Self.root.appending(path: "Kiosk/circulation/rules.json"))
    rules = try LoanRules.load(file: "rules.json", bytes: [UInt8](file))
  }

  func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  func member(
    _ id: String = "siti", type: String = "pegawai", validUntil: LocalDate? = nil, blocked: String? = nil
  ) -> Member {
    Member(id: id, number: id, name: id, type: type, validUntil: validUntil, blocked: blocked)
  }

  func loan(
    of member: String = "siti", _ item: String = "B-001", due: String, kind: TitleKind = .book, extensions: Int = 0
  ) throws -> Loan {
    Loan(
      id: "l-\(item)", member: member, item: item, kind: kind, lentAt: now - 7 * 86_400, due: try day(due),
      extensions: extensions)
  }

  func checkOut(
    _ member: Member, loans: [Loan] = [], status: ItemStatus = .available, kind: TitleKind = .book,
    current: Loan? = nil, holds: [Hold] = [], barred: Set<String> = [], available: Int = 1, overrides: Bool = false
  ) throws -> CheckOut.Outcome {
    try CheckOut(
      member: member, loans: loans, item: Item(inventoryNumber: "B-100", title: "t", status: status), kind: kind,
      current: current, holds: holds, barred: barred, copiesAvailable: available
    ).decide(id: "baru", overrides: overrides, rules: rules, calendar: calendar, today: today, now: now)
  }

  func hold(_ member: String, ready item: String? = nil) -> Hold {
    Hold(
      id: "h-\(member)", member: member, title: "t", placedAt: now, state: item == nil ? .waiting : .ready, item: item)
  }

  /// How a decision was refused; nil if it was not.
  func refusal(_ body: () throws -> Any) -> CirculationRefusal? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? CirculationRefusal
    }
  }
}
