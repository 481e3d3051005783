import Foundation

/// The way to an open database: locked against restore, ours, in WAL mode, and migrated by one process alone.
struct Opening {
  let path: String
  let migrator: Migrator
  let options: DatabaseOptions

  /// The shared lock, held while the database is open. Throws as `Database.init`.
  func open() throws -> FileLock {
    let lock = try FileLock(besideDatabase: path)
    let start = ContinuousClock.now
    while true {
      if lock.tryExclusive() {
        try migrate()
        // From exclusive to shared flock(2) may let another process in between; it finds the schema migrated.
        if lock.tryShared() { return lock }
      } else if lock.tryShared() {
        if try isCurrent() { return lock }
        // Others have it open with the schema as it is, so it must not change under them. Perhaps they are about to end.
        lock.unlock()
        guard start.duration(to: .now) < options.busyTimeout else { throw FileInUse(path: path) }
      }
      // Else one process migrates or restores, however long that takes; the lock ends with it.
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  private func migrate() throws {
    try Files.createPrivate(path)
    let connection = try connect()
    defer { connection.close() }
    try migrator.migrate(connection, at: path)
  }

  private func isCurrent() throws -> Bool {
    guard Files.exists(path) else { return false }
    let connection = try connect()
    defer { connection.close() }
    let identity = try Identity(of: connection)
    try identity.check(path, expecting: options.applicationID, known: migrator.known)
    return identity.schemaVersion == migrator.known && identity.applicationID == options.applicationID
  }

  private func connect() throws -> Connection {
    try Connection(path: path, access: .readWrite, busyTimeout: options.busyTimeout)
  }
}
