import Calendars
import Foundation
import SQLite
import TicketCore

/// A ticket as recorded, with what lists show beside it.
package struct TicketRecord: Sendable {
  /// The ticket.
  package let ticket: Ticket
  /// Its place among all tickets; later ones have higher numbers.
  package let seq: Int64
  /// The visitor's name.
  package let visitorName: String?
}

/// The tables `tickets` and `ticket_promises`: the fold of each ticket's events.
package enum Tickets {
  /// Writes the row of a new ticket; false where its tracking code is taken.
  /// - Throws: `DatabaseError`.
  package static func insert(_ ticket: Ticket, in entry: Entry) throws -> Bool {
    let transaction = entry.transaction
    try transaction.execute(
      """
      INSERT INTO tickets (
        id, version, number, code, office_date, visitor, standard, standard_version, calendar_version, channel,
        category, kind, subject, question, fields, intake, state, tier, restricted, received_at, issued_at, due
      )
      VALUES (
        \(ticket.id), \(ticket.version), \(ticket.number.description), \(ticket.code.text),
        \(ticket.officeDate.description), \(ticket.visitorID), \(ticket.standard), \(ticket.standardVersion),
        \(ticket.calendarVersion), \(ticket.channel), \(ticket.category), \(ticket.kind), \(ticket.subject),
        \(ticket.question), \(sql: TicketJSON.object(ticket.fields)), \(ticket.intake), \(ticket.state), \(ticket.tier),
        \(ticket.restricted), \(ticket.receivedAt), \(ticket.issuedAt), \(ticket.promise?.due)
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
  /// - Throws: `DatabaseError`.
  package static func issue(_ issued: Issued, by actor: Actor, in entry: Entry) throws -> Place {
    let ticket = issued.ticket
    for (ordinal, promise) in ticket.promises.enumerated() {
      try insert(promise, ordinal: ordinal, of: ticket.id, in: entry.transaction)
    }
    let event = try TicketEvents.append(
      id: ticket.id, ticket: ticket.id, version: ticket.version, type: TicketAct.issued(issued).type,
      body: TicketJSON.issued(ticket: ticket.id, papers: issued.papers), at: ticket.issuedAt, actor: actor, in: entry)
    try entry.changed(.tickets, ticket.id, restricted: ticket.restricted)
    let ahead =
      ticket.state == .waiting
      ? try Counters.joinQueue(
        officeDate: ticket.officeDate.description, standard: ticket.standard, in: entry.transaction) : nil
    return Place(ahead: ahead, event: event)
  }

  /// The ticket of that id, when the viewer may know of it.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, for viewer: Viewer, in reader: some SQLReader) throws -> TicketRecord? {
    try reader.first(TicketJSON.record + " WHERE tickets.id = \(id)" + visible(to: viewer), read)
  }

  /// What a list of tickets is narrowed to; nil members narrow nothing.
  package struct Filter: Sendable {
    /// Words typed: in number, code, subject or question, or of the visitor.
    package var typed: String?
    /// A standard's id.
    package var standard: String?
    /// A state.
    package var state: TicketState?
    /// Only those whose running promise was due before this moment.
    package var dueBefore: Date?
    /// The first office date.
    package var from: LocalDate?
    /// The last office date.
    package var to: LocalDate?

    /// Everything.
    package init() {}
  }

  /// Tickets, newest first, before the one with sequence number `before`.
  /// - Throws: `DatabaseError`.
  package static func list(
    _ filter: Filter, before: Int64, limit: Int, for viewer: Viewer, in connection: Connection
  ) throws -> [TicketRecord] {
    var conditions: SQL = " WHERE tickets.seq < \(before)" + visible(to: viewer)
    if let typed = filter.typed, !typed.isEmpty {
      guard let query = FullText.query(typed) else { return [] }
      conditions =
        conditions + """
           AND (
            tickets.code = \(TrackingCode(typed)?.text)
            OR tickets.seq IN (SELECT rowid FROM tickets_text WHERE tickets_text MATCH \(query))
            OR tickets.visitor IN (
              SELECT id FROM visitors
              WHERE seq IN (SELECT rowid FROM visitors_text WHERE visitors_text MATCH \(query))
            )
          )
          """
    }
    if let standard = filter.standard { conditions = conditions + " AND tickets.standard = \(standard)" }
    if let state = filter.state { conditions = conditions + " AND tickets.state = \(state)" }
    if let moment = filter.dueBefore { conditions = conditions + " AND tickets.due < \(moment)" }
    if let from = filter.from { conditions = conditions + " AND tickets.office_date >= \(from.description)" }
    if let to = filter.to { conditions = conditions + " AND tickets.office_date <= \(to.description)" }
    return try connection.query(
      TicketJSON.record + conditions + " ORDER BY tickets.seq DESC LIMIT \(limit)", read)
  }

  /// Every query for tickets carries this: what one may not see is not there.
  private static func visible(to viewer: Viewer) -> SQL {
    viewer.mayRead(restricted: true) ? "" : " AND tickets.restricted = 0"
  }

  private static func read(_ row: Row) throws -> TicketRecord {
    let ticket = try TicketJSON.decode(Ticket.self, from: try row[0])
    return TicketRecord(ticket: ticket, seq: try row[1], visitorName: try row[2])
  }

  private static func insert(
    _ promise: Promise, ordinal: Int, of ticket: String, in transaction: Transaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO ticket_promises (
        ticket, ordinal, name, unit, amount, clock, started, due, reason, state, calendar_version
      )
      VALUES (
        \(ticket), \(ordinal), \(promise.name), \(promise.unit), \(promise.amount), \(promise.from),
        \(promise.started), \(promise.due), \(promise.reason), \(promise.state), \(promise.calendarVersion)
      )
      """)
  }
}
