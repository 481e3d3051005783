import Calendars
import Foundation

/// Reserving a title.
package enum PlaceHold {
  /// What happens when the title is reserved.
  package struct Outcome: Hashable, Sendable {
    /// The hold, at the end of its title's line.
    package let hold: Hold
    /// The refusals that were overridden.
    package let overridden: [CirculationRefusal]
  }

  /// Reserves the title.
  ///
  /// - Parameters:
  ///   - copies: where its copies are or, while they are away, belong.
  ///   - own: the member's open holds.
  ///   - borrowed: whether the member has a copy of the title.
  ///   - overrides: whether a librarian gave a reason for reserving it all the same.
  /// - Throws: the first rule that says no.
  package static func decide(
    id: String, title: String, copies: [ItemStatus], member: Member, own: [Hold], borrowed: Bool, overrides: Bool,
    rules: LoanRules, today: LocalDate, now: Date
  ) throws(CirculationRefusal) -> Outcome {
    var refusals = member.refusals(on: today)
    if borrowed || own.contains(where: { $0.title == title }) { refusals.append(.alreadyHeld) }
    // A title without any copy may be on its way from the bookseller.
    let stays: [ItemStatus] = [.referenceOnly, .withdrawn]
    if !copies.isEmpty, copies.allSatisfy(stays.contains) { refusals.append(.titleNotLendable) }
    if own.count >= rules.holdLimit { refusals.append(.holdLimit(rules.holdLimit)) }
    if let standing = refusals.first(where: { !overrides || !$0.isOverridable }) { throw standing }
    let hold = Hold(id: id, member: member.id, title: title, placedAt: now)
    return Outcome(hold: hold, overridden: refusals)
  }
}
