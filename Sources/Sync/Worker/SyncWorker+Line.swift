import Foundation
import Records
import Synchronization

extension SyncWorker {
  /// A shorter rest is not worth a write.
  private static let briefly: Duration = .seconds(5)
  /// A wall clock that was put forward must not stop the sync for good.
  private static let longestRest: TimeInterval = 86_400

  /// Writes down how the way to the CRM stands, where that is new.
  func writeLine() throws {
    let now = outside.clock()
    let (line, missing, isUnread) = state.withLock { ($0.circuit.line, $0.circuit.missing, $0.isPullRefused) }
    let written = try ledger.read { try CRMState.read(in: $0) }
    let isOther = written.line != line || written.missing != missing
    let (rest, isOtherRest) = state.withLock { state in
      let rest = state.circuit.rest(at: now).flatMap { $0 > now.advanced(by: Self.briefly) ? $0 : nil }
      defer { state.rest = rest }
      return (rest, state.rest != rest)
    }
    guard isOther || isOtherRest || written.isUnread != isUnread else { return }
    let notBefore = rest.map { ledger.now.addingTimeInterval(min(($0 - now) / .seconds(1), Self.longestRest)) }
    try ledger.record {
      try CRMState.note(line, missing: missing, notBefore: notBefore, isUnread: isUnread, in: $0)
    }
    if isOther { outside.log(line.words(missing: missing)) }
  }

  /// A moment of the wall clock by the clock that nobody can set; nil for one that is over.
  func rest(until moment: Date?) -> ContinuousClock.Instant? {
    guard let wait = moment?.timeIntervalSince(ledger.now), wait > 0 else { return nil }
    return outside.clock().advanced(by: .seconds(min(wait, Self.longestRest)))
  }
}
