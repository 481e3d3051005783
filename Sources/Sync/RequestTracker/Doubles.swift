import Synchronization

/// Subjects that have more than one ticket there, until somebody is told of them, and subjects that may yet get a second
/// one: a call that was given up may lie somewhere for longer than anybody waits, and be done all the same.
final class Doubles: Sendable {
  private struct Known {
    var found: [String: DoubledSubject] = [:]
    var made: [String: ContinuousClock.Instant] = [:]
  }

  private let known = Mutex(Known())
  private let delay: Duration

  /// - Parameter delay: how long after a subject was made in doubt it is looked for once more.
  init(delay: Duration) { self.delay = delay }

  /// A subject has several tickets.
  func note(_ double: DoubledSubject) { known.withLock { $0.found[double.subject] = double } }

  /// A subject was made although an earlier call to make it may still lie somewhere.
  func watch(_ subject: String) { known.withLock { $0.made[subject] = .now } }

  /// Subjects that are to be looked for once more.
  func takeDue() -> [String] {
    let now = ContinuousClock.now
    return known.withLock { known in
      let due = known.made.filter { now - $0.value >= delay }.keys.sorted()
      for subject in due { known.made[subject] = nil }
      return due
    }
  }

  /// What was found since it was last asked for.
  func take() -> [DoubledSubject] {
    known.withLock { known in
      defer { known.found = [:] }
      return known.found.values.sorted { $0.subject < $1.subject }
    }
  }
}

extension RequestTracker {
  package func doubles() -> [DoubledSubject] {
    for subject in doubled.takeDue() {
      do {
        _ = try ticket(of: subject)
      } catch {
        doubled.watch(subject)
      }
    }
    return doubled.take()
  }
}
