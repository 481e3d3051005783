import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private let path: String
  private let tags = Migration(
    2, "tags", "CREATE TABLE tags (name TEXT PRIMARY KEY) STRICT; INSERT INTO tags VALUES ('new')")

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("test.db")
  }

  private func version(_ path: String) throws -> Int? {
    let connection = try Connection(path: path, access: .readOnly, busyTimeout: .zero)
    defer { connection.close() }
    return try connection.first("PRAGMA user_version") { try $0[0] }
  }

  private func create(_ migrations: [Migration] = [notes]) throws {
    let database = try Database(at: path, migrations: migrations)
    try database.write(addNote("kept"))
    database.close()
  }

  @Test("a fresh database gets every migration and needs no copy; only its owner can read it")
  func fresh() throws {
    try create([notes, tags])
    #expect(try folder.names == ["test.db", "test.db.lock"])
    #expect(try version(path) == 2)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("an upgrade leaves a whole copy of what was before, and never overwrites an earlier one")
  func upgrade() throws {
    try create()
    try "an earlier copy".write(toFile: "\(path).before-v2", atomically: true, encoding: .utf8)
    let database = try Database(at: path, migrations: [notes, tags])
    #expect(try database.bodies() == ["kept"])
    #expect(try database.read { try $0.first("SELECT name FROM tags") { try $0[0] as String } } == "new")
    #expect(try String(contentsOfFile: "\(path).before-v2", encoding: .utf8) == "an earlier copy")
    #expect(try version("\(path).before-v2.2") == 1)
    #expect(try bodiesInFile("\(path).before-v2.2") == ["kept"])
  }

  @Test("a newer schema is refused and untouched")
  func newer() throws {
    try create([notes, tags])
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: NewerSchema(found: 2, known: 1)) { try Database(at: path, migrations: [notes]) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("a failing migration leaves the database at the one before it, with nothing of its own")
  func failing() throws {
    try create()
    let broken = Migration(3, "broken", "CREATE TABLE extra (x) STRICT; nonsense")
    let error = #expect(throws: MigrationFailed.self) { try Database(at: path, migrations: [notes, tags, broken]) }
    #expect(error?.id == 3)
    #expect(try version(path) == 2)
    let database = try Database(at: path, migrations: [notes, tags])
    #expect(try database.read { try $0.first("SELECT 1 FROM sqlite_schema WHERE name = 'extra'") { _ in true } } == nil)
    #expect(try database.bodies() == ["kept"])
  }

  @Test(
    "a migration can't end its own transaction, nor leave rows that refer to nothing",
    arguments: ["COMMIT", "INSERT INTO replies (note) VALUES (99)"])
  func unsound(sql: String) throws {
    try create()
    #expect(throws: MigrationFailed.self) { try Database(at: path, migrations: [notes, Migration(2, "x", sql)]) }
    #expect(try version(path) == 1)
  }

  @Test("a table can be rebuilt without losing what refers to it")
  func rebuild() throws {
    let cascade = Migration(
      1, "cascade",
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE b (a INTEGER NOT NULL REFERENCES a (id) ON DELETE CASCADE) STRICT;
      INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);
      """)
    try Database(at: path, migrations: [cascade]).close()
    let rebuilt = Migration(
      2, "rebuild",
      """
      CREATE TABLE a2 (id INTEGER PRIMARY KEY, name TEXT) STRICT;
      INSERT INTO a2 (id) SELECT id FROM a;
      DROP TABLE a;
      ALTER TABLE a2 RENAME TO a;
      """)
    let database = try Database(at: path, migrations: [cascade, rebuilt])
    #expect(try database.read { try $0.first("SELECT count(*) FROM b") { try $0[0] as Int } } == 1)
    #expect(throws: DatabaseError.self) { try database.write { try $0.execute("INSERT INTO b VALUES (2)") } }
  }

  @Test("two that start at once: one migrates, the other waits and finds it done")
  func atOnce() throws {
    try create()
    let group = DispatchGroup()
    for _ in 0..<6 {
      inThread(of: group) { [path, tags] in
        #expect(throws: Never.self) {
          let database = try Database(at: path, migrations: [notes, tags])
          #expect(try database.bodies() == ["kept"])
          database.close()
        }
      }
    }
    group.wait()
    #expect(try version(path) == 2)
    #expect(try folder.names.filter { $0.contains("before") } == ["test.db.before-v2"])
  }

  @Test("while one process migrates or restores, another waits for as long as that takes")
  func waiting() throws {
    try create()
    let lock = try FileLock(besideDatabase: path)
    #expect(lock.tryExclusive())
    let opened = Log()
    let group = DispatchGroup()
    inThread(of: group) { [path] in
      var options = DatabaseOptions()
      options.busyTimeout = .zero
      let database = try? Database(at: path, migrations: [notes], options: options)
      opened.add(database == nil ? "refused" : "opened")
    }
    usleep(100_000)
    #expect(opened.lines.isEmpty)
    lock.unlock()
    group.wait()
    #expect(opened.lines == ["opened"])
  }

  @Test("the schema does not change under a process that has it open")
  func underAnother() throws {
    let database = try Database(at: path, migrations: [notes])
    var options = DatabaseOptions()
    options.busyTimeout = .milliseconds(100)
    #expect(throws: FileInUse.self) {
      try Database(at: path, migrations: [notes, tags], options: options)
    }
    try database.write(addNote("goes on"))
    #expect(try version(path) == 1)
  }

  @Test("the file of another program is refused and untouched")
  func foreign() throws {
    var options = DatabaseOptions()
    options.applicationID = 42
    try Database(at: path, migrations: [notes], options: options).close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: UnusableFile.self) { try Database(at: path, migrations: [notes]) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    let text = folder.file("letter.txt")
    try String(repeating: "Dear Sir or Madam, ", count: 100).write(toFile: text, atomically: true, encoding: .utf8)
    let error = #expect(throws: DatabaseError.self) { try Database(at: text, migrations: [notes]) }
    #expect(error?.isCorrupt == true)
  }

  @Test("migrations are numbered without gaps")
  func numbering() {
    #expect(throws: DatabaseMisuse.self) { try Database(at: path, migrations: [tags]) }
  }
}
