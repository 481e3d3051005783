/// The writer's queue is at its bound; the request was not taken. To a client: 503, try again shortly.
package struct QueueFull: Error, Equatable, CustomStringConvertible {
  /// The bound, in requests.
  package let limit: Int
  /// One line for the log.
  package var description: String { "the write queue is full (\(limit) requests wait)" }
}

/// The database was closed; nothing was done.
package struct DatabaseClosed: Error, Equatable, CustomStringConvertible {
  /// One line for the log.
  package var description: String { "the database is closed" }
}

/// The request ran, but its transaction could not be made durable; nothing of it remains.
package struct CommitFailed: Error, CustomStringConvertible {
  /// What COMMIT said.
  package let cause: any Error
  /// One line for the log.
  package var description: String { "the transaction could not be committed: \(cause)" }
}

/// SQLite rolled the whole transaction back under a request that went on as if nothing had happened; nothing of it remains.
package struct TransactionLost: Error, Equatable, CustomStringConvertible {
  /// One line for the log.
  package var description: String { "the transaction was rolled back by SQLite; nothing was written" }
}

/// The file was written by a later version of the program. It was left untouched.
package struct NewerSchema: Error, Equatable, CustomStringConvertible {
  /// The schema version in the file.
  package let found: Int
  /// The last one this program knows.
  package let known: Int
  /// One line for the log.
  package var description: String {
    "the database has schema version \(found), this program knows \(known): use a newer version of the program"
  }
}

/// A file that can't be used as what it was given for; `reason` says why and, where there is one, the remedy.
package struct UnusableFile: Error, Equatable, CustomStringConvertible {
  /// The file.
  package let path: String
  /// What is the matter with it.
  package let reason: String
  /// One line for the log.
  package var description: String { "\(path): \(reason)" }
}

/// Another process, or this one, has the database open and it must not be.
package struct FileInUse: Error, Equatable, CustomStringConvertible {
  /// The database's file.
  package let path: String
  /// One line for the log.
  package var description: String { "\(path) is in use by another process: stop it first" }
}

/// A column held something else than what it was read as. The value is not told.
package struct ColumnMismatch: Error, Equatable, CustomStringConvertible {
  /// The column's name in the result.
  package let column: String
  /// The type that was asked for.
  package let expected: String
  /// The storage class that was there.
  package let found: String
  /// The statement with `?` for its values.
  package let sql: String
  /// One line for the log.
  package var description: String { "column \(column) holds \(found), not \(expected), in: \(sql)" }
}

/// A mistake in the calling code, told instead of a deadlock or a wrong result.
package struct DatabaseMisuse: Error, Equatable, CustomStringConvertible {
  /// What was done and what should be.
  package let explanation: String
  /// The statement with `?` for its values, where there is one.
  package let sql: String?

  init(_ explanation: String, sql: String? = nil) {
    self.explanation = explanation
    self.sql = sql
  }

  /// One line for the log.
  package var description: String { explanation + (sql.map { " in: \($0)" } ?? "") }
}
