import Foundation
import SQLite
import TicketCore

// Who was called, and who is at a counter.
extension Queue {
  /// A call of the day.
  package struct Call: Sendable, Equatable {
    /// The ticket's id.
    package let ticket: String
    /// The number that was called.
    package let number: String
    /// The standard's id.
    package let standard: String
    /// Where to.
    package let counter: Int
    /// When, the last time.
    package let at: Date
    /// How the ticket stands now.
    package let state: TicketState
    /// The ticket's version.
    package let version: Int
    /// When the visitor was found not to have come, or the service ended.
    package let endedAt: Date?
  }

  /// The day's last calls, newest first.
  /// - Throws: `DatabaseError`.
  package static func calls(officeDate: String, limit: Int, in connection: Connection) throws -> [Call] {
    try connection.query(
      calls + """
         WHERE office_date = \(officeDate) AND called_at IS NOT NULL AND counter IS NOT NULL AND restricted = 0
          AND state <> 'waiting'
        ORDER BY called_at DESC, seq DESC
        LIMIT \(limit)
        """, call)
  }

  /// Those of the day who were called to one of these standards and did not come, newest first.
  /// - Throws: `DatabaseError`.
  package static func noShows(
    officeDate: String, standards: [String], since: Date, in connection: Connection
  ) throws -> [Call] {
    try connection.query(
      calls + """
         WHERE office_date = \(officeDate) AND called_at IS NOT NULL AND state = 'noShow' AND ended_at >= \(since)
          AND standard IN (SELECT value FROM json_each(\(jsonList(standards))))
        ORDER BY called_at DESC, seq DESC
        LIMIT 20
        """, call)
  }

  /// The ticket that is called to a counter or served at it, of whatever day; nil for none.
  /// - Throws: `DatabaseError`.
  package static func current(at counter: Int, in reader: some SQLReader) throws -> String? {
    try reader.first(
      "SELECT id FROM tickets WHERE counter = \(counter) AND state IN ('called', 'serving') LIMIT 1"
    ) { try $0[0] }
  }

  /// The number that is called to a counter or served at it; nil for none.
  /// - Throws: `DatabaseError`.
  package static func currentNumber(at counter: Int, in reader: some SQLReader) throws -> String? {
    try reader.first(
      "SELECT number FROM tickets WHERE counter = \(counter) AND state IN ('called', 'serving') LIMIT 1"
    ) { try $0[0] }
  }

  /// The ticket whose service at a counter ended last, if that was not before a moment; nil for none that the public may
  /// know of.
  /// - Throws: `DatabaseError`.
  package static func lastServed(at counter: Int, since moment: Date, in reader: some SQLReader) throws -> String? {
    try reader.first(
      """
      SELECT iif(restricted, NULL, id)
      FROM tickets
      WHERE counter = \(counter) AND state IN ('resolved', 'closed') AND ended_at >= \(moment)
      ORDER BY ended_at DESC
      LIMIT 1
      """
    ) { try $0[0] as String? } ?? nil
  }

  /// How many tickets are called to a counter or served at it: one, or in the middle of an act that is refused two.
  /// - Throws: `DatabaseError`.
  package static func count(at counter: Int, in reader: some SQLReader) throws -> Int {
    try reader.first(
      "SELECT count(*) FROM tickets WHERE counter = \(counter) AND state IN ('called', 'serving')"
    ) { try $0[0] } ?? 0
  }

  private static let calls: SQL =
    "SELECT id, number, standard, counter, called_at, state, version, ended_at FROM tickets"

  private static func call(_ row: Row) throws -> Call {
    Call(
      ticket: try row[0], number: try row[1], standard: try row[2], counter: try row[3], at: try row[4],
      state: try row[5], version: try row[6], endedAt: try row[7])
  }
}
