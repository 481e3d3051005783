import Synchronization

/// Records whose answer was lost and that were looked for in vain. A call that its sender has given up may still lie in
/// front of a busy or a frozen Request Tracker, which does it after it has answered that nothing is there: only what is
/// absent a second time, a call's longest time after the first, will not come any more.
final class Doubts: Sendable {
  private let patience: Duration
  private let absences = Mutex<[String: ContinuousClock.Instant]>([:])
  private static let longestKept: Duration = .seconds(86_400)

  /// No doubts yet.
  init(patience: Duration) { self.patience = patience }

  /// A record was looked for in vain.
  ///
  /// - Parameter asked: when the search began.
  /// - Returns: whether it will not come any more; from then on nothing is known of it.
  func isOver(_ record: String, asked: ContinuousClock.Instant) -> Bool {
    let now = ContinuousClock.now
    return absences.withLock { absences in
      absences = absences.filter { now - $0.value < Self.longestKept }
      guard let first = absences[record] else {
        absences[record] = now
        return false
      }
      guard asked - first >= patience else { return false }
      absences[record] = nil
      return true
    }
  }

  /// A record was found.
  func forget(_ record: String) { absences.withLock { $0[record] = nil } }
}
