import Testing

@testable import SQLite

@Suite struct ValueTests {
  private let folder: TemporaryFolder
  private let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(at: folder.file("test.db"), migrations: [notes])
  }

  private func echo<T: SQLBindable & SQLReadable>(_ value: T) throws -> T? {
    try database.read { try $0.first("SELECT \(value)") { try $0[0] } }
  }

  @Test("every type comes back as it went in")
  func roundTrip() throws {
    #expect(try echo(Int.min) == .min)
    #expect(try echo(Int64.max) == .max)
    #expect(try echo(true) == true)
    #expect(try echo(false) == false)
    #expect(try echo(0.1) == 0.1)
    #expect(try echo("") == "")
    #expect(try echo("héé 👩‍👩‍👧") == "héé 👩‍👩‍👧")
    #expect(try echo([UInt8]()) == [])
    #expect(try echo([0, 255, 0] as [UInt8]) == [0, 255, 0])
    #expect(try echo("x" as String?) == "x")
    #expect(try echo(SQLValue.text("x")) == .text("x"))
    #expect(try echo(SQLValue.null) == .null)
  }

  @Test("nil is NULL, and NULL is nil")
  func null() throws {
    let isNull = try database.read { try $0.first("SELECT \(nil as Int?) IS NULL") { try $0[0] as Bool } }
    #expect(isNull == true)
    let read = try database.read { try $0.query("SELECT NULL") { try $0[0] as String? } }
    #expect(read == [nil])
  }

  @Test(
    "a hostile text is bound and never becomes SQL",
    arguments: [
      "'); DROP TABLE notes; --", "\"", "a\0b", "?1", "\u{202e}\u{1b}[2J", "%_", String(repeating: "x", count: 70_000),
    ])
  func hostile(text: String) throws {
    try database.write { try $0.execute("INSERT INTO notes (body) VALUES (\(text))") }
    let found = try database.read {
      try $0.first("SELECT body FROM notes WHERE body = \(text)") { try $0[0] as String }
    }
    #expect(found == text)
    let bytes = try database.read { try $0.first("SELECT length(CAST(body AS BLOB)) FROM notes") { try $0[0] as Int } }
    #expect(bytes == text.utf8.count)
  }

  @Test("a column of another type throws and does not tell the value")
  func mismatch() throws {
    try database.read { connection in
      #expect(throws: ColumnMismatch(column: "secret", expected: "Int", found: "TEXT", sql: "SELECT ? AS secret")) {
        try connection.first("SELECT \("3") AS secret") { try $0[0] as Int }
      }
      #expect(throws: ColumnMismatch.self) { try connection.first("SELECT 3") { try $0[0] as String } }
      #expect(throws: ColumnMismatch.self) { try connection.first("SELECT 2") { try $0[0] as Bool } }
      #expect(throws: ColumnMismatch.self) { try connection.first("SELECT NULL") { try $0[0] as Int } }
      #expect(throws: ColumnMismatch.self) { try connection.first("SELECT 1.5") { try $0[0] as Int? } }
      #expect(throws: ColumnMismatch.self) { try connection.first("SELECT 9007199254740993") { try $0[0] as Double } }
      #expect(throws: DatabaseMisuse.self) { try connection.first("SELECT 1") { try $0[1] as Int } }
    }
  }

  @Test("an enum is stored by its raw value, and an unknown one is refused")
  func rawValues() throws {
    #expect(try echo(Colour.red) == .red)
    _ = try database.read { connection in
      #expect(throws: ColumnMismatch.self) { try connection.first("SELECT 'blue'") { try $0[0] as Colour } }
    }
  }

  @Test("parts of SQL join with their values in order")
  func joining() throws {
    let condition: SQL = "b = \(2)"
    let sql: SQL = "SELECT \(1) AS a, 2 AS b WHERE \(sql: condition)" + " AND a = \("z")"
    #expect(sql.text == "SELECT ? AS a, 2 AS b WHERE b = ? AND a = ?")
    #expect(sql.bindings == [.integer(1), .integer(2), .text("z")])
    #expect("\(sql)" == sql.text)
  }
}

private enum Colour: String, SQLBindable, SQLReadable {
  case red
}
