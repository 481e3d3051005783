import SQLite
import TicketCore

/// The table `ticket_links`, and with it the tickets that belong to a ticket: what it follows and what follows it, what it
/// was linked to on either side, and what the same visitor came for in the same visit.
enum TicketLinks {
  /// Notes that a ticket was linked to another; once more is the same.
  /// - Throws: `DatabaseError`.
  static func note(_ link: Link, from ticket: String, in transaction: Transaction) throws {
    try transaction.execute(
      "INSERT OR IGNORE INTO ticket_links (ticket, other) VALUES (\(ticket), \(link.ticket))")
  }

  /// The ids for the ticket at hand, as a JSON list, oldest first. An open ticket names no restricted one.
  static let list: SQL = """
    (
      SELECT json_group_array(id)
      FROM (
        SELECT other.id
        FROM tickets AS other
        WHERE other.restricted <= tickets.restricted AND other.id <> tickets.id AND other.id IN (
          SELECT id FROM tickets AS later WHERE later.follows = tickets.id
          UNION ALL SELECT tickets.follows
          UNION ALL SELECT link.other FROM ticket_links AS link WHERE link.ticket = tickets.id
          UNION ALL SELECT link.ticket FROM ticket_links AS link WHERE link.other = tickets.id
          UNION ALL SELECT id
            FROM tickets AS companion WHERE companion.visit = tickets.visit AND companion.visitor = tickets.visitor
        )
        ORDER BY other.seq
      )
    )
    """
}
