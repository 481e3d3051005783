import Synchronization

/// Lets each of many do something only so often: so many times at once, and once more after each pause.
final class Allowances: Sendable {
  private struct Own {
    var left: Double
    var at: ContinuousClock.Instant
  }

  private let most: Double
  private let pause: Duration
  private let holders = Mutex<[String: Own]>([:])

  /// The same allowance for everybody.
  init(most: Int, pause: Duration) {
    self.most = Double(most)
    self.pause = pause
  }

  /// Takes one; answers whole seconds until there is one to take where there is none, else nil.
  func take(_ who: String, at now: ContinuousClock.Instant) -> Int? {
    holders.withLock { holders in
      // Made-up names must not fill the memory.
      if holders.count > 10_000 { holders.removeAll() }
      var own = holders[who] ?? Own(left: most, at: now)
      own.left = min(most, own.left + (now - own.at) / pause)
      own.at = now
      defer { holders[who] = own }
      guard own.left >= 1 else { return Int(((1 - own.left) * (pause / .seconds(1))).rounded(.up)) }
      own.left -= 1
      return nil
    }
  }

  /// Gives back one that was taken.
  func giveBack(_ who: String) { holders.withLock { $0[who]?.left += 1 } }
}
