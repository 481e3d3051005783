import Foundation
import SQLite
import TicketCore

/// A record that does not get through, as people look at it.
package struct StuckRecord: Sendable, Equatable {
  /// The record's id.
  package let id: String
  /// What it is about.
  package let kind: OutboxKind
  /// The ticket's or the loan's id.
  package let subject: String
  /// The ticket's number; nil for a loan.
  package let number: String?
  /// The event type of the contract.
  package let type: String
  /// Whether only a fraud agent may know of it.
  package let isRestricted: Bool
  /// Where it stands: dead, pending or unknown.
  package let state: OutboxState
  /// How often it was told in vain.
  package let attempts: Int
  /// Why the CRM does not take it, by the name of the kind; nil while it is still tried.
  package let rejection: String?
  /// The HTTP status of the refusal.
  package let status: Int?
  /// What the CRM said; for the screen, never for the log.
  package let words: String?
  /// When it was written down.
  package let createdAt: Date
  /// When it was last tried.
  package let updatedAt: Date

  /// The ticket's id; nil for a loan.
  package var ticket: String? { kind == .ticket ? subject : nil }

  /// Dead letters that the viewer may know of, oldest first.
  /// - Throws: `DatabaseError`.
  package static func dead(for viewer: Viewer, limit: Int, in reader: some SQLReader) throws -> [StuckRecord] {
    try list(deadLetters + " WHERE outbox.state = 'dead'", for: viewer, limit: limit, in: reader)
  }

  /// Records that were told in vain and are told again, oldest first; what waits behind them is not among them.
  /// - Throws: `DatabaseError`.
  package static func retrying(for viewer: Viewer, limit: Int, in reader: some SQLReader) throws -> [StuckRecord] {
    try list(
      tried + " WHERE outbox.state <> 'done' AND outbox.state <> 'dead' AND attempts > 0", for: viewer, limit: limit,
      in: reader)
  }

  /// The stuck record of that id, if the viewer may know of it, with its place.
  static func find(_ id: String, for viewer: Viewer, in reader: some SQLReader) throws -> (Int64, StuckRecord)? {
    let dead = deadLetters + " WHERE outbox.state = 'dead' AND outbox.id = \(id)"
    let again =
      tried + """
         WHERE outbox.state <> 'done' AND outbox.state <> 'inFlight' AND outbox.id = \(id) AND attempts > 0
        """
    for question in [dead, again] {
      let found = try reader.first(columns + question + visible(to: viewer)) { (try $0[13] as Int64, try read($0)) }
      if let found { return found }
    }
    return nil
  }

  private static func list(
    _ question: SQL, for viewer: Viewer, limit: Int, in reader: some SQLReader
  ) throws -> [StuckRecord] {
    try reader.query(
      columns + question + visible(to: viewer) + " ORDER BY outbox.seq LIMIT \(limit)", read)
  }

  private static func visible(to viewer: Viewer) -> SQL {
    viewer.mayRead(restricted: true) ? "" : " AND outbox.restricted = 0"
  }

  private static let columns: SQL = """
    SELECT outbox.id, outbox.kind, outbox.subject, number, type, outbox.restricted, outbox.state, attempts, rejection,
      rejection_status, rejection_words, outbox.created_at, outbox.updated_at, outbox.seq
    """

  // Left to itself, SQLite would walk along the history for the order of the rows.
  private static let deadLetters: SQL = " FROM outbox INDEXED BY outbox_dead " + tickets
  private static let tried: SQL = " FROM outbox INDEXED BY outbox_tried " + tickets
  private static let tickets: SQL = "LEFT JOIN tickets ON outbox.kind = 'ticket' AND tickets.id = outbox.subject"

  private static func read(_ row: Row) throws -> StuckRecord {
    StuckRecord(
      id: try row[0], kind: try row[1], subject: try row[2], number: try row[3], type: try row[4],
      isRestricted: try row[5], state: try row[6], attempts: try row[7], rejection: try row[8], status: try row[9],
      words: try row[10], createdAt: try row[11], updatedAt: try row[12])
  }
}
