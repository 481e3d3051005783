import Calendars
import Circulation
import Foundation
import Receipts
import Records
import TicketCore

/// The office's library: its rules, its days, its name.
package struct Library: Sendable {
  /// What its papers and mails call it.
  package let name: String
  /// Who may borrow what for how long.
  package let rules: LoanRules
  /// The days on which it is open.
  package let calendar: LibraryCalendar
  /// Its zone.
  package let zone: OfficeZone
  /// Whether somebody carries its mails out; without, none is written.
  let sendsMail: Bool
  /// The acts on loans that the central CRM is told of.
  let tells: Set<LibraryEvents.Kind>
  /// The id of the service standard whose queue its acts serve; nil where the office has none.
  package let standard: String?

  /// The library of an office. The standard that circulation ends gives it hours and zone, but not its name: a standard
  /// can be another office's, and nobody should get mails in that one's name.
  package init(rules: LoanRules, in office: Office, sendsMail: Bool, tells: Set<LibraryEvents.Kind> = []) {
    let standard = office.standards.all.first { $0.queueing.endedBy == .circulation }
    self.rules = rules
    self.sendsMail = sendsMail
    self.tells = tells
    self.standard = standard?.id
    name = office.name
    zone = standard?.timeZone ?? office.zone
    let hours = standard?.hours ?? office.hours ?? office.standards.all.first?.hours
    calendar = LibraryCalendar(
      hours.map { [zone] in WorkingCalendar(hours: $0, holidays: office.holidays, zone: zone) })
  }

  /// A date on the stamp, at noon in the library's zone, so that no reader's zone moves it.
  func noon(of date: LocalDate) -> String { JSON.rfc3339(zone.start(of: date) + 12 * 3600) }

  /// A date as people read it.
  static func words(_ date: LocalDate) -> String {
    let (year, month, day) = date.components
    return "\(day) \(IndonesianMonths.names[month - 1]) \(year)"
  }
}
