import SQLite

/// Whatever can be read through: a reader's connection, or a write's transaction.
package protocol SQLReader {
  /// The first row, or nil when there is none.
  func first<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> T?
  /// Every row.
  func query<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> [T]
}

extension Connection: SQLReader {}
extension Transaction: SQLReader {}
