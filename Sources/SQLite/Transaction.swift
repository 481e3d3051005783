/// A row whose full-text entry must be brought up to date before COMMIT.
package struct Touched: Hashable, Sendable {
  /// The table, as named in `touch`.
  package let table: String
  /// The row's rowid.
  package let rowid: Int64

  /// A row of a table.
  package init(table: String, rowid: Int64) {
    self.table = table
    self.rowid = rowid
  }
}

/// What a write closure works with. Its statements share a savepoint: an error thrown by the closure undoes them all.
///
/// The closure may run more than once, each time on what the database held before it, until one run has become durable.
/// So ids and `now` come from outside, and effects on the outside belong in `afterCommit`.
package struct Transaction {
  private let connection: Connection
  private let wishes: Wishes

  init(_ connection: Connection, _ wishes: Wishes) {
    self.connection = connection
    self.wishes = wishes
  }

  /// Runs one statement to its end; rows are ignored. Throws as `Connection.execute`.
  package func execute(_ sql: SQL) throws {
    try connection.execute(sql)
  }

  /// All rows, each turned into a `T`. Throws as `Connection.query`.
  package func query<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> [T] {
    try connection.query(sql, map)
  }

  /// The first row, or `nil`. Throws as `Connection.first`.
  package func first<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> T? {
    try connection.first(sql, map)
  }

  /// Rows changed by the last INSERT, UPDATE or DELETE, without those of triggers.
  package var changes: Int { connection.changes }

  /// The rowid of the last INSERT.
  package var lastInsertRowID: Int64 { connection.lastInsertRowID }

  /// The row's full-text entry is brought up to date once, before the batch's COMMIT; forgotten when this request fails.
  package func touch(_ table: String, _ rowid: Int64) {
    wishes.touched.append(Touched(table: table, rowid: rowid))
  }

  /// Runs once on the writer's thread, after the COMMIT that made this request durable and before its caller is answered,
  /// in the order of the requests; forgotten when the request fails. Must be short and must not write.
  package func afterCommit(_ body: @escaping @Sendable () -> Void) {
    wishes.afterCommit.append(body)
  }
}

/// What one run of a request wants done when it has succeeded.
final class Wishes {
  var touched: [Touched] = []
  var afterCommit: [@Sendable () -> Void] = []
}
