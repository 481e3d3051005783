import SQLite
import TicketCore

/// What missed promises have earned their visitors: priority at the next service under the same standard, spent when
/// it starts (table `ticket_grants`). What was issued by mistake promised nothing to anybody; who withdrew because it took
/// too long was let down all the same.
package enum Compensations {
  /// Whether a visitor has earned more than the visitor's tickets in the queue of a day already stand on. Who was left
  /// waiting on an earlier day was not served, and keeps what that ticket stood on.
  ///
  /// - Parameter ticket: the one that it is asked for; nil for one that is not there yet.
  /// - Throws: `DatabaseError`.
  package static func isOwed(
    to visitor: String, under standard: String, on officeDate: String, besides ticket: String? = nil,
    in reader: some SQLReader
  ) throws -> Bool {
    let earned: Int? = try reader.first("SELECT count(*)" + owed(visitor, standard)) { try $0[0] }
    // Hardly anybody has earned anything, and then there is nothing more to count.
    guard let earned, earned > 0 else { return false }
    let claimed: Int? = try reader.first(
      """
      SELECT count(*)
      FROM tickets
      WHERE visitor IN (\(sql: Visitors.samePerson(visitor))) AND standard = \(standard)
        AND office_date = \(officeDate) AND state IN ('waiting', 'called')
        AND priority = \(PriorityClass.compensation) AND id IS NOT \(ticket)
      """
    ) { try $0[0] }
    return earned > (claimed ?? 0)
  }

  /// The ticket whose missed promise a visitor's service is the compensation for, the oldest first; nil for none, and where
  /// the service has been one already. What it earns itself is for the next one.
  /// - Throws: `DatabaseError`.
  package static func owed(to visitor: String, on ticket: Ticket, in reader: some SQLReader) throws -> String? {
    try reader.first(
      "SELECT tickets.id" + owed(visitor, ticket.standard)
        + """
          AND tickets.id <> \(ticket.id)
          AND NOT EXISTS (SELECT 1 FROM ticket_grants AS spent WHERE spent.spent_on = \(ticket.id))
        ORDER BY tickets.seq
        LIMIT 1
        """
    ) { try $0[0] }
  }

  private static func owed(_ visitor: String, _ standard: String) -> SQL {
    """
     FROM tickets JOIN ticket_grants ON ticket_grants.ticket = tickets.id
      JOIN ticket_promises
        ON ticket_promises.ticket = tickets.id AND ticket_promises.ordinal = ticket_grants.promise
    WHERE tickets.visitor IN (\(sql: Visitors.samePerson(visitor)))
      AND coalesce(ticket_promises.standard, tickets.standard) = \(standard)
      AND tickets.state <> 'voided' AND ticket_grants.spent_on IS NULL
    """
  }
}
