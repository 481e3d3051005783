import Workers

/// What is known of a printer's trouble, by its own word and by what became of its jobs.
struct PrinterTrouble {
  /// Since when it is in trouble; nil while it is well.
  private(set) var since: ContinuousClock.Instant?
  private var backoff = Backoff()
  /// Whether its own word was trouble when it was last asked.
  private var saysSo = false

  /// Takes note of how the printer says it is; whether it was in trouble and is well again, which is no reason to wait
  /// for the next try any more.
  mutating func see(_ state: DeviceState, at now: ContinuousClock.Instant) -> Bool {
    let isWellAgain = saysSo && !state.isTrouble
    saysSo = state.isTrouble
    if saysSo { since = since ?? now }
    if isWellAgain {
      backoff.reset()
      since = nil
    }
    return isWellAgain
  }

  /// A job could not be handed over or followed.
  mutating func failed(at now: ContinuousClock.Instant) {
    backoff.wait(from: now)
    since = since ?? now
  }

  /// A round went without a failure.
  mutating func succeeded() {
    backoff.reset()
    if !saysSo { since = nil }
  }

  /// Whether it is time for another try.
  func mayTry(at now: ContinuousClock.Instant) -> Bool { backoff.isOver(at: now) }

  /// Whether the trouble is as old as that.
  func lasts(_ duration: Duration, at now: ContinuousClock.Instant) -> Bool {
    since.map { now - $0 >= duration } ?? false
  }
}
