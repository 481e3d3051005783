import Foundation
import Records
import TicketCore

/// A ticket as lists show it.
struct TicketSummary: Encodable {
  struct VisitorName: Encodable {
    let id: String
    let name: String?
  }

  let id: String
  let number: TicketNumber
  let code: TrackingCode
  let state: TicketState
  let version: Int
  let standard: String
  let channel: Channel
  let category: String
  let kind: Kind
  let subject: String?
  let visitor: VisitorName?
  let receivedAt: Date
  let issuedAt: Date
  let promise: Promise?
  let overdue: Bool

  init(_ record: TicketRecord, now: Date) {
    let ticket = record.ticket
    id = ticket.id
    number = ticket.number
    code = ticket.code
    state = ticket.state
    version = ticket.version
    standard = ticket.standard
    channel = ticket.channel
    category = ticket.category
    kind = ticket.kind
    subject = ticket.subject
    visitor = ticket.visitorID.map { VisitorName(id: $0, name: record.visitorName) }
    receivedAt = ticket.receivedAt
    issuedAt = ticket.issuedAt
    promise = ticket.shownPromise
    overdue = ticket.promise?.due.map { $0 < now } ?? false
  }
}

/// A ticket whole: the summary's members and the rest beside them.
struct TicketAnswer: Encodable {
  struct Event: Encodable {
    let id: String
    let seq: Int64
    let type: String
    let at: Date
    let recorded: Date
    let actor: String
    let role: Role
    let device: String?
  }

  private struct Rest: Encodable {
    let question: String?
    let fields: [String: String]
    let intake: Intake
    let tier: Int
    let promises: [Promise]
    let calendarVersion: String?
    let standardVersion: String
    let printJobs: [PrintJobAnswer]
    let events: [Event]
  }

  private let summary: TicketSummary
  private let rest: Rest

  init(_ record: TicketRecord, now: Date, events: [TicketEvents.Recorded], printJobs: [PrintJob]) {
    let ticket = record.ticket
    summary = TicketSummary(record, now: now)
    rest = Rest(
      question: ticket.question, fields: ticket.fields, intake: ticket.intake, tier: ticket.tier,
      promises: ticket.promises, calendarVersion: ticket.calendarVersion, standardVersion: ticket.standardVersion,
      printJobs: printJobs.map(PrintJobAnswer.init),
      events: events.map { event in
        Event(
          id: event.id, seq: event.seq, type: event.type, at: event.at, recorded: event.recorded,
          actor: event.actor.name, role: event.actor.role, device: event.actor.device)
      })
  }

  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    try rest.encode(to: encoder)
  }
}
