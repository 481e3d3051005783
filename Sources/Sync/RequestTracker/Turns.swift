import Foundation

/// Lets one thread at a time make a subject; others about the same subject wait. And remembers for a moment which
/// subjects were just looked for in vain, so that the one who looked need not look again to make it.
final class Turns: @unchecked Sendable {
  // Safe: all is touched with `condition` held only.
  private let condition = NSCondition()
  private var busy: Set<String> = []
  private var absences: [String: ContinuousClock.Instant] = [:]

  private static let absenceHolds: Duration = .seconds(5)

  /// Waits for the subject's turn and does it.
  func take<Value>(_ subject: String, _ body: () -> Value) -> Value {
    condition.lock()
    while busy.contains(subject) { condition.wait() }
    busy.insert(subject)
    condition.unlock()
    defer {
      condition.lock()
      busy.remove(subject)
      condition.broadcast()
      condition.unlock()
    }
    return body()
  }

  /// A subject was looked for and was not there.
  func noteAbsence(of subject: String) {
    let now = ContinuousClock.now
    condition.withLock {
      absences = absences.filter { now - $0.value < Self.absenceHolds }
      absences[subject] = now
    }
  }

  /// Whether a subject was not there a moment ago; true once, since it is about to be made.
  func takeAbsence(of subject: String) -> Bool {
    condition.withLock {
      guard let since = absences.removeValue(forKey: subject) else { return false }
      return ContinuousClock.now - since < Self.absenceHolds
    }
  }
}
