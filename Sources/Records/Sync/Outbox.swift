import Circulation
import Foundation
import SQLite
import TicketCore

/// The table `outbox`: every record that the central CRM is to hear of, in order. What people do to it is in `OutboxDesk`,
/// what the worker does in `SyncSpool`.
package enum Outbox {
  /// Notes a ticket's event for the CRM, in the transaction that records it.
  ///
  /// - Parameters:
  ///   - place: the event's place among all events of tickets.
  ///   - id: the event's id.
  ///   - isForeign: whether the CRM said it itself; then it is noted as told.
  /// - Throws: `DatabaseError`.
  package static func append(
    event place: Int64, id: String, type: String, of ticket: Ticket, isForeign: Bool = false, in entry: Entry
  ) throws {
    try insert(
      Draft(
        id: id, kind: .ticket, subject: ticket.id, event: place, type: type, isRestricted: ticket.restricted,
        isForeign: isForeign), in: entry)
  }

  /// Notes what was done to a loan for the CRM, in the transaction that records it. One act may extend several loans, so
  /// its id does not serve as the record's.
  ///
  /// - Parameter place: the event's place among all events of the library.
  /// - Throws: `DatabaseError`.
  package static func append(
    event place: Int64, act: String, kind: LibraryEvents.Kind, loan: String, in entry: Entry
  ) throws {
    try insert(
      Draft(
        id: NamedUUID.make("\(kind.rawValue) \(loan) \(act)"), kind: .loan, subject: loan, event: place,
        type: kind.rawValue, isRestricted: false, isForeign: false), in: entry)
  }

  private struct Draft {
    let id: String
    let kind: OutboxKind
    let subject: String
    let event: Int64
    let type: String
    let isRestricted: Bool
    let isForeign: Bool
  }

  private static func insert(_ draft: Draft, in entry: Entry) throws {
    let state: OutboxState = draft.isForeign ? .done : .pending
    let settlement: Settlement? = draft.isForeign ? .foreign : nil
    try entry.transaction.execute(
      """
      INSERT INTO outbox (
        id, kind, subject, event, type, restricted, state, attempts, settled_as, created_at, updated_at
      )
      VALUES (
        \(draft.id), \(draft.kind), \(draft.subject), \(draft.event), \(draft.type), \(draft.isRestricted), \(state), 0,
        \(settlement), \(entry.now), \(entry.now)
      )
      """)
  }

  /// The backlog in figures. Only what is unfinished is walked, never the history.
  package struct Figures: Sendable, Equatable {
    /// Records that wait, are under way, or may have arrived.
    package let waiting: Int
    /// Dead letters.
    package let dead: Int
    /// When the oldest that waits was written down; nil when none does.
    package let oldest: Date?
  }

  /// The backlog in figures, for screen and `/metrics`.
  ///
  /// - Parameter restricted: whether restricted records count; a sum that rises with nothing to be seen would tell of them.
  /// - Throws: `DatabaseError`.
  package static func figures(withRestricted restricted: Bool = false, in reader: some SQLReader) throws -> Figures {
    let waiting: (count: Int, head: Int64?)? = try reader.first(
      "SELECT count(*), min(seq) FROM outbox WHERE state <> 'done' AND state <> 'dead' AND restricted <= \(restricted)"
    ) { (count: try $0[0], head: try $0[1]) }
    let dead: Int? = try reader.first(
      "SELECT count(*) FROM outbox WHERE state = 'dead' AND restricted <= \(restricted)"
    ) { try $0[0] }
    let oldest: Date? = try waiting?.head.flatMap { head in
      try reader.first("SELECT created_at FROM outbox WHERE seq = \(head)") { try $0[0] }
    }
    return Figures(waiting: waiting?.count ?? 0, dead: dead ?? 0, oldest: oldest)
  }

  /// Records that are not done, in order, behind a place.
  /// - Throws: `DatabaseError`.
  package static func unfinished(after seq: Int64, limit: Int, in reader: some SQLReader) throws -> [OutboxRow] {
    try reader.query(
      columns + " WHERE state <> 'done' AND seq > \(seq) ORDER BY seq LIMIT \(limit)", read)
  }

  /// The record at a place.
  /// - Throws: `DatabaseError`.
  package static func find(seq: Int64, in reader: some SQLReader) throws -> OutboxRow? {
    try reader.first(columns + " WHERE seq = \(seq)", read)
  }

  private static let columns: SQL =
    "SELECT seq, id, kind, subject, event, type, restricted, state, attempts, carrier, created_at FROM outbox"

  private static func read(_ row: Row) throws -> OutboxRow {
    OutboxRow(
      seq: try row[0], id: try row[1], kind: try row[2], subject: try row[3], event: try row[4], type: try row[5],
      isRestricted: try row[6], state: try row[7], attempts: try row[8], carrier: try row[9], createdAt: try row[10])
  }
}
