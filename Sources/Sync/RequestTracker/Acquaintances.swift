import Synchronization

/// Which numbers stood for which subjects a moment ago, so that not every record has to ask.
final class Acquaintances: Sendable {
  private let seen = Mutex<[String: (subject: String, at: ContinuousClock.Instant)]>([:])
  private static let holds: Duration = .seconds(60)

  /// A ticket was seen to be a subject's.
  func note(_ ticket: String, _ subject: String) {
    let now = ContinuousClock.now
    seen.withLock { seen in
      seen = seen.filter { now - $0.value.at < Self.holds }
      seen[ticket] = (subject, now)
    }
  }

  /// Whether a ticket was the subject's a moment ago.
  func has(_ ticket: String, _ subject: String) -> Bool {
    seen.withLock { seen in
      seen[ticket].map { $0.subject == subject && ContinuousClock.now - $0.at < Self.holds } ?? false
    }
  }

  /// A ticket is not what it was.
  func forget(_ ticket: String) { seen.withLock { $0[ticket] = nil } }

  /// Nothing is certain any more.
  func forgetAll() { seen.withLock { $0 = [:] } }
}
