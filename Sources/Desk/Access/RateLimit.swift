import Synchronization

/// Lets somebody do something only so often within a window of time.
final class RateLimit: Sendable {
  private struct Window {
    var begun: ContinuousClock.Instant
    var count = 0
  }

  private let most: Int
  private let length: Duration
  private let windows = Mutex<[String: Window]>([:])

  init(_ most: Int, in length: Duration) {
    self.most = most
    self.length = length
  }

  /// Counts one more; answers whole seconds to wait where that is too many, else nil.
  func begin(_ who: String, at now: ContinuousClock.Instant) -> Int? {
    windows.withLock { windows in
      // Made-up addresses must not fill the memory.
      if windows.count > 10_000 { windows.removeAll() }
      var own = windows[who] ?? Window(begun: now)
      if own.begun.advanced(by: length) <= now { own = Window(begun: now) }
      own.count += 1
      windows[who] = own
      guard own.count > most else { return nil }
      return Int((own.begun.advanced(by: length) - now).components.seconds) + 1
    }
  }
}
