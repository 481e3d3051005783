import Testing

@testable import SQLite

@Suite struct ErrorTests {
  private static let secret = "3174012345678901"
  private let folder: TemporaryFolder
  private let database: Database

  init() throws {
    folder = try TemporaryFolder()
    let schema = Migration(
      1, "people",
      """
      CREATE TABLE people (id INTEGER PRIMARY KEY, nik TEXT NOT NULL UNIQUE CHECK (length(nik) = 16), age INTEGER) STRICT;
      CREATE VIRTUAL TABLE search USING fts5 (nik);
      INSERT INTO people (nik) VALUES ('\(Self.secret)');
      """)
    database = try Database(at: folder.file("test.db"), migrations: [schema])
  }

  @Test(
    "no error carries a bound value",
    arguments: [
      "INSERT INTO people (nik) VALUES (\(secret))", "INSERT INTO people (nik) VALUES (\(secret + "0"))",
      "INSERT INTO people (nik, age) VALUES ('1234567890123456', \(secret + "x"))",
      "INSERT INTO people (id, nik) VALUES (\(secret + "x"), 'x')",
      "SELECT rowid FROM search WHERE search MATCH \(secret + " \"")",
      "SELECT rowid FROM search WHERE search MATCH \(secret + " : x")",
      "SELECT rowid FROM search WHERE search MATCH \("nama" + secret + ":x")", "SELECT json_extract('{}', \(secret))",
      "SELECT json(\(secret + "{"))", "SELECT \(secret) FROM nowhere", "SELECT abs(-9223372036854775808) + \(secret)",
    ] as [SQL])
  func privacy(sql: SQL) {
    let error = #expect(throws: (any Error).self) { try database.write { try $0.query(sql) { try $0[0] as Int } } }
    var dumped = ""
    if let error { dump(error, to: &dumped) }
    #expect(dumped.contains("people") || dumped.contains("SELECT"))
    for text in ["\(String(describing: error))", String(reflecting: error), dumped] {
      #expect(!text.contains(Self.secret))
    }
  }

  @Test("an error tells what kind it is, and the columns")
  func kinds() {
    let unique = #expect(throws: DatabaseError.self) {
      try database.write { try $0.execute("INSERT INTO people (nik) VALUES (\(Self.secret))") }
    }
    #expect(unique?.isUniqueViolation == true)
    #expect(unique?.message == "UNIQUE constraint failed: people.nik")
    #expect(unique?.sql == "INSERT INTO people (nik) VALUES (?)")
    let check = #expect(throws: DatabaseError.self) {
      try database.write { try $0.execute("INSERT INTO people (nik) VALUES ('1')") }
    }
    #expect(check?.isConstraint == true)
    #expect(check?.isUniqueViolation == false)
  }
}
