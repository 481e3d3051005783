import Foundation

/// A bounded set of threads, made as they are needed, and a short queue before them.
///
/// Unchecked: everything mutable is touched with `condition` locked.
final class WorkerPool: @unchecked Sendable {
  private let condition = NSCondition()
  private let limit: Int
  private let queueLimit: Int
  private let work: @Sendable (Connection, _ isNeeded: () -> Bool) -> Void
  private var queue: [Connection] = []
  private var head = 0
  private var threads = 0
  private var idle = 0
  private var isStopping = false

  /// - Parameters:
  ///   - limit: threads at most.
  ///   - queueLimit: connections that may wait for one.
  ///   - work: what is done with a connection, on one of the threads; it can ask whether the thread is
  ///     needed elsewhere.
  init(limit: Int, queueLimit: Int, work: @escaping @Sendable (Connection, _ isNeeded: () -> Bool) -> Void) {
    self.limit = max(1, limit)
    self.queueLimit = max(1, queueLimit)
    self.work = work
  }

  /// Connections being worked on.
  var busy: Int {
    condition.withLock { threads - idle }
  }

  var queued: Int {
    condition.withLock { queue.count - head }
  }

  private var isNeededElsewhere: Bool {
    condition.withLock { head < queue.count || isStopping }
  }

  /// Takes a connection; false when all threads are busy and the queue is full, or the pool is stopping.
  func submit(_ connection: Connection) -> Bool {
    condition.withLock {
      let waiting = queue.count - head
      guard !isStopping, waiting < queueLimit + idle else { return false }
      queue.append(connection)
      if waiting < idle {
        condition.signal()
      } else if threads < limit {
        threads += 1
        startThread()
      }
      return true
    }
  }

  /// Takes no more work, lets the threads finish what they have, and waits for them until `date`.
  /// Answers with the connections nobody got to, and whether all threads have ended.
  func stop(until date: Date) -> (abandoned: [Connection], finished: Bool) {
    condition.withLock {
      isStopping = true
      let abandoned = Array(queue[head...])
      queue = []
      head = 0
      condition.broadcast()
      while threads > 0, condition.wait(until: date) {}
      return (abandoned, threads == 0)
    }
  }

  private func startThread() {
    let thread = Thread { [self] in
      while let connection = next() { work(connection, { self.isNeededElsewhere }) }
    }
    thread.name = "loket.http"
    thread.stackSize = 4 << 20
    thread.start()
  }

  private func next() -> Connection? {
    condition.withLock {
      idle += 1
      while head == queue.count, !isStopping { condition.wait() }
      idle -= 1
      guard head < queue.count else {
        threads -= 1
        condition.broadcast()
        return nil
      }
      let connection = queue[head]
      head += 1
      if head == queue.count {
        queue.removeAll(keepingCapacity: true)
        head = 0
      }
      return connection
    }
  }
}
