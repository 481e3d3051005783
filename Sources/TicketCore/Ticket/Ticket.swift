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
  package internal(set) var standard: String
  /// The edition of the standard's file when the ticket came to it.
  package internal(set) var standardVersion: String
  /// The calendar of the year of receipt, in the standard's zone; nil where there was no file.
  package let calendarVersion: String?
  /// The visitor; nil for a self-service ticket until the counter asks.
  package internal(set) var visitorID: String?
  /// How the request arrived.
  package let channel: Channel
  /// The category's id.
  package internal(set) var category: String
  /// What the visitor came with.
  package internal(set) var kind: Kind
  /// One line, cleaned.
  package internal(set) var subject: String?
  /// Several lines, cleaned.
  package internal(set) var question: String?
  /// The answers to the standard's own questions.
  package internal(set) var fields: [String: String]
  /// Whether demanded answers are still to be asked for.
  package internal(set) var intake: Intake
  /// Where it stands.
  package internal(set) var state: TicketState
  /// The tier that handles it, 1 for the first.
  package internal(set) var tier: Int
  /// True where only a fraud agent may see it.
  package let restricted: Bool
  /// The times promised, in the order of the standard.
  package internal(set) var promises: [Promise]
  /// Counts the events; an act that has seen an older one is stale.
  package internal(set) var version: Int
  /// When the request arrived: the receipt that promises count from.
  package let receivedAt: Date
  /// When the ticket was issued.
  package let issuedAt: Date
  /// The office's date of the issue, which its number belongs to.
  package let officeDate: LocalDate
  /// Why the visitor is served before others; nil for no reason.
  package internal(set) var priority: PriorityClass?
  /// The class by need that a compensation goes before, and that is left where the compensation is not; nil for none.
  package internal(set) var need: PriorityClass?
  /// A demanded answer that the visitor does not have.
  package internal(set) var waiver: Waiver?
  /// The phone number (E.164) left at the self-service device, for the counter's form.
  package let contact: String?
  /// The visit that it belongs to, with all who came together and all that they came for.
  package let visit: String?
  /// The old ticket that it goes on from.
  package let follows: String?
  /// The counter: called to, served at, or, while waiting, handed over to.
  package internal(set) var counter: Int?
  /// While waiting: the counter that gave the visitor back to the common queue, and calls others first.
  package internal(set) var handedBackBy: Int?
  /// When the visitor joined the queue; nil for tickets that never queued.
  package let queuedAt: Date?
  /// When the visitor was last called.
  package internal(set) var calledAt: Date?
  /// When the service began.
  package internal(set) var startedAt: Date?
  /// When it left the counter: served, not come, withdrawn or voided.
  package internal(set) var endedAt: Date?
  /// What is known of it as a case.
  package internal(set) var file = CaseFile()

  /// What an event's body says of a ticket: its case begins with the issue, and is the fold of what follows.
  private enum CodingKeys: CodingKey {
    case id, number, code, standard, standardVersion, calendarVersion, visitorID, channel, category, kind, subject,
      question, fields, intake, state, tier, restricted, promises, version, receivedAt, issuedAt, officeDate,
      priority, need, waiver, contact, visit, follows, counter, handedBackBy, queuedAt, calledAt, startedAt, endedAt
  }

  /// Takes a row as it is; a new ticket comes from `issue`.
  package init(
    id: String, number: TicketNumber, code: TrackingCode, standard: String, standardVersion: String,
    calendarVersion: String?, visitorID: String?, channel: Channel, category: String, kind: Kind, subject: String?,
    question: String?, fields: [String: String], intake: Intake, state: TicketState, tier: Int, restricted: Bool,
    promises: [Promise], version: Int, receivedAt: Date, issuedAt: Date, officeDate: LocalDate,
    priority: PriorityClass? = nil, need: PriorityClass? = nil, waiver: Waiver? = nil, contact: String? = nil,
    visit: String? = nil,
    follows: String? = nil, counter: Int? = nil, handedBackBy: Int? = nil, queuedAt: Date? = nil, calledAt: Date? = nil,
    startedAt: Date? = nil, endedAt: Date? = nil, file: CaseFile = CaseFile()
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
    self.priority = priority
    self.need = need
    self.waiver = waiver
    self.contact = contact
    self.visit = visit
    self.follows = follows
    self.counter = counter
    self.handedBackBy = handedBackBy
    self.queuedAt = queuedAt
    self.calledAt = calledAt
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.file = file
  }

  /// Its place in the queue; nil for a ticket that never queued.
  package func place(in queueing: Queueing) -> QueuePlace? {
    queuedAt.map { QueuePlace(since: $0, priority: priority, counter: counter, in: queueing) }
  }

  /// The class by need of whoever waits, whatever goes before it.
  var neededPriority: PriorityClass? { priority == .compensation ? need : priority }

  /// The promise that runs; the one due first where several do, nil where none does.
  package var promise: Promise? {
    promises.filter { $0.state == .running }.min { ($0.due ?? .distantFuture) < ($1.due ?? .distantFuture) }
  }

  /// The last moment that keeps, or would have kept, what is owed; nil where nothing is owed any more.
  package var due: Date? { state.isEnded ? nil : (promise ?? brokenPromise)?.due }

  /// The promise to show: the one that runs, else the first that waits for its clock, else the broken one.
  package var shownPromise: Promise? { promise ?? promises.first { $0.state == .waiting } ?? brokenPromise }

  /// The promise that was broken before the visitor was waited for: the work is owed all the same, and is late.
  private var brokenPromise: Promise? {
    [.open, .escalated, .pending].contains(state) ? promises.last { $0.state == .missed } : nil
  }
}
