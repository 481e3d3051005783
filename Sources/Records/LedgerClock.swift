import Foundation
import Synchronization

/// A clock that never runs behind what is already recorded, whatever happens to the machine's.
final class LedgerClock: Sendable {
  private let wall: @Sendable () -> Date
  private let last = Mutex<Date>(.distantPast)

  init(wall: @escaping @Sendable () -> Date) { self.wall = wall }

  /// The wall clock's time in whole milliseconds, or the last one given where the wall clock is behind it.
  func now() -> Date {
    let wall = Date(milliseconds: self.wall().milliseconds)
    return last.withLock { last in
      last = max(last, wall)
      return last
    }
  }

  /// Moves the clock on to a moment that is already recorded.
  func advance(to moment: Date) { last.withLock { $0 = max($0, moment) } }

  /// How far the wall clock is behind, in seconds; 0 when it is not.
  var secondsBehind: Double { max(0, last.withLock { $0 }.timeIntervalSince(wall())) }
}
