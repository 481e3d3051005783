import Foundation
import Synchronization

/// The time of a fleet, for walls and for waits: it stands until it is moved on.
final class FleetClock: Sendable {
  /// Monday, 2 November 2026, midnight in Jakarta.
  private static let beginning = Date(timeIntervalSince1970: 1_793_552_400)

  private let origin = ContinuousClock.now
  private let passed = Mutex<TimeInterval>(0)

  /// The date and time.
  var now: Date { Self.beginning + elapsed }

  /// The same on the clock that waits are counted on.
  var instant: ContinuousClock.Instant { origin.advanced(by: .seconds(elapsed)) }

  /// Seconds since the beginning.
  var elapsed: TimeInterval { passed.withLock { $0 } }

  /// Moves it on, to so many seconds after the beginning.
  func move(to elapsed: TimeInterval) { passed.withLock { $0 = max($0, elapsed) } }
}
