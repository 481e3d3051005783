import SQLite

/// The table `outbox`: every ticket event that the central CRM is to hear of, in order.
package enum Outbox {
  /// Notes an event for the CRM, in the transaction that records it.
  /// - Throws: `DatabaseError`.
  package static func append(event: String, ticket: String, type: String, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO outbox (event, ticket, type, state, attempts, created_at)
      VALUES (\(event), \(ticket), \(type), 'pending', 0, \(entry.now))
      """)
  }

  /// How many records the CRM has not got yet.
  /// - Throws: `DatabaseError`.
  package static func pending(in connection: Connection) throws -> Int {
    try connection.first("SELECT count(*) FROM outbox WHERE state <> 'done'") { try $0[0] } ?? 0
  }
}
