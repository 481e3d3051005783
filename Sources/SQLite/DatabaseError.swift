import CSQLite

/// What SQLite refused, and at which statement.
///
/// Made for logs: neither bound values nor anything derived from them is in it. The statement is the text with its `?`.
/// SQLite's own message is kept where it can only hold names of the schema (`sqlite3_errmsg` of a constraint names columns);
/// where functions and virtual tables write it (FTS5 quotes the search terms), the general text of the code stands instead.
package struct DatabaseError: Error, Equatable, CustomStringConvertible {
  /// The primary result code (sqlite.org/rescode.html).
  package var code: Int32 { extendedCode & 0xff }
  /// The extended result code.
  package let extendedCode: Int32
  /// SQLite's message, or the code's general text.
  package let message: String
  /// The statement with `?` for its values; `nil` when no statement was at work.
  package let sql: String?

  init(extendedCode: Int32, message: String? = nil, sql: String? = nil) {
    self.extendedCode = extendedCode
    self.message = message ?? String(cString: sqlite3_errstr(extendedCode))
    self.sql = sql
  }

  /// The last error of a connection. `bound`: whether values were bound, which its message might then quote.
  init(of handle: OpaquePointer?, sql: String?, bound: Bool) {
    let code = sqlite3_extended_errcode(handle)
    let namesSchemaOnly = code & 0xff == SQLITE_CONSTRAINT && code != loket_sqlite_constraint_vtab
    self.init(
      extendedCode: code, message: bound && !namesSchemaOnly ? nil : String(cString: sqlite3_errmsg(handle)), sql: sql)
  }

  /// Any constraint: UNIQUE, NOT NULL, CHECK, FOREIGN KEY, a trigger's RAISE, a STRICT table's type.
  package var isConstraint: Bool { code == SQLITE_CONSTRAINT }
  /// A UNIQUE index, PRIMARY KEY or rowid that exists already.
  package var isUniqueViolation: Bool {
    [loket_sqlite_constraint_unique, loket_sqlite_constraint_primary_key, loket_sqlite_constraint_rowid]
      .contains(extendedCode)
  }
  /// The disk, or the database's own page limit, is full.
  package var isFull: Bool { code == SQLITE_FULL }
  /// Another connection held the lock for longer than the busy timeout.
  package var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  /// The file or the connection can't be written to.
  package var isReadOnly: Bool { code == SQLITE_READONLY }
  /// The file is damaged or is no SQLite database.
  package var isCorrupt: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }

  /// Code, message and the statement's beginning on one line.
  package var description: String {
    "SQLite error \(extendedCode): \(message)" + (sql.map { " in: \(Self.oneLine($0))" } ?? "")
  }

  private static func oneLine(_ sql: String) -> String {
    let line = sql.prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 160 ? line.prefix(160) + "…" : line
  }
}
