import Testing

@testable import SQLite

@Suite struct StatementTests {
  private let folder: TemporaryFolder
  private let database: Database

  init() throws {
    folder = try TemporaryFolder()
    var options = DatabaseOptions()
    options.statementCache = 4
    database = try Database(at: folder.file("test.db"), migrations: [notes], options: options)
  }

  @Test(
    "execute takes one statement, whole and alone",
    arguments: [
      "SELECT 1; SELECT 2", "SELECT 1; junk", "", " -- nothing", "SELECT ?", "SELECT 1; -- one\n SELECT 2",
      "SELECT 1;\0",
      "SELECT 1\0; DROP TABLE notes",
    ] as [SQL])
  func oneStatement(sql: SQL) throws {
    _ = try database.read { connection in
      #expect(throws: DatabaseMisuse.self) { try connection.execute(sql) }
    }
  }

  @Test(
    "a semicolon, white space and comments may follow",
    arguments: ["SELECT 1;", "SELECT 1 ; -- done", "SELECT 1;;\n"] as [SQL])
  func blankTail(sql: SQL) throws {
    try database.read { try $0.execute(sql) }
  }

  @Test("no more statements are kept than the bound, and all of them still work")
  func boundedCache() throws {
    try database.read { connection in
      var sql: SQL = "SELECT 1"
      for expected in 1...40 {
        let value = try connection.first(sql) { try $0[0] as Int }
        #expect(value == expected)
        #expect(connection.cachedStatements <= 4)
        sql = sql + " + 1"
      }
    }
  }

  @Test("a query inside a query of the same text has rows of its own")
  func reentrant() throws {
    try database.read { connection in
      let sql: SQL = "SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2)"
      let pairs = try connection.query(sql) { outer in
        let left: Int = try outer[0]
        return try connection.query(sql) { "\(left)\(try $0[0] as Int)" }
      }
      #expect(pairs == [["11", "12"], ["21", "22"]])
    }
  }

  @Test("a double-quoted text is a mistyped column, not a text")
  func doubleQuotes() throws {
    _ = try database.read { connection in
      #expect(throws: DatabaseError.self) { try connection.execute(#"SELECT "typo" FROM notes"#) }
    }
  }

  @Test("readers can't write")
  func readOnly() throws {
    try database.read { connection in
      let error = #expect(throws: DatabaseError.self) { try connection.execute("DELETE FROM notes") }
      #expect(error?.isReadOnly == true)
    }
  }

  @Test("changes and the last rowid are those of the statement before")
  func counts() throws {
    let (rowid, changes) = try database.write { transaction in
      try transaction.execute("INSERT INTO notes (id, body) VALUES (7, 'a'), (9, 'b')")
      let rowid = transaction.lastInsertRowID
      try transaction.execute("UPDATE notes SET payload = x'00'")
      return (rowid, transaction.changes)
    }
    #expect(rowid == 9)
    #expect(changes == 2)
  }
}
