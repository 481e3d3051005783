import SQLite

/// The tickets that belong to a ticket: what it follows and what follows it, what it was linked to on either side, and
/// what the same visitor came for in the same visit.
enum TicketLinks {
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
          UNION ALL SELECT json_extract(body, '$.ticket')
            FROM ticket_events WHERE ticket = tickets.id AND type = 'linked'
          UNION ALL SELECT ticket
            FROM ticket_events WHERE type = 'linked' AND json_extract(body, '$.ticket') = tickets.id
          UNION ALL SELECT id
            FROM tickets AS companion WHERE companion.visit = tickets.visit AND companion.visitor = tickets.visitor
        )
        ORDER BY other.seq
      )
    )
    """
}
