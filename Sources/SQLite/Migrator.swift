/// Brings a database to the last migration, each in one transaction with its number. To be run under the exclusive lock.
struct Migrator {
  private let migrations: [Migration]
  private let applicationID: Int32

  /// Throws `DatabaseMisuse` unless the migrations are numbered 1, 2, 3, ….
  init(_ migrations: [Migration], applicationID: Int32) throws {
    guard migrations.map(\.id) == Array(0..<migrations.count).map({ $0 + 1 }) else {
      throw DatabaseMisuse("migrations must be numbered 1, 2, 3, …")
    }
    self.migrations = migrations
    self.applicationID = applicationID
  }

  /// The schema version this program knows.
  var known: Int { migrations.count }

  /// Throws `NewerSchema` and `UnusableFile` before anything is touched, `MigrationFailed` with the database at the last
  /// migration that went well.
  func migrate(_ connection: Connection, at path: String) throws {
    let identity = try Identity(of: connection)
    try identity.check(path, expecting: applicationID, known: known)
    if identity.schemaVersion < known && !identity.isEmpty {
      try Copy.write(
        connection, to: Files.freeName("\(path).before-v\(known)"), applicationID: applicationID, known: known)
    }
    guard try connection.first("PRAGMA journal_mode = WAL", { try $0[0] as String }) == "wal" else {
      throw UnusableFile(path: path, reason: "this file system can't hold a write-ahead log: use a local disk")
    }
    if identity.applicationID != applicationID {
      try connection.executeScript("PRAGMA application_id = \(applicationID)")
    }
    // Rebuilding a table means dropping it, which with foreign keys on would delete what refers to it; so they are off,
    // as sqlite.org/lang_altertable.html advises, and checked as a whole before the COMMIT.
    try connection.executeScript("PRAGMA foreign_keys = OFF")
    let control = try TransactionControl(connection)
    for migration in migrations.dropFirst(identity.schemaVersion) {
      do {
        try run(migration, on: connection, control: control)
      } catch {
        control.rollback()
        throw MigrationFailed(id: migration.id, name: migration.name, cause: error)
      }
    }
  }

  private func run(_ migration: Migration, on connection: Connection, control: TransactionControl) throws {
    try control.begin()
    try connection.executeScript(migration.sql)
    guard !connection.isInAutocommit else { throw TransactionLost() }
    if let table = try connection.first("PRAGMA foreign_key_check", { try $0[0] as String }) {
      throw DatabaseMisuse("the migration leaves rows in \(table) that refer to nothing")
    }
    try connection.executeScript("PRAGMA user_version = \(migration.id)")
    try control.commit()
  }
}
