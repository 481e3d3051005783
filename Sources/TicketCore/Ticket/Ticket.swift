import Calendars
import Foundation

/// A visitor's request under one standard, from its issue on: the fold of its events.
package struct Ticket: Hashable, Codable, Sendable {
  /// UUID text, made by the client.
  package let id: String
  /// The number that is called.
  package let number: TicketNumber
  /// The code by which the visitor follows it.
  package let code: TrackingCode
  /// The standard's id.
  package let standard: String
  /// The edition of the standard's file at the issue.
  package let standardVersion: String
  /// The calendar of the year of receipt, in the standard's zone; nil where there was no file.
  package let calendarVersion: String?
  /// The visitor; nil for a self-service ticket until the counter asks.
  package let visitorID: String?
  /// How the request arrived.
  package let channel: Channel
  /// The category's id.
  package let category: String
  /// What the visitor came with.
  package let kind: Kind
  /// One line, cleaned.
  package let subject: String?
  /// Several lines, cleaned.
  package let question: String?
  /// The answers to the standard's own questions.
  package let fields: [String: String]
  /// Whether demanded answers are still to be asked for.
  package let intake: Intake
  /// Where it stands.
  package let state: TicketState
  /// The tier that handles it, 1 for the first.
  package let tier: Int
  /// True where only a fraud agent may see it.
  package let restricted: Bool
  /// The times promised, in the order of the standard.
  package let promises: [Promise]
  /// Counts the events; an act that has seen an older one is stale.
  package let version: Int
  /// When the request arrived: the receipt that promises count from.
  package let receivedAt: Date
  /// When the ticket was issued.
  package let issuedAt: Date
  /// The office's date of the issue, which its number belongs to.
  package let officeDate: LocalDate

  /// Takes a row as it is; a new ticket comes from `issue`.
  package init(
    id: String, number: TicketNumber, code: TrackingCode, standard: String, standardVersion: String,
    calendarVersion: String?, visitorID: String?, channel: Channel, category: String, kind: Kind, subject: String?,
    question: String?, fields: [String: String], intake: Intake, state: TicketState, tier: Int, restricted: Bool,
    promises: [Promise], version: Int, receivedAt: Date, issuedAt: Date, officeDate: LocalDate
  ) {
    self.id = id
    self.number = number
    self.code = code
    self.standard = standard
    self.standardVersion = standardVersion
    self.calendarVersion = calendarVersion
    self.visitorID = visitorID
    self.channel = channel
    self.category = category
    self.kind = kind
    self.subject = subject
    self.question = question
    self.fields = fields
    self.intake = intake
    self.state = state
    self.tier = tier
    self.restricted = restricted
    self.promises = promises
    self.version = version
    self.receivedAt = receivedAt
    self.issuedAt = issuedAt
    self.officeDate = officeDate
  }

  /// The promise that runs; the one due first where several do, nil where none does.
  package var promise: Promise? {
    promises.filter { $0.state == .running }.min { ($0.due ?? .distantFuture) < ($1.due ?? .distantFuture) }
  }

  /// The promise to show: the one that runs, else the first that waits for its clock.
  package var shownPromise: Promise? { promise ?? promises.first { $0.state == .waiting } }
}
