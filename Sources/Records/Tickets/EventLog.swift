import Foundation
import SQLite
import TicketCore

/// The log of a period, over all tickets but the restricted ones: those are in no report, whoever asks.
package enum EventLog {
  /// One event with its ticket's number.
  package struct Entry: Sendable {
    /// The ticket's number.
    package let number: String
    /// The ticket's office date.
    package let officeDate: String
    /// The standard's id.
    package let standard: String
    /// The event type of the contract.
    package let type: String
    /// What was said, as JSON; an issue's is left out.
    package let body: String
    /// When it took effect.
    package let at: Date
    /// When it was written.
    package let recorded: Date
    /// Who did it.
    package let actor: Actor
  }

  /// What was recorded in a stretch of time, oldest first.
  ///
  /// - Parameter standard: only this one's; nil for all.
  /// - Throws: `DatabaseError`.
  package static func entries(
    recorded time: Range<Date>, standard: String?, limit: Int, in connection: Connection
  ) throws -> [Entry] {
    try connection.query(
      """
      SELECT number, office_date, standard, type,
        iif(type = 'issued', '{}', json_remove(body, '$.promises', '$.type')), at, recorded, actor, role, device
      FROM ticket_events JOIN tickets ON tickets.id = ticket_events.ticket
      WHERE recorded >= \(time.lowerBound) AND recorded < \(time.upperBound)
        AND restricted = 0 AND \(sql: only(standard))
      ORDER BY ticket_events.seq
      LIMIT \(limit)
      """
    ) { row in
      Entry(
        number: try row[0], officeDate: try row[1], standard: try row[2], type: try row[3], body: try row[4],
        at: try row[5], recorded: try row[6],
        actor: Actor(name: try row[7], role: try row[8], device: try row[9]))
    }
  }
}
