import Calendars
import TicketCore

/// The office that this desk serves: who it is, what it promises, and when it is open.
package struct Office: Sendable {
  /// A short name for programs.
  package let id: String
  /// The name that people read.
  package let name: String
  /// The office's own zone; it governs the numbering of tickets and the times on paper.
  package let zone: OfficeZone
  /// The service standards in the order in which they are shown.
  package let standards: StandardSet
  /// The holidays that are known.
  package let holidays: HolidayCalendars
  /// Where visitors reach this desk from outside, without a slash at the end; nil where they can't.
  package let publicURL: String?

  /// An office as given.
  package init(
    id: String, name: String, zone: OfficeZone, standards: StandardSet, holidays: HolidayCalendars,
    publicURL: String?
  ) {
    self.id = id
    self.name = name
    self.zone = zone
    self.standards = standards
    self.holidays = holidays
    self.publicURL = publicURL
  }

  /// The standard whose ticket numbers begin with this letter.
  func standard(letter: String) -> ServiceStandard? { standards.all.first { $0.letter == letter } }

  /// The page on which a visitor follows the case of a tracking code; nil where visitors can't reach this desk.
  func trackingLink(_ code: TrackingCode) -> String? { publicURL.map { "\($0)/t/\(code.text)" } }
}
