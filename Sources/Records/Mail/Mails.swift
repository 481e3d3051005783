import SQLite

/// The table `mails`: what is to be sent to members.
package enum Mails {
  /// Writes a mail down in the transaction of the act that it belongs to.
  ///
  /// - Parameter contents: SQL that yields the template's values as one JSON text.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, template: String, to recipient: String, contents: SQL, loan: String?, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO mails (id, template, recipient, contents, loan, state, attempts, created_at, updated_at)
      VALUES (
        \(id), \(template), \(recipient), (\(sql: contents)), \(loan), 'queued', 0, \(entry.now), \(entry.now)
      )
      """)
  }

  /// Keeps what was not sent yet about a loan from going out.
  /// - Throws: `DatabaseError`.
  package static func drop(ofLoan loan: String, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE mails SET state = 'dropped', updated_at = \(entry.now) WHERE loan = \(loan) AND state = 'queued'
      """)
  }
}
