import Foundation
import SQLite

// Who is called next to a counter.
extension Queue {
  /// The first in line for a counter: of its standards, not kept for a colleague, and not at another counter for another
  /// service of the visit, whose end they await at their place. Whom the counter itself gave back to
  /// the common queue it calls when nobody else waits, or once their patience is over and it has called somebody else.
  ///
  /// - Parameter midnight: the beginning of the office's day.
  /// - Throws: `DatabaseError`.
  package static func next(
    officeDate: String, since midnight: Date, standards: [String], counter: Int, patience: Patience,
    in reader: some SQLReader
  ) throws -> Waiting? {
    let line =
      columns + """
         WHERE office_date = \(officeDate) AND state = 'waiting' AND queue_key IS NOT NULL
          AND standard IN (SELECT value FROM json_each(\(jsonList(standards))))
          AND (counter IS NULL OR counter = \(counter) OR NOT \(sql: isKept(since: midnight, patience)))
          AND NOT \(sql: isElsewhere)
        """
    func longest(_ narrowed: SQL = "") throws -> Waiting? {
      try reader.first(line + narrowed + " AND \(sql: patience.isOver) ORDER BY queued_at, seq LIMIT 1", waiting)
    }
    func inTurn(_ narrowed: SQL = "") throws -> Waiting? {
      try reader.first(line + narrowed + " ORDER BY queue_key, seq LIMIT 1", waiting)
    }
    return try longest(" AND (handed_back_by IS NOT \(counter) OR \(sql: hasCalledSince(counter)))")
      ?? inTurn(" AND handed_back_by IS NOT \(counter)") ?? longest() ?? inTurn()
  }

  /// Whether the visitor is at a counter already, or on the way there, with another ticket of the same visit. Others of a
  /// group, who have tickets of their own, are not waited for.
  private static let isElsewhere: SQL = """
    EXISTS (
      SELECT 1
      FROM tickets AS other
      WHERE other.visit = tickets.visit AND other.visitor IS tickets.visitor
        AND other.office_date = tickets.office_date AND other.state IN ('called', 'serving')
    )
    """

  /// Whether a counter has called somebody else since it called the one at hand.
  private static func hasCalledSince(_ counter: Int) -> SQL {
    """
    EXISTS (
      SELECT 1
      FROM tickets AS other
      WHERE other.office_date = tickets.office_date AND other.called_at > tickets.called_at
        AND (other.counter = \(counter) OR other.handed_back_by = \(counter))
    )
    """
  }

  /// Whether a visitor who was handed over waits for that counter only: while it is open, or on a break, and serves the
  /// standard, and until the patience for it is over. A hand-over must not make anybody wait for a closed window, nor
  /// without end for a colleague who does not come back.
  private static func isKept(since midnight: Date, _ patience: Patience) -> SQL {
    let handedOver: SQL = "(SELECT max(mark.since) FROM ticket_clock AS mark WHERE mark.ticket = tickets.id)"
    return """
      (
        EXISTS (
          SELECT 1
          FROM counters, json_each(counters.services) AS service
          WHERE counters.number = tickets.counter AND counters.state <> 'closed' AND counters.since >= \(midnight)
            AND service.value = tickets.standard
        ) AND NOT (\(sql: patience.isOver(since: handedOver)))
      )
      """
  }

  /// How many of those who wait for these standards a counter can't call now: those kept for another counter, and those who
  /// are at one.
  /// - Throws: `DatabaseError`.
  package static func outOfReach(
    officeDate: String, since midnight: Date, standards: [String], of counter: Int, patience: Patience,
    in connection: Connection
  ) throws -> Int {
    let (kept, served) = (isKept(since: midnight, patience), "other.state IN ('called', 'serving')" as SQL)
    // There are few of either kind, however many wait.
    func count(by index: SQL, _ narrowed: SQL) throws -> Int {
      try connection.first(
        """
        SELECT count(*)
        FROM tickets INDEXED BY \(sql: index)
        WHERE office_date = \(officeDate) AND state = 'waiting'
          AND standard IN (SELECT value FROM json_each(\(jsonList(standards))))
        """ + narrowed
      ) { try $0[0] } ?? 0
    }
    return try count(
      by: "tickets_handed_over", " AND counter IS NOT NULL AND counter <> \(counter) AND \(sql: kept)")
      + count(
        by: "tickets_by_visit",
        """
         AND visit IN (SELECT other.visit FROM tickets AS other WHERE \(sql: served)) AND \(sql: isElsewhere)
          AND (counter IS NULL OR counter = \(counter) OR NOT \(sql: kept))
        """)
  }
}
