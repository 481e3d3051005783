import Foundation
import Synchronization

/// A database file with one writer and several readers, for any number of threads.
///
/// Writes are gathered in batches and are durable when `write` returns. Reads see one snapshot each and wait for no writer.
/// Other processes may use the file at the same time, in short transactions of their own.
package final class Database: Sendable {
  private let path: String
  private let migrator: Migrator
  private let options: DatabaseOptions
  private let record = WriterRecord()
  private let writer: Writer
  private let readers: ReadPool
  private let checkpointer: Checkpointer
  private let lock: FileLock
  private let isClosed = Atomic(false)

  /// Opens the file, made when it is not there, and brings its schema to the last migration; a database with records is
  /// copied to `NAME.before-vN` first.
  ///
  /// `fullText` runs once for each batch, before its COMMIT, with the rows touched; its error fails the batch, whose requests
  /// then run again one by one.
  /// Throws `NewerSchema` and `UnusableFile` with the file untouched, `MigrationFailed` with the former schema, `FileInUse`
  /// when another process restores, or has a schema open that this one would change.
  package init(
    at path: String, migrations: [Migration], options: DatabaseOptions = .init(),
    fullText: @escaping @Sendable (Connection, [Touched]) throws -> Void = { _, _ in }
  ) throws {
    self.path = path
    self.options = options
    migrator = try Migrator(migrations, applicationID: options.applicationID)
    lock = try Opening(path: path, migrator: migrator, options: options).open()

    let connect: @Sendable (Connection.Access, Duration) throws -> Connection = { access, busyTimeout in
      try Connection(
        path: path, access: access, busyTimeout: busyTimeout, cacheCapacity: options.statementCache,
        pageCache: options.pageCache)
    }
    let gate = Monitor(true)
    // Short, as the writer may be held back for it.
    let checkpointer = Checkpointer(
      try connect(.readWrite, .milliseconds(250)), gate: gate, threshold: options.checkpointPages, record: record)
    let connection = try connect(.readWrite, options.busyTimeout)
    connection.observeLog { checkpointer.logHas(pages: $0) }
    if let pages = options.maximumPages { try connection.executeScript("PRAGMA max_page_count = \(pages)") }
    writer = try Writer(connection, gate: gate, queueLimit: options.queueLimit, record: record, fullText: fullText)
    readers = ReadPool(limit: options.readers) { try connect(.readOnly, options.busyTimeout) }
    self.checkpointer = checkpointer
    checkpointer.start()
  }

  deinit {
    close()
  }

  /// Runs `body` on the writer's thread and blocks until it is durable; may run it more than once, see `Transaction`.
  ///
  /// Throws what `body` throws, with nothing of it written; `QueueFull` at once when too many wait; `CommitFailed` or
  /// `TransactionLost` when its own transaction could not be made durable; `DatabaseError` (`isBusy`) when another process
  /// kept the lock; `DatabaseMisuse` from inside a write; `DatabaseClosed`.
  package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) throws -> T {
    try writer.write(body)
  }

  /// Runs `body` on one snapshot; waits while all readers are busy. Throws what `body` throws, `DatabaseMisuse` from inside
  /// a read, `DatabaseClosed`.
  package func read<T>(_ body: (Connection) throws -> T) throws -> T {
    try readers.read(body)
  }

  /// Carries the write-ahead log into the database as far as nobody is in the way. It also happens by itself.
  package func checkpoint() throws {
    try checkpointer.checkpoint()
  }

  /// Whether another process has committed since the last call. Waits its turn at the writer, whose connection alone can tell
  /// its own commits from others'. While the writer can't look, `false`; what was missed is told by a later call.
  package func externalChange() -> Bool {
    do {
      try writer.write { _ in }
    } catch {
      return false
    }
    return record.takeForeignCommits()
  }

  /// Copies the database to a file of its own while writers go on. Nothing has that name before the copy is whole, checked
  /// and durable. Throws `UnusableFile` when the name is taken.
  package func backup(to path: String) throws {
    guard !isClosed.load(ordering: .acquiring) else { throw DatabaseClosed() }
    guard !Files.exists(path) else { throw UnusableFile(path: path, reason: "there is a file of this name already") }
    let source = try Connection(path: self.path, access: .readOnly, busyTimeout: options.busyTimeout)
    defer { source.close() }
    try Copy.write(source, to: path, applicationID: options.applicationID, known: migrator.known)
  }

  /// The figures for `/metrics`.
  package var statistics: DatabaseStatistics {
    var statistics = record.statistics
    statistics.queueLength = writer.queueLength
    return statistics
  }

  /// Serves the writes that wait, lets readers finish, and closes; later calls throw `DatabaseClosed`. Not to be called from
  /// inside a read.
  package func close() {
    isClosed.store(true, ordering: .releasing)
    readers.close()
    checkpointer.close()
    writer.close()
    lock.unlock()
  }
}
