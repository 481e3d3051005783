import Synchronization

/// Slows the guessing of passwords: after five tries in a row that failed a username waits half a minute.
final class SignInThrottle: Sendable {
  private struct Tries {
    var count = 0
    var until: ContinuousClock.Instant?
  }

  static let limit = 5
  static let pause: Duration = .seconds(30)

  private let tries = Mutex<[String: Tries]>([:])

  /// Counts a try before its password is looked at, so that many at once are many; answers whole seconds to wait where
  /// there were too many, else nil.
  func begin(_ username: String, at now: ContinuousClock.Instant) -> Int? {
    tries.withLock { tries in
      // Made-up usernames must not fill the memory.
      if tries.count > 10_000 { tries.removeAll() }
      var own = tries[username] ?? Tries()
      defer { tries[username] = own }
      if let until = own.until {
        guard until <= now else { return Int((until - now).components.seconds) + 1 }
        own = Tries()
      }
      own.count += 1
      if own.count >= Self.limit { own.until = now.advanced(by: Self.pause) }
      return nil
    }
  }

  /// The password was right: all is forgiven.
  func succeeded(_ username: String) { tries.withLock { _ = $0.removeValue(forKey: username) } }
}
