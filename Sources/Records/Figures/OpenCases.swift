import Foundation
import SQLite
import TicketCore

/// What is open now: cases that somebody works on, or whose visitor is waited for. Restricted ones are left out.
package enum OpenCases {
  /// Some open cases alike.
  package struct Group: Sendable, Equatable {
    /// The standard's id.
    package let standard: String
    /// The officer's user name; nil for nobody's yet.
    package let assignee: String?
    /// Whether the visitor is waited for.
    package let awaitsVisitor: Bool
    /// How many days ago they were received; a day is 24 hours.
    package let days: Int
    /// How many.
    package let count: Int
    /// How many of them are past their promise.
    package let overdue: Int
  }

  /// Every open case, grouped.
  ///
  /// - Parameter standard: only this one's; nil for all.
  /// - Throws: `DatabaseError`.
  package static func groups(standard: String?, at now: Date, in connection: Connection) throws -> [Group] {
    // The states stand here as the partial index has them.
    try connection.query(
      """
      SELECT standard, assignee, state IN ('answered', 'awaitingVisitor') AS awaits,
        max(0, (\(now) - received_at) / 86400000) AS days, count(*), coalesce(sum(due < \(now)), 0)
      FROM tickets
      WHERE restricted = 0 AND state IN ('open', 'serving', 'escalated', 'pending', 'answered', 'awaitingVisitor')
        AND \(sql: only(standard))
      GROUP BY standard, assignee, awaits, days
      """
    ) { row in
      Group(
        standard: try row[0], assignee: try row[1], awaitsVisitor: try row[2], days: try row[3], count: try row[4],
        overdue: try row[5])
    }
  }
}
