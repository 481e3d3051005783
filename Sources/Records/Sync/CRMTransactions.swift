import SQLite

/// The table `crm_transactions`: what was pulled from the central CRM, so that what is told twice happens once.
package enum CRMTransactions {
  /// Whether this was never pulled before.
  /// - Throws: `DatabaseError`.
  package static func isNew(_ id: String, in reader: some SQLReader) throws -> Bool {
    try reader.first("SELECT 1 FROM crm_transactions WHERE id = \(id)") { try $0[0] as Int } == nil
  }

  /// Notes what was pulled.
  ///
  /// - Parameters:
  ///   - id: what it is known by, whichever CRM told it.
  ///   - author: who did it, as the CRM calls them.
  ///   - event: the ticket event that it became; nil where it became none.
  /// - Throws: `DatabaseError`.
  package static func note(_ id: String, on ticket: String, by author: String, event: String?, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO crm_transactions (id, ticket, author, event, pulled_at)
      VALUES (\(id), \(ticket), \(author), \(event), \(entry.now))
      """)
  }
}
