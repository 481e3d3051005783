import Foundation

/// Read-only connections, opened when first needed, one reader each.
final class ReadPool: Sendable {
  private struct State {
    var idle: [Connection] = []
    var readers: Set<pthread_t> = []
    var isClosed = false
  }

  private let open: @Sendable () throws -> Connection
  private let limit: Int
  private let state = Monitor(State())

  /// `limit` in connections, at least 1.
  init(limit: Int, open: @escaping @Sendable () throws -> Connection) {
    self.limit = max(1, limit)
    self.open = open
  }

  /// Runs `body` on one snapshot of the database; waits while all connections are busy.
  func read<T>(_ body: (Connection) throws -> T) throws -> T {
    let connection = try acquire()
    do {
      try connection.execute("BEGIN DEFERRED")
      let result = try body(connection)
      if !connection.isInAutocommit { try connection.execute("COMMIT") }
      release(connection)
      return result
    } catch {
      if !connection.isInAutocommit { try? connection.execute("ROLLBACK") }
      release(connection.isInAutocommit ? connection : nil)
      throw error
    }
  }

  /// Takes no more readers and returns when those at work have finished.
  func close() {
    state.update { $0.isClosed = true }
    let idle = state.wait { $0.readers.isEmpty ? $0.idle : nil }
    idle.forEach { $0.close() }
  }

  private func acquire() throws -> Connection {
    let reader = pthread_self()
    let idle: Connection? = try state.wait { state -> Connection?? in
      guard !state.isClosed else { throw DatabaseClosed() }
      // A reader that waits for a second connection while it holds one would wait for ever once all do.
      guard !state.readers.contains(reader) else {
        throw DatabaseMisuse("read was called from inside a read: use the connection at hand")
      }
      guard state.readers.count < limit else { return nil }
      state.readers.insert(reader)
      return .some(state.idle.popLast())
    }
    if let idle { return idle }
    do {
      return try open()
    } catch {
      release(nil)
      throw error
    }
  }

  private func release(_ connection: Connection?) {
    state.update { state in
      state.readers.remove(pthread_self())
      if let connection { state.idle.append(connection) }
    }
  }
}
