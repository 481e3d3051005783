import Calendars
import Foundation

/// Reserving a title.
package enum PlaceHold {
  /// The hold at the end of its title's line.
  ///
  /// - Parameters:
  ///   - own: the member's open holds.
  ///   - borrowed: whether the member has a copy of the title.
  /// - Throws: the first rule that says no.
  package static func decide(
    id: String, title: String, member: Member, own: [Hold], borrowed: Bool, rules: LoanRules, today: LocalDate,
    now: Date
  ) throws(CirculationRefusal) -> Hold {
    if let end = member.validUntil, end < today { throw .membershipExpired(end) }
    if let reason = member.blocked { throw .membershipBlocked(reason) }
    if borrowed || own.contains(where: { $0.title == title }) { throw .alreadyHeld }
    if own.count >= rules.holdLimit { throw .holdLimit(rules.holdLimit) }
    return Hold(id: id, member: member.id, title: title, placedAt: now)
  }
}
