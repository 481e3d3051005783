import Synchronization

/// Slows the guessing of passwords: after five failures in a row a username waits half a minute.
final class SignInThrottle: Sendable {
  private struct Failures {
    var count = 0
    var until: ContinuousClock.Instant?
  }

  static let limit = 5
  static let pause: Duration = .seconds(30)

  private let failures = Mutex<[String: Failures]>([:])

  /// Whole seconds to wait before this username is tried again; nil when it may be tried now.
  func wait(for username: String, at now: ContinuousClock.Instant) -> Int? {
    failures.withLock { failures in
      guard let until = failures[username]?.until, until > now else { return nil }
      return Int((until - now).components.seconds) + 1
    }
  }

  func failed(_ username: String, at now: ContinuousClock.Instant) {
    failures.withLock { failures in
      // Made-up usernames must not fill the memory.
      if failures.count > 10_000 { failures.removeAll() }
      failures[username, default: Failures()].count += 1
      if let count = failures[username]?.count, count >= Self.limit {
        failures[username]?.until = now.advanced(by: Self.pause)
      }
    }
  }

  func succeeded(_ username: String) { failures.withLock { _ = $0.removeValue(forKey: username) } }
}
