import Foundation
import Synchronization

/// The one thread that writes: it waits for a request, then runs what has gathered as a batch. While a COMMIT waits for the
/// disk the next batch gathers, so nobody waits for a timer and a single client is not delayed.
final class Writer: Sendable {
  private struct Workplace {
    let connection: Connection
    let runner: BatchRunner
  }

  private let queue: WriteQueue
  private let workplace: Mutex<Workplace?>
  private let gate: Monitor<Bool>
  private let thread = Mutex<pthread_t?>(nil)
  private let hasEnded = Monitor(false)

  /// Takes the connection over and closes it at the end. No batch begins while `gate` is false.
  init(
    _ connection: sending Connection, gate: Monitor<Bool>, queueLimit: Int, record: WriterRecord,
    fullText: @escaping @Sendable (Connection, [Touched]) throws -> Void
  ) throws {
    self.gate = gate
    queue = WriteQueue(limit: queueLimit)
    let runner = try BatchRunner(connection, record: record, fullText: fullText)
    workplace = Mutex(Workplace(connection: connection, runner: runner))
    let thread = Thread { self.work() }
    thread.name = "sqlite-writer"
    thread.start()
  }

  var queueLength: Int { queue.length }

  /// Whether the calling thread is the writer's own.
  var isCurrentThread: Bool { thread.withLock { $0 == pthread_self() } }

  /// Blocks until the request's batch is durable or refused.
  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) throws -> T {
    guard !isCurrentThread else {
      throw DatabaseMisuse("write was called from inside a write: use the transaction at hand")
    }
    let request = PendingWrite(body)
    try queue.add(request)
    return try request.wait()
  }

  /// Serves what waits, takes nothing more, and returns when the thread has closed its connection.
  func close() {
    queue.close()
    // The last reference to the database may be dropped by a write closure; the thread can't wait for itself.
    if !isCurrentThread { hasEnded.wait { $0 ? () : nil } }
  }

  private func work() {
    thread.withLock { $0 = pthread_self() }
    // The lock hands the connection over: the thread holds it for its whole life.
    workplace.withLock { workplace in
      while let first = queue.waitForNext() {
        gate.wait { $0 ? () : nil }
        workplace?.runner.run(first, then: queue.next)
      }
      let connection = workplace?.connection
      // The runner's statements would keep the file open behind a closed connection.
      workplace = nil
      connection?.close()
    }
    hasEnded.update { $0 = true }
  }
}
