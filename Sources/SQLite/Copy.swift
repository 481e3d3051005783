import CSQLite

/// A whole copy of a database by the backup API (sqlite.org/backup.html), checked before it gets its name.
enum Copy {
  private static let pagesPerStep: Int32 = 256

  /// Copies one snapshot while writers go on. Throws without leaving anything at `path`.
  static func write(_ source: Connection, to path: String, applicationID: Int32, known: Int) throws {
    let temporary = path + ".partial"
    Files.removeDatabase(temporary)
    do {
      try Files.createPrivate(temporary)
      try transfer(from: source, to: temporary)
      try verify(temporary, applicationID: applicationID, known: known)
      try Files.publish(temporary, as: path)
    } catch {
      Files.removeDatabase(temporary)
      throw error
    }
  }

  /// Opens the file for reading and checks that it is whole, ours and not of a later version.
  static func verify(_ path: String, applicationID: Int32, known: Int) throws {
    guard Files.exists(path) else { throw UnusableFile(path: path, reason: "there is no such file") }
    do {
      try verifyContent(path, applicationID: applicationID, known: known)
    } catch let error as DatabaseError where error.isCorrupt {
      throw UnusableFile(path: path, reason: "the database is damaged")
    }
  }

  private static func verifyContent(_ path: String, applicationID: Int32, known: Int) throws {
    let connection = try Connection(path: path, access: .readOnly, busyTimeout: .seconds(5))
    defer { connection.close() }
    let identity = try Identity(of: connection)
    guard identity.applicationID == applicationID else {
      throw UnusableFile(path: path, reason: "this is not a database of this program")
    }
    try identity.check(path, expecting: applicationID, known: known)
    guard try connection.first("PRAGMA integrity_check(1)", { try $0[0] as String }) == "ok" else {
      throw UnusableFile(path: path, reason: "the database is damaged")
    }
  }

  private static func transfer(from source: Connection, to path: String) throws {
    let target = try Connection(path: path, access: .readWrite, busyTimeout: .seconds(5))
    defer { target.close() }
    // An open snapshot: without it each foreign commit would start the copy over, under load for ever.
    try source.execute("BEGIN")
    defer { try? source.execute("COMMIT") }
    _ = try source.first("SELECT 1 FROM sqlite_schema") { _ in }
    let targetHandle = try target.openHandle()
    guard let backup = sqlite3_backup_init(targetHandle, "main", try source.openHandle(), "main") else {
      throw DatabaseError(of: targetHandle, sql: nil, bound: false)
    }
    var code = SQLITE_OK
    while code == SQLITE_OK { code = sqlite3_backup_step(backup, pagesPerStep) }
    let finished = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw DatabaseError(extendedCode: finished == SQLITE_OK ? code : finished) }
    // One file that needs no log beside it, on any medium.
    try target.executeScript("PRAGMA journal_mode = DELETE")
  }
}
