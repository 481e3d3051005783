import Foundation
import Records
import SQLite

/// Why nothing that goes by the date is done by itself: the machine's clock can't be right.
package enum ClockTrouble: String, Encodable, Sendable {
  /// It is behind what is already recorded.
  case behind
  /// It is so far ahead of all that is recorded that somebody must have set it wrong.
  case ahead

  /// An office may be closed for weeks; a jump of months would write to every borrower.
  private static let longestRest: TimeInterval = 60 * 86_400

  /// What is wrong with the clock of a ledger; nil when it goes right. The next act at the desk is a person's word that it
  /// does.
  /// - Throws: `DatabaseError`.
  package static func of(_ ledger: Ledger) throws -> ClockTrouble? {
    if ledger.secondsBehind > 1 { return .behind }
    guard let last = try ledger.read(Ledger.lastRecorded) else { return nil }
    return ledger.now.timeIntervalSince(last) > longestRest ? .ahead : nil
  }
}
