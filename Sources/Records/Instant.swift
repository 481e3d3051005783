import Foundation
import SQLite

/// A moment is kept as whole milliseconds since 1970 (UTC), which sorts, compares and never depends on a zone.
extension Date: SQLBindable, SQLReadable {
  /// Milliseconds since 1970, rounded down.
  package var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }

  /// The moment that many milliseconds after 1970 began (UTC).
  package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// The moment as SQLite keeps it.
  package var sqlValue: SQLValue { .integer(milliseconds) }

  /// Reads a column of milliseconds.
  package init?(sqlValue: SQLValue) {
    guard let milliseconds = Int64(sqlValue: sqlValue) else { return nil }
    self.init(milliseconds: milliseconds)
  }
}

/// SQL that makes RFC 3339 text in UTC of a moment, to the millisecond that is kept.
func rfc3339(_ moment: Date) -> SQL { "strftime('%Y-%m-%dT%H:%M:%fZ', \(moment) / 1000.0, 'unixepoch')" }

/// SQL that turns a column of milliseconds into RFC 3339 text in UTC; NULL stays NULL.
func rfc3339(_ column: StaticString) -> SQL { rfc3339(sql: SQL(stringLiteral: column)) }

/// SQL that turns an expression in milliseconds into RFC 3339 text in UTC; NULL stays NULL.
func rfc3339(sql expression: SQL) -> SQL {
  "strftime('%Y-%m-%dT%H:%M:%fZ', " + expression + " / 1000.0, 'unixepoch')"
}
