import Foundation
import SQLite

/// The office's one database with what every write needs around it: a clock that never runs backwards and word of
/// what changed.
package final class Ledger: Sendable {
  private let database: Database
  private let clock: LedgerClock
  private let announce: @Sendable (Change) -> Void

  /// Opens (and, where needed, creates and migrates) the database at `path`.
  ///
  /// - Parameters:
  ///   - wallClock: what the wall clock says; an argument so that tests can set it.
  ///   - announce: told of each change after its commit, in the order of `seq`; must not block.
  /// - Throws: `DatabaseError` and the migrator's errors when the file can't serve.
  package init(
    at path: String, options: DatabaseOptions = DatabaseOptions(),
    wallClock: @escaping @Sendable () -> Date = { Date() },
    announce: @escaping @Sendable (Change) -> Void = { _ in }
  ) throws {
    database = try Database(
      at: path, migrations: Schema.migrations, options: options, fullText: FullText.bringUpToDate)
    clock = LedgerClock(wall: wallClock)
    self.announce = announce
    if let last = try database.read(Self.lastRecorded) { clock.advance(to: last) }
  }

  /// Runs `body` as one durable transaction and answers when it is on disk.
  ///
  /// `body` may run more than once (see `Writer`), always with the same `now`: it must take ids and random values
  /// from outside.
  /// - Throws: what `body` throws (nothing is written then), or a `DatabaseError`.
  package func record<T: Sendable>(_ body: @escaping @Sendable (Entry) throws -> T) throws -> T {
    let moment = FixedMoment()
    return try database.write { [clock, announce] transaction in
      try body(Entry(transaction: transaction, now: moment.value(from: clock), announce: announce))
    }
  }

  /// Runs `body` on one consistent snapshot of what is committed.
  /// - Throws: what `body` throws, or a `DatabaseError`.
  package func read<T>(_ body: (Connection) throws -> T) throws -> T { try database.read(body) }

  /// The ledger's time: the wall clock's, but never earlier than the last recorded event.
  package var now: Date { clock.now() }

  /// How far the wall clock is behind the last recorded event, in seconds; 0 when it is not.
  package var secondsBehind: Double { clock.secondsBehind }

  /// When the newest event of all was recorded; nil where nothing ever happened.
  /// - Throws: `DatabaseError`.
  package static func lastRecorded(in connection: Connection) throws -> Date? {
    let all = [try TicketEvents.lastRecorded(in: connection), try LibraryEvents.lastRecorded(in: connection)]
    return all.compactMap { $0 }.max()
  }

  /// The writer's figures, for `/metrics`.
  package var statistics: DatabaseStatistics { database.statistics }

  /// Whether another process has written since the last call: `loket import`, say. Not to be called from inside a
  /// record.
  package func hasForeignChanges() -> Bool { database.externalChange() }

  /// Writes a checked copy of the database to `path` while the desk goes on.
  /// - Throws: `DatabaseError` when the copy can't be written or does not pass its checks.
  package func backup(to path: String) throws { try database.backup(to: path) }

  /// Whether SQLite finds the file whole (`PRAGMA quick_check`) and every reference leads somewhere.
  /// - Throws: `DatabaseError`.
  package func isWhole() throws -> Bool {
    try read { connection in
      let check: String? = try connection.first("PRAGMA quick_check(1)") { try $0[0] }
      let dangling: String? = try connection.first("PRAGMA foreign_key_check") { try $0[0] }
      return check == "ok" && dangling == nil
    }
  }

  /// Puts a backup in the place of the database at `path` and keeps the former file beside it, under the name that is
  /// answered; nil when there was none. All that waits in its outbox may have arrived since the backup.
  /// - Throws: what `Database.restore` throws; the former database is untouched then.
  @discardableResult
  package static func restore(from backup: String, to path: String) throws -> String? {
    try Database.restore(from: backup, to: path, migrations: Schema.migrations) { copy in
      let ledger = try Ledger(at: copy)
      defer { ledger.close() }
      try SyncSpool(ledger).doubt()
    }
  }

  /// Ends the writer and closes every connection; what was answered is on disk.
  package func close() { database.close() }
}

/// One transaction of the ledger: the SQL transaction, the moment it happens at, and word of what it changes.
package struct Entry {
  /// The transaction to read and write through.
  package let transaction: Transaction
  /// When the act happens; the same on every run of the closure.
  package let now: Date
  let announce: @Sendable (Change) -> Void

  /// Notes that a record changed: kept in `changes` for screens that were away, told to the others after the commit.
  /// - Throws: `DatabaseError`.
  package func changed(_ topic: Topic, _ id: String, restricted: Bool = false) throws {
    let seq = try Changes.append(topic, id, restricted: restricted, in: transaction)
    let change = Change(seq: seq, topic: topic, id: id, isRestricted: restricted)
    transaction.afterCommit { [announce] in announce(change) }
  }
}

/// A moment read once and then kept, so that a closure that runs again happens at the same time.
private final class FixedMoment: @unchecked Sendable {
  // Only the writer's thread touches it: closures of one request never run side by side.
  private var moment: Date?

  func value(from clock: LedgerClock) -> Date {
    if let moment { return moment }
    let now = clock.now()
    moment = now
    return now
  }
}
