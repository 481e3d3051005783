import SQLite

/// The outbox from its beginning, what is done and what is not.
package struct OutboxHistory: Sendable, Equatable {
  /// The ids of the records that may leave the house, by subject and in their order.
  package let sent: [String: [String]]
  /// How many restricted records there are.
  package let restricted: Int

  /// Reads all of it: for small databases.
  /// - Throws: `DatabaseError`.
  package static func read(in reader: some SQLReader) throws -> OutboxHistory {
    var (sent, restricted): ([String: [String]], Int) = ([:], 0)
    let rows = try reader.query("SELECT subject, id, restricted FROM outbox ORDER BY seq") { row in
      (subject: try row[0] as String, id: try row[1] as String, isRestricted: try row[2] as Bool)
    }
    for row in rows {
      if row.isRestricted { restricted += 1 } else { sent[row.subject, default: []].append(row.id) }
    }
    return OutboxHistory(sent: sent, restricted: restricted)
  }
}
