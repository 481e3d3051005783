import CSQLite

/// The row a query stands on. Valid only inside the mapping closure; columns are counted from 0.
package struct Row {
  private let statement: Statement

  init(_ statement: Statement) {
    self.statement = statement
  }

  /// The column as a `T`; what is NULL in SQL is optional in Swift.
  ///
  /// Throws `ColumnMismatch` when it holds something else, `DatabaseMisuse` when there is no such column.
  package subscript<T: SQLReadable>(_ index: Int) -> T {
    get throws {
      let value = try statement.column(index)
      guard let result = T(sqlValue: value) else {
        throw ColumnMismatch(
          column: statement.columnName(index), expected: "\(T.self)", found: value.storageClass, sql: statement.text)
      }
      return result
    }
  }
}
