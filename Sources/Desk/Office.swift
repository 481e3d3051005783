import Calendars
import Foundation
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
  /// When the office itself is open; nil = whenever one of its standards serves.
  package let hours: ServiceHours?
  /// Its counters in the order of their numbers.
  package let counters: [Counter]

  /// An office as given.
  package init(
    id: String, name: String, zone: OfficeZone, standards: StandardSet, holidays: HolidayCalendars,
    publicURL: String?, hours: ServiceHours? = nil, counters: [Counter] = [.only]
  ) {
    self.id = id
    self.name = name
    self.zone = zone
    self.standards = standards
    self.holidays = holidays
    self.publicURL = publicURL
    self.hours = hours
    self.counters = counters.sorted { $0.number < $1.number }
  }

  /// The beginning of the office's day.
  func midnight(before now: Date) -> Date { zone.start(of: zone.date(of: now)) }

  /// The counter with a number; nil for none.
  func counter(_ number: Int) -> Counter? { counters.first { $0.number == number } }

  /// The standard whose ticket numbers begin with this letter.
  func standard(letter: String) -> ServiceStandard? { standards.all.first { $0.letter == letter } }

  /// The page on which a visitor follows the case of a tracking code; nil where visitors can't reach this desk.
  func trackingLink(_ code: TrackingCode) -> String? { publicURL.map { "\($0)/t/\(code.text)" } }
}

/// A place at which visitors are served, as the office set it up. Who sits there is the ledger's to know.
package struct Counter: Sendable, Equatable {
  /// The number that visitors are called to, 1–999.
  package let number: Int
  /// What stands over it.
  package let name: String
  /// The ids of the standards that it can serve; nil = all of the office's.
  package let services: [String]?
  /// The printers of its desk by name; empty = the office's first of each use.
  package let printers: [String]

  /// A counter as given.
  package init(number: Int, name: String, services: [String]? = nil, printers: [String] = []) {
    self.number = number
    self.name = name
    self.services = services
    self.printers = printers
  }

  /// The one counter of an office that names none.
  package static let only = Counter(number: 1, name: "Loket 1")
}
