import CSQLite

/// One connection to the file, used by one thread at a time. Statements are prepared once and kept by their text.
package final class Connection {
  /// Whether BEGIN, COMMIT, SAVEPOINT and their like may be prepared; see `reserveTransactionControl`.
  var allowsTransactionControl = true
  private let handle: OpaquePointer
  private var cache: StatementCache
  private var logObserver: ((Int) -> Void)?
  private var needsTransaction = false
  private var isOpen = true

  /// How a file is opened.
  enum Access {
    case readOnly, readWrite

    fileprivate var flags: Int32 {
      switch self {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      }
    }
  }

  /// Set once, before the first connection; a library that another part of the program has begun to use stays as it is.
  private static let library = loket_sqlite_configure()

  /// Opens a file that exists. `busyTimeout` is how long a lock held elsewhere is waited for;
  /// `pageCache`: KiB of pages kept in memory; `keepsLog`: closing leaves the write-ahead log as it is, even when nobody else has the file open.
  init(
    path: String, access: Access, busyTimeout: Duration, cacheCapacity: Int = 256, pageCache: Int = 2000,
    keepsLog: Bool = false
  ) throws {
    _ = Self.library
    var handle: OpaquePointer?
    // No mutex of SQLite's own: a connection belongs to one thread at a time here.
    let code = sqlite3_open_v2(path, &handle, access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let error = DatabaseError(extendedCode: code)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
    cache = StatementCache(capacity: cacheCapacity)
    sqlite3_busy_timeout(handle, Int32(clamping: Int64(busyTimeout / .milliseconds(1))))
    guard loket_sqlite_harden(handle) == SQLITE_OK, loket_sqlite_keep_log(handle, keepsLog ? 1 : 0) == SQLITE_OK else {
      throw DatabaseError(of: handle, sql: nil, bound: false)
    }
    // Checkpoints run elsewhere; FULL makes every commit durable in WAL mode (sqlite.org/pragma.html#pragma_synchronous);
    // the log file shrinks to 64 MiB when it starts anew.
    try executeScript(
      """
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA synchronous = FULL;
      PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA cache_size = -\(pageCache);
      PRAGMA journal_size_limit = 67108864;
      """)
  }

  deinit {
    close()
  }

  /// Runs one statement to its end; rows are ignored. Throws `DatabaseError`, and `DatabaseMisuse` for several statements.
  package func execute(_ sql: SQL) throws {
    try withStatement(sql) { statement in while try statement.step() {} }
  }

  /// Runs several statements without values, such as a migration. Throws the first one's `DatabaseError`; those before it
  /// have run.
  package func executeScript(_ sql: String) throws {
    let handle = try openHandle()
    try demandTransaction()
    try Statement.runAll(sql, on: handle)
  }

  /// All rows, each turned into a `T` by `map`. Throws what `map` throws, else as `execute`.
  package func query<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> [T] {
    try withStatement(sql) { statement in
      var results: [T] = []
      while try statement.step() { results.append(try map(Row(statement))) }
      return results
    }
  }

  /// The first row, or `nil` when there is none; those behind it are not computed.
  package func first<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> T? {
    try withStatement(sql) { statement in try statement.step() ? map(Row(statement)) : nil }
  }

  /// Rows changed by the last INSERT, UPDATE or DELETE, without those of triggers.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// The rowid of the last INSERT on this connection.
  package var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Whether no transaction is open: after a full disk or an I/O error SQLite may have ended it.
  var isInAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// How many statements are kept.
  var cachedStatements: Int { cache.statements.count }

  /// From now on statements run inside a transaction only, and SQL can't begin or end one or reach for other files, unless
  /// `allowsTransactionControl` is set.
  func reserveTransactionControl() {
    needsTransaction = true
    allowsTransactionControl = false
    sqlite3_set_authorizer(
      handle,
      { context, action, _, _, _, _ in
        guard let context, [SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH].contains(action) else {
          return SQLITE_OK
        }
        let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
        return connection.allowsTransactionControl ? SQLITE_OK : SQLITE_DENY
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Calls `observer` after each commit with the pages in the write-ahead log.
  func observeLog(_ observer: @escaping (Int) -> Void) {
    logObserver = observer
    sqlite3_wal_hook(
      handle,
      { context, _, _, pages in
        if let context {
          Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().logObserver?(Int(pages))
        }
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Finalizes the statements and closes; a connection that is closed stays so.
  func close() {
    guard isOpen else { return }
    isOpen = false
    cache.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Statements are always reset, so that none keeps a read transaction open or a value in memory.
  private func withStatement<T>(_ sql: SQL, _ body: (Statement) throws -> T) throws -> T {
    let handle = try openHandle()
    try demandTransaction()
    let statement = try cache.statement(sql.text) { try Statement.prepare(sql.text, on: handle) }
    statement.isBusy = true
    defer {
      statement.reset()
      statement.isBusy = false
    }
    try statement.bind(sql.bindings)
    return try body(statement)
  }

  /// Once SQLite has rolled back, the next statement would run, and be durable, on its own.
  private func demandTransaction() throws {
    guard !needsTransaction || !isInAutocommit else { throw TransactionLost() }
  }

  /// Throws `DatabaseClosed`.
  func openHandle() throws -> OpaquePointer {
    guard isOpen else { throw DatabaseClosed() }
    return handle
  }
}
