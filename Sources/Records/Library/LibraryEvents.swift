import Calendars
import SQLite
import TicketCore

/// The append-only table `library_events`: what was done at the library desk, by whom, and over which refusal.
package enum LibraryEvents {
  /// What happened. Raw values are the log's.
  package enum Kind: String, CaseIterable, Sendable {
    case lent, returned, extended, undone
    case held, holdMoved, holdCancelled, holdExpired
    case lost, damaged, found
    case registered, corrected
  }

  /// Writes down what happened.
  ///
  /// - Parameters:
  ///   - id: the act's.
  ///   - body: SQL for what else is to be known, as a JSON object.
  ///   - officeDate: the day by the office's calendar.
  /// - Throws: `DatabaseError`.
  package static func append(
    _ kind: Kind, id: String, member: String? = nil, item: String? = nil, loan: String? = nil,
    body: SQL = "'{}'", officeDate: LocalDate, by actor: Actor, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO library_events (
        id, type, member, item, loan, body, office_date, at, recorded, actor, role, device
      )
      VALUES (
        \(id), \(kind), \(member), \(item), \(loan), (\(sql: body)), \(officeDate.description), \(entry.now),
        \(entry.now), \(actor.name), \(actor.role), \(actor.device)
      )
      """)
  }
}
