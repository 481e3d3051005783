import Foundation

/// Wakes sleeping workers; a ring that nobody waited for is not lost.
package final class Bell: @unchecked Sendable {
  // The condition guards both fields.
  private let condition = NSCondition()
  private var rings = 0
  private var stopped = false

  /// A bell that has not rung yet.
  package init() {}

  /// Whether its workers should end.
  package var isStopped: Bool { condition.withLock { stopped } }

  /// Wakes whoever waits, or the next who would.
  package func ring() {
    condition.withLock {
      rings += 1
      condition.broadcast()
    }
  }

  /// Wakes everybody for the last time.
  package func stop() {
    condition.withLock {
      stopped = true
      condition.broadcast()
    }
  }

  /// Waits until it has rung more than `seen` times, is stopped, or the time is over; answers how often it has rung.
  package func wait(after seen: Int, seconds: Double) -> Int {
    condition.withLock {
      let deadline = Date(timeIntervalSinceNow: seconds)
      while rings == seen, !stopped {
        guard condition.wait(until: deadline) else { break }
      }
      return rings
    }
  }
}
