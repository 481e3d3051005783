import Synchronization

/// What was come upon until somebody is told of it, and subjects that may yet get a second ticket: a call that was given
/// up may lie somewhere for longer than anybody waits, and be done all the same.
final class Discoveries: Sendable {
  private struct Known {
    var found: Set<Discovery> = []
    var made: [String: ContinuousClock.Instant] = [:]
  }

  private let known = Mutex(Known())
  private let delay: Duration

  /// - Parameter delay: how long after a subject was made in doubt it is looked for once more.
  init(delay: Duration) { self.delay = delay }

  /// Something is not right with a subject.
  func note(_ discovery: Discovery) { known.withLock { _ = $0.found.insert(discovery) } }

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
  func take() -> Set<Discovery> {
    known.withLock { known in
      defer { known.found = [] }
      return known.found
    }
  }
}

extension RequestTracker {
  package func discoveries() -> [Discovery] {
    for subject in discovered.takeDue() {
      do {
        _ = try ticket(of: subject)
      } catch {
        discovered.watch(subject)
      }
    }
    return discovered.take().sorted { $0.subject < $1.subject }
  }
}
