import Calendars
import Foundation
import SQLite
import TicketCore

/// What a person has been here for, duplicates included.
package struct VisitorHistory: Sendable {
  /// On how many days.
  package let visits: Int
  /// When last; nil for never.
  package let lastVisit: LocalDate?
  /// What is not done yet, newest first, ten at most.
  package let open: [OpenTicket]

  /// A case that somebody works on or waits for.
  package struct OpenTicket: Sendable, Encodable {
    /// The ticket's id.
    package let id: String
    /// Its number.
    package let number: TicketNumber
    /// Its standard's id.
    package let standard: String
    /// Where it stands.
    package let state: TicketState
    /// The office day of its number.
    package let officeDate: LocalDate
    /// What it is about.
    package let subject: String?
  }

  /// The history of one person, as far as the viewer may know of it.
  /// - Throws: `DatabaseError`.
  package static func of(_ visitor: String, for viewer: Viewer, in connection: Connection) throws -> VisitorHistory {
    let ids = Visitors.samePerson(visitor)
    let visible = Tickets.visible(to: viewer)
    let days: (count: Int, last: LocalDate?)? = try connection.first(
      "SELECT count(DISTINCT office_date), max(office_date) FROM tickets WHERE visitor IN (\(sql: ids))" + visible
    ) { (try $0[0], try $0[1]) }
    let open = try connection.query(
      "SELECT id, number, standard, state, office_date, subject FROM tickets WHERE visitor IN (\(sql: ids))" + visible
        + " AND state NOT IN (\(sql: Tickets.endedStates)) ORDER BY seq DESC LIMIT 10"
    ) { row in
      OpenTicket(
        id: try row[0], number: try row[1], standard: try row[2], state: try row[3], officeDate: try row[4],
        subject: try row[5])
    }
    return VisitorHistory(visits: days?.count ?? 0, lastVisit: days?.last, open: open)
  }
}
