/// One step of the schema. Its number and SQL never change once shipped.
package struct Migration: Sendable {
  /// 1, 2, 3, … without gaps; the schema version after this step.
  package let id: Int
  /// What it brings, for messages.
  package let name: String
  let sql: String

  /// A step numbered `id`; `sql` may hold several statements, but none that begins or ends a transaction.
  package init(_ id: Int, _ name: String, _ sql: String) {
    self.id = id
    self.name = name
    self.sql = sql
  }
}

/// A migration failed; the database has the schema of the one before it.
package struct MigrationFailed: Error, CustomStringConvertible {
  /// The migration's number.
  package let id: Int
  /// The migration's name.
  package let name: String
  /// What went wrong.
  package let cause: any Error
  /// One line for the log.
  package var description: String { "migration \(id) (\(name)) failed: \(cause)" }
}
