import Foundation
import SQLite
import TicketCore

/// The columns of `tickets` by which the clock finds what it has to do: found by index, whatever the number of tickets.
package enum CaseDutyRows {
  /// Writes down when a ticket is to be looked at next; nil for never.
  /// - Throws: `DatabaseError`.
  package static func plan(_ ticket: String, at moment: Date?, in entry: Entry) throws {
    try entry.transaction.execute(
      "UPDATE tickets SET duty_at = \(moment) WHERE id = \(ticket) AND duty_at IS NOT \(moment)")
  }

  /// The ticket that was to be looked at first, of those whose time has come; nil for none.
  /// - Throws: `DatabaseError`.
  package static func first(until now: Date, in reader: some SQLReader) throws -> String? {
    try reader.first("SELECT id FROM tickets WHERE duty_at <= \(now) ORDER BY duty_at, seq LIMIT 1") { try $0[0] }
  }

  /// Has every open ticket looked at that the clock may have to do with: the rules may have changed. What is due
  /// already keeps its place. An answer's time outlives the case, so that it tells nothing of an ended one; a promise's
  /// does not.
  /// - Throws: `DatabaseError`.
  package static func lookAgain(in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE tickets
      SET duty_at = min(coalesce(duty_at, \(entry.now)), \(entry.now))
      WHERE seq IN (
        SELECT seq FROM tickets WHERE due IS NOT NULL
        UNION ALL
        SELECT seq
        FROM tickets INDEXED BY tickets_in_work_by_due
        WHERE state IN (\(sql: Tickets.caseStates)) AND answered_at IS NOT NULL
      )
      """)
  }

  /// What was done about a ticket.
  /// - Throws: `DatabaseError`.
  package static func memory(of ticket: String, in reader: some SQLReader) throws -> DutyMemory {
    try reader.first("SELECT warned_for, progress_seen FROM tickets WHERE id = \(ticket)") {
      DutyMemory(warnedFor: try $0[0], progressSeen: try $0[1])
    } ?? DutyMemory()
  }

  /// Writes down what was done about a ticket.
  /// - Throws: `DatabaseError`.
  package static func remember(_ memory: DutyMemory, of ticket: String, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE tickets
      SET warned_for = \(memory.warnedFor), progress_seen = \(memory.progressSeen)
      WHERE id = \(ticket)
      """)
  }
}
