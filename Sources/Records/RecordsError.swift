/// The database and the code disagree.
package enum RecordsError: Error, Equatable {
  /// No row came back from a table where there must be one.
  case missing(table: String)
  /// Every tracking code that was drawn is taken.
  case noFreeCode
}
