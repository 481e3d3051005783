import CSQLite
import Foundation
import Synchronization

/// Carries committed pages from the write-ahead log into the database, on a thread and a connection of its own, so that no
/// writer pays for it.
final class Checkpointer: Sendable {
  private struct State {
    var isDue = false
    var isClosed = false
    var hasEnded = false
  }

  private struct Log {
    let connection: Connection
    /// Pages from which the log is to start anew.
    var bound: Int
  }

  private let log: Mutex<Log>
  private let gate: Monitor<Bool>
  private let threshold: Int
  private let record: WriterRecord
  private let state = Monitor(State())
  /// Pages at the log's beginning that the database has already.
  private let carried = Atomic(0)

  /// `threshold`: pages to carry from which a checkpoint is due, at least 1. `gate` is set to false to hold the writer back.
  init(_ connection: sending Connection, gate: Monitor<Bool>, threshold: Int, record: WriterRecord) {
    self.threshold = max(1, threshold)
    self.gate = gate
    log = Mutex(Log(connection: connection, bound: 8 * self.threshold))
    self.record = record
  }

  /// Starts the thread; `close` ends it.
  func start() {
    let thread = Thread { self.work() }
    thread.name = "sqlite-checkpoint"
    thread.qualityOfService = .background
    thread.start()
  }

  /// Called by the writer after each commit.
  ///
  /// What counts is what came since the last checkpoint: under load the log does not begin anew, and a checkpoint after
  /// every further commit would take the disk from the next one.
  func logHas(pages: Int) {
    record.logHas(pages: pages)
    if pages < carried.load(ordering: .relaxed) { carried.store(0, ordering: .relaxed) }
    if pages - carried.load(ordering: .relaxed) >= threshold { state.update { $0.isDue = true } }
  }

  /// Copies what it can without waiting for anybody. A log eight times over its threshold, because it never stood still, is
  /// made to start anew with the writer held back for a moment: otherwise it would grow as long as the load lasts.
  func checkpoint() throws {
    try log.withLock { log in
      let pages = try run(SQLITE_CHECKPOINT_PASSIVE, on: log.connection)
      guard pages > log.bound else { return }
      gate.update { $0 = false }
      defer { gate.update { $0 = true } }
      // A long reader, such as a backup, prevents it; then the next attempt comes when the log is twice as long.
      log.bound = 2 * pages
      _ = try run(SQLITE_CHECKPOINT_RESTART, on: log.connection)
      log.bound = 8 * threshold
    }
  }

  /// Ends the thread and closes the connection.
  func close() {
    state.update { $0.isClosed = true }
    state.wait { $0.hasEnded ? () : nil }
    log.withLock { $0.connection.close() }
  }

  private func work() {
    while waitUntilDue() {
      do {
        try checkpoint()
      } catch let error as DatabaseError where error.isBusy {
        // A reader or another process is in the way: the next commit asks again.
      } catch {
        record.checkpointFailed()
      }
      // What was asked for meanwhile was mostly this one.
      state.update { $0.isDue = false }
    }
    state.update { $0.hasEnded = true }
  }

  private func waitUntilDue() -> Bool {
    state.wait { state in
      if state.isClosed { return false }
      return state.isDue ? true : nil
    }
  }

  /// The pages that are in the log, whether copied or not.
  private func run(_ mode: Int32, on connection: Connection) throws -> Int {
    var (pages, copied): (Int32, Int32) = (0, 0)
    let handle = try connection.openHandle()
    guard sqlite3_wal_checkpoint_v2(handle, nil, mode, &pages, &copied) == SQLITE_OK else {
      throw DatabaseError(of: handle, sql: nil, bound: false)
    }
    carried.store(Int(copied), ordering: .relaxed)
    return Int(pages)
  }
}
