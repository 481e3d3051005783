import Foundation

/// What a printed page is for; each printer serves some uses.
package enum PrintUse: String, Sendable, CaseIterable, Codable {
  case ticket, stamp, slip
}

/// Where a print job stands, as far as Loket itself knows.
///
/// CUPS's `completed` is not "printed": what only the transport accepted stays `sent`.
package enum PrintState: String, Sendable, CaseIterable {
  /// Written down, not yet given to a printer.
  case queued
  /// Being given to the printer; after a crash the printer is asked for it by name first.
  case sending
  /// Accepted by the transport.
  case sent
  /// The printer itself said that it is on paper.
  case confirmed
  /// Nobody can know; a person looks at the paper and decides.
  case unknown
  /// Refused or given up, with the reason in `trouble`.
  case failed
}

/// What somebody wants of a job that is at a printer; its worker sees to it.
package enum PrintWish: String, Sendable, CaseIterable {
  /// That it does not come out.
  case cancel
  /// That it comes out at its target instead.
  case move
}

/// One page to print: what is on it is fixed when it is written, so a reprint shows the same.
package struct PrintJob: Sendable, Equatable {
  /// A UUID; also the job's name at the printer.
  package let id: String
  /// The ticket it belongs to.
  package let ticket: String?
  /// That ticket's printed number.
  package let ticketNumber: String?
  /// Whether the ticket is kept from most of the staff.
  package let isRestricted: Bool
  /// What it is for.
  package let use: PrintUse
  /// The template's name, such as `tickets/consultation`.
  package let template: String
  /// The template's values as JSON.
  package let contents: String
  /// The job that this one is a copy of.
  package let original: String?
  /// 0 for an original, n for its n-th copy.
  package let copy: Int
  /// Where it stands.
  package let state: PrintState
  /// The printer that was chosen for it; nil = whichever takes its use.
  package let target: String?
  /// The printer whose trouble sent it to its target.
  package let movedFrom: String?
  /// What somebody wants of it while it is at a printer.
  package let wish: PrintWish?
  /// The printer it was given to.
  package let printer: String?
  /// How the printer's side is asked for it again, in the transport's own words.
  package let delivery: String?
  /// How often it was tried.
  package let attempts: Int
  /// What keeps it, for the desk to read.
  package let trouble: String?
  /// When it was written down.
  package let createdAt: Date
  /// When anything about it last changed.
  package let updatedAt: Date
  /// When it came to its end; nil while somebody still follows it.
  package let finishedAt: Date?

  /// The printer that has it, or that it is meant for.
  package var place: String? { state == .queued ? target : printer }
}
