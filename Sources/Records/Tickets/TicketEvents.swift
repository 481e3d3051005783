import Foundation
import SQLite
import TicketCore

/// The table `ticket_events`: append-only, held so by triggers; a ticket's row is the fold of its events.
package enum TicketEvents {
  /// One event as recorded.
  package struct Recorded: Sendable, Equatable {
    /// Its place among all events.
    package let seq: Int64
    /// The act's id, made by the client.
    package let id: String
    /// The event type of the contract.
    package let type: String
    /// What was said and what came of it, as JSON.
    package let body: String
    /// When it took effect.
    package let at: Date
    /// When it was written.
    package let recorded: Date
    /// Who did it.
    package let actor: Actor

    /// The event as the ticket core knows it.
    /// - Throws: `DecodingError` where the row is no event of this version.
    package func event(of ticket: String) throws -> TicketEvent {
      let act: TicketAct =
        type == "issued"
        ? .issued(try TicketJSON.decode(Issued.self, from: body)) : try TicketJSON.decode(TicketAct.self, from: body)
      return TicketEvent(id: id, ticket: ticket, act: act, at: at, recorded: recorded, actor: actor)
    }
  }

  /// Appends an event and answers its place among all events.
  ///
  /// - Parameter body: SQL that yields the event's body as one JSON text.
  /// - Throws: `DatabaseError`.
  static func append(
    id: String, ticket: String, version: Int, type: String, body: SQL, at: Date, actor: Actor, in entry: Entry
  ) throws -> Int64 {
    try entry.transaction.execute(
      """
      INSERT INTO ticket_events (id, ticket, version, type, body, at, recorded, actor, role, device)
      VALUES (
        \(id), \(ticket), \(version), \(type), (\(sql: body)), \(at), \(entry.now), \(actor.name), \(actor.role),
        \(actor.device)
      )
      """)
    return entry.transaction.lastInsertRowID
  }

  /// A ticket's events in their order.
  /// - Throws: `DatabaseError`.
  package static func of(ticket: String, in reader: some SQLReader) throws -> [Recorded] {
    try reader.query(
      """
      SELECT seq, id, type, body, at, recorded, actor, role, device
      FROM ticket_events
      WHERE ticket = \(ticket)
      ORDER BY seq
      """, read)
  }

  static func read(_ row: Row) throws -> Recorded {
    Recorded(
      seq: try row[0], id: try row[1], type: try row[2], body: try row[3], at: try row[4], recorded: try row[5],
      actor: Actor(name: try row[6], role: try row[7], device: try row[8]))
  }

  /// When the last event was written; nil before the first.
  static func lastRecorded(in connection: Connection) throws -> Date? {
    try connection.first("SELECT recorded FROM ticket_events ORDER BY seq DESC LIMIT 1") { try $0[0] }
  }
}
