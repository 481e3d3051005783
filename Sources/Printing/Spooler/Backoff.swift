/// Waits that double from one second to a minute, counted on a clock that nobody can set.
struct Backoff {
  private static let longest = 60
  private var seconds = 1
  private var until: ContinuousClock.Instant?

  /// Whether the wait is over (or none was asked for).
  func isOver(at now: ContinuousClock.Instant) -> Bool { until.map { $0 <= now } ?? true }

  /// Asks for the next, longer wait.
  mutating func wait(from now: ContinuousClock.Instant) {
    until = now.advanced(by: .seconds(seconds))
    seconds = min(seconds * 2, Self.longest)
  }

  /// Forgets the trouble.
  mutating func reset() { self = Backoff() }
}
