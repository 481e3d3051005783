import Calendars
import Foundation
import SQLite
import TicketCore

/// The tables `tickets` and `ticket_promises`: the fold of each ticket's events.
package enum Tickets {
  /// Writes the row of a new ticket; false where its tracking code is taken.
  ///
  /// - Parameter key: what its queue is sorted by; nil when it does not queue.
  /// - Throws: `DatabaseError`.
  package static func insert(_ ticket: Ticket, key: Date?, in entry: Entry) throws -> Bool {
    let transaction = entry.transaction
    try transaction.execute(
      """
      INSERT INTO tickets (
        id, version, number, code, office_date, visitor, standard, standard_version, calendar_version, channel,
        category, kind, subject, question, fields, intake, state, tier, restricted, received_at, issued_at, due,
        priority, waived, waiver_reason, contact, visit, follows, queued_at, queue_key
      )
      VALUES (
        \(ticket.id), \(ticket.version), \(ticket.number.description), \(ticket.code.text),
        \(ticket.officeDate.description), \(ticket.visitorID), \(ticket.standard), \(ticket.standardVersion),
        \(ticket.calendarVersion), \(ticket.channel), \(ticket.category), \(ticket.kind), \(ticket.subject),
        \(ticket.question), \(sql: TicketJSON.object(ticket.fields)), \(ticket.intake), \(ticket.state), \(ticket.tier),
        \(ticket.restricted), \(ticket.receivedAt), \(ticket.issuedAt), \(ticket.due), \(ticket.priority),
        \(ticket.waiver?.answer), \(ticket.waiver?.reason), \(ticket.contact), \(ticket.visit), \(ticket.follows),
        \(ticket.queuedAt), \(key)
      )
      ON CONFLICT (code) DO NOTHING
      """)
    guard transaction.changes == 1 else { return false }
    transaction.touch("tickets", transaction.lastInsertRowID)
    return true
  }

  /// What a new ticket was given by the records.
  package struct Place: Sendable, Equatable {
    /// How many wait before it; nil when it does not queue.
    package let ahead: Int?
    /// Its event's place among all events.
    package let event: Int64
  }

  /// Writes what belongs to a new ticket's row: its promises, its event and its place in the queue.
  ///
  /// - Parameter patience: whom its priority does not pass.
  /// - Throws: `DatabaseError`.
  package static func issue(
    _ issued: Issued, by actor: Actor, patience: Queue.Patience, in entry: Entry
  ) throws -> Place {
    let ticket = issued.ticket
    try replacePromises(of: ticket, in: entry.transaction)
    try CaseFiles.follow(ticket, from: CaseFile(), in: entry.transaction)
    let event = try TicketEvents.append(
      id: ticket.id, ticket: ticket.id, version: ticket.version, type: TicketAct.issued(issued).type,
      body: TicketJSON.issued(issued), at: ticket.issuedAt, actor: actor, in: entry)
    try entry.changed(.tickets, ticket.id, restricted: ticket.restricted)
    guard ticket.state == .waiting else { return Place(ahead: nil, event: event) }
    try entry.changed(.queue, "all")
    let waiting = try Counters.joinQueue(
      officeDate: ticket.officeDate.description, standard: ticket.standard, in: entry.transaction)
    let ahead =
      ticket.priority == nil ? waiting : try Queue.ahead(of: ticket, patience: patience, in: entry.transaction)
    return Place(ahead: ahead, event: event)
  }

  /// Writes down what an event made of a ticket, and answers the event's place among all events.
  ///
  /// - Parameters:
  ///   - before: the ticket as the event met it.
  ///   - key: what its queue is sorted by; nil when it does not queue.
  /// - Throws: `DatabaseError`.
  package static func record(
    _ event: TicketEvent, making ticket: Ticket, from before: Ticket, key: Date?, in entry: Entry
  ) throws -> Int64 {
    try update(ticket, key: key, in: entry)
    if ticket.promises != before.promises { try replacePromises(of: ticket, in: entry.transaction) }
    if ticket.file != before.file { try CaseFiles.follow(ticket, from: before.file, in: entry.transaction) }
    let seq = try TicketEvents.append(
      id: event.id, ticket: ticket.id, version: ticket.version, type: event.act.type,
      body: TicketJSON.body(of: event.act, ticket: ticket.id), at: event.at, actor: event.actor, in: entry)
    if case .answered = event.act, !ticket.restricted { entry.transaction.touch("answers", seq) }
    if case .linked(let link) = event.act { try TicketLinks.note(link, from: ticket.id, in: entry.transaction) }
    if case .assigned(let assignment) = event.act { try OfficerTurns.note(assignment.staff, at: event.at, in: entry) }
    try entry.changed(.tickets, ticket.id, restricted: ticket.restricted)
    try Queue.follow(ticket, from: before, in: entry)
    return seq
  }

  private static func update(_ ticket: Ticket, key: Date?, in entry: Entry) throws {
    let seq: Int64? = try entry.transaction.first(
      """
      UPDATE tickets
      SET version = \(ticket.version), standard = \(ticket.standard), standard_version = \(ticket.standardVersion),
        visitor = \(ticket.visitorID), category = \(ticket.category),
        kind = \(ticket.kind), subject = \(ticket.subject), question = \(ticket.question),
        fields = \(sql: TicketJSON.object(ticket.fields)), intake = \(ticket.intake), state = \(ticket.state),
        waived = \(ticket.waiver?.answer), waiver_reason = \(ticket.waiver?.reason), counter = \(ticket.counter),
        called_at = \(ticket.calledAt), started_at = \(ticket.startedAt), ended_at = \(ticket.endedAt),
        handed_back_by = \(ticket.handedBackBy), priority = \(ticket.priority), queue_key = \(key),
        due = \(ticket.due), tier = \(ticket.tier), \(sql: CaseFiles.assignments(of: ticket.file))
      WHERE id = \(ticket.id)
      RETURNING seq
      """
    ) { try $0[0] }
    guard let seq else { throw RecordsError.missing(table: "tickets") }
    entry.transaction.touch("tickets", seq)
  }

  private static func replacePromises(of ticket: Ticket, in transaction: Transaction) throws {
    for (ordinal, promise) in ticket.promises.enumerated() {
      try transaction.execute(
        """
        REPLACE INTO ticket_promises (
          ticket, ordinal, name, standard, unit, amount, clock, started, due, reason, state, calendar_version
        )
        VALUES (
          \(ticket.id), \(ordinal), \(promise.name), \(promise.standard), \(promise.unit), \(promise.amount), \(promise.from),
          \(promise.started), \(promise.due), \(promise.reason), \(promise.state), \(promise.calendarVersion)
        )
        """)
    }
  }
}
