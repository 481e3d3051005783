import Foundation

extension Database {
  /// Puts a backup in the place of the database at `to`, whose file is kept as `NAME.before-restore-DATE`; its name is the
  /// result, `nil` when there was none.
  ///
  /// The backup is checked first, and its copy again before it takes the place; until then `to` is untouched. An older schema is
  /// migrated when the database is next opened. A database in use is refused: every process that has it open holds its
  /// `NAME.lock`, and other programs (the sqlite3 shell) hold SQLite's own locks.
  /// Throws `UnusableFile`, `NewerSchema`, `FileInUse`, `DatabaseError`, and what `preparing` throws.
  ///
  /// - Parameter preparing: does what has to be done to the copy, by its path, before it takes the place.
  @discardableResult
  package static func restore(
    from: String, to: String, migrations: [Migration], options: DatabaseOptions = .init(),
    preparing: (_ copy: String) throws -> Void = { _ in }
  ) throws -> String? {
    let known = try Migrator(migrations, applicationID: options.applicationID).known
    try Copy.verify(from, applicationID: options.applicationID, known: known)
    let lock = try FileLock(besideDatabase: to)
    guard lock.tryExclusive() else { throw FileInUse(path: to) }
    let occupation = try Occupation(of: to)
    defer { occupation?.end() }

    let source = try Connection(path: from, access: .readOnly, busyTimeout: options.busyTimeout)
    defer { source.close() }
    let fresh = to + ".restored"
    defer { Files.removeDatabase(fresh, withLock: true) }
    try Copy.write(source, to: fresh, applicationID: options.applicationID, known: known)
    try preparing(fresh)
    let aside = try occupation.map { try $0.setAside() }
    try Files.publish(fresh, as: to)
    return aside
  }
}

/// The old database, held so that no other program opens it while it is replaced.
private struct Occupation {
  private let path: String
  /// `nil` when the file is too damaged for SQLite to lock it: restoring is what helps then.
  private let connection: Connection?

  /// `nil` when there is no such file. Throws `FileInUse`.
  init?(of path: String) throws {
    guard Files.exists(path) else { return nil }
    self.path = path
    do {
      let connection = try Connection(path: path, access: .readWrite, busyTimeout: .zero, keepsLog: true)
      // Leaving WAL mode takes every lock there is, and brings the log into the file that is set aside.
      try connection.executeScript("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
      self.connection = connection
    } catch let error as DatabaseError where error.isBusy {
      throw FileInUse(path: path)
    } catch is DatabaseError {
      connection = nil
    }
  }

  /// Gives the old file a dated name and takes its log away: found beside the new file it would be played into that.
  func setAside() throws -> String {
    let date = Date().formatted(.iso8601.dateTimeSeparator(.standard).timeSeparator(.omitted))
    let aside = Files.freeName("\(path).before-restore-\(date)")
    try Files.link(path, as: aside)
    if Files.exists(path + "-wal") { try Files.link(path + "-wal", as: aside + "-wal") }
    ["-wal", "-shm", "-journal"].forEach { unlink(path + $0) }
    return aside
  }

  func end() {
    connection?.close()
  }
}
