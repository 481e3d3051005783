/// Waits that double from a first to a longest, counted on a clock that nobody can set.
package struct Backoff: Sendable {
  private let first: Duration
  private let longest: Duration
  private var next: Duration
  /// When the wait is over; nil when none was asked for.
  package private(set) var until: ContinuousClock.Instant?

  /// No wait yet.
  package init(first: Duration = .seconds(1), longest: Duration = .seconds(60)) {
    self.first = first
    self.longest = longest
    next = first
  }

  /// Whether the wait is over (or none was asked for).
  package func isOver(at now: ContinuousClock.Instant) -> Bool { until.map { $0 <= now } ?? true }

  /// Asks for the next, longer wait.
  /// - Parameter shortened: the part of it that is left out, 0–1; by chance, so that what failed together is not tried
  ///   together again.
  package mutating func wait(from now: ContinuousClock.Instant, shortened: Double = 0) {
    until = now.advanced(by: next * (1 - shortened))
    next = min(next * 2, longest)
  }

  /// Ends the wait without forgetting how long the next one is.
  package mutating func end() { until = nil }

  /// Forgets the trouble.
  package mutating func reset() { self = Backoff(first: first, longest: longest) }
}
