import SQLite

/// The table `outbox`: every ticket event that the central CRM is to hear of, in order.
package enum Outbox {
  /// Notes an event for the CRM, in the transaction that records it.
  ///
  /// - Parameter event: the event's place among all events.
  /// - Throws: `DatabaseError`.
  package static func append(event: Int64, ticket: String, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO outbox (event, ticket, state, attempts, created_at)
      VALUES (\(event), \(ticket), 'pending', 0, \(entry.now))
      """)
  }

  /// How many records the CRM has not got yet.
  /// - Throws: `DatabaseError`.
  package static func pending(in connection: Connection) throws -> Int {
    try connection.first("SELECT count(*) FROM outbox WHERE state <> 'done'") { try $0[0] } ?? 0
  }
}
