import Foundation
import SQLite
import TicketCore

/// How much each officer has, and when they were last given a case: the table `officer_turns` beside the cases in work.
package enum OfficerTurns {
  /// The officers by user name who have a case in work, and how many each.
  /// - Throws: `DatabaseError`.
  package static func openCases(in reader: some SQLReader) throws -> [String: Int] {
    let rows = try reader.query(
      """
      SELECT assignee, count(*)
      FROM tickets INDEXED BY tickets_in_work_by_officer
      WHERE state IN (\(sql: Tickets.caseStates)) AND assignee IS NOT NULL
      GROUP BY assignee
      """
    ) { (try $0[0] as String, try $0[1] as Int) }
    return Dictionary(rows) { first, _ in first }
  }

  /// When a case last became each officer's, by user name.
  /// - Throws: `DatabaseError`.
  package static func lastAssigned(in reader: some SQLReader) throws -> [String: Date] {
    let rows = try reader.query("SELECT username, assigned_at FROM officer_turns") {
      (try $0[0] as String, try $0[1] as Date)
    }
    return Dictionary(rows) { first, _ in first }
  }

  /// Notes that a case has become an officer's.
  static func note(_ username: String, at moment: Date, in entry: Entry) throws {
    try entry.transaction.execute(
      "REPLACE INTO officer_turns (username, assigned_at) VALUES (\(username), \(moment))")
  }
}
