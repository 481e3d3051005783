/// A row that must be there is not: the database and the code disagree.
package enum RecordsError: Error, Equatable {
  /// No row came back from this table.
  case missing(table: String)
}
