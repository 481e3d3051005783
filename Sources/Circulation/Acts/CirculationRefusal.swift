import Calendars

/// A rule of the library that says no. Read from top to bottom, the list is what circulation refuses; no case carries
/// who else is concerned.
package enum CirculationRefusal: Error, Hashable, Sendable {
  /// The membership ended.
  case membershipExpired(LocalDate)
  /// The member may not borrow, for a reason that the library wrote down.
  case membershipBlocked(String)
  /// The copy does not leave the house, or is not there.
  case itemNotLendable(ItemStatus)
  /// Material of this kind is not lent to members of this type.
  case kindNotLendable
  /// Somebody else has it until then.
  case itemOnLoan(until: LocalDate)
  /// The member has it already.
  case alreadyBorrowed(until: LocalDate)
  /// Another member reserved it.
  case itemOnHold
  /// The member has as many loans as may be.
  case loanLimit(Int)
  /// The member has loans that are overdue.
  case memberOverdue(count: Int)
  /// The loan was extended as often as may be.
  case extensionLimit(Int)
  /// The loan is overdue.
  case loanOverdue(since: LocalDate)
  /// Material of this kind is not extended.
  case kindNotExtendable
  /// The due date would stay where it is.
  case extensionWithoutGain(LocalDate)
  /// The due date would stay where it is, since the membership ends.
  case extensionPastMembership(LocalDate)
  /// The copy is not out.
  case itemNotOnLoan(ItemStatus)
  /// The member has reserved as many titles as may be.
  case holdLimit(Int)
  /// The member has reserved or borrowed this title.
  case alreadyHeld
  /// No copy of the title leaves the house.
  case titleNotLendable
  /// Nobody waits for the title.
  case titleNotHeld

  /// The problem type of the contract.
  package var type: String {
    switch self {
    case .membershipExpired: "membership-expired"
    case .membershipBlocked: "membership-blocked"
    case .itemNotLendable, .kindNotLendable: "item-not-lendable"
    case .itemOnLoan: "item-on-loan"
    case .alreadyBorrowed: "already-borrowed"
    case .itemOnHold: "item-on-hold"
    case .loanLimit: "loan-limit"
    case .memberOverdue: "member-overdue"
    case .extensionLimit, .kindNotExtendable: "extension-limit"
    case .loanOverdue: "loan-overdue"
    case .extensionWithoutGain, .extensionPastMembership: "extension-without-gain"
    case .itemNotOnLoan: "item-not-on-loan"
    case .holdLimit: "hold-limit"
    case .alreadyHeld: "already-held"
    case .titleNotLendable: "title-not-lendable"
    case .titleNotHeld: "title-not-held"
    }
  }

  /// Whether a librarian may lend or extend all the same, with a reason. What is elsewhere can't be handed over.
  package var isOverridable: Bool {
    switch self {
    case .itemNotLendable(let status): status == .referenceOnly || status == .repair
    case .itemOnLoan, .alreadyBorrowed, .itemNotOnLoan, .extensionWithoutGain, .extensionPastMembership, .alreadyHeld,
      .titleNotLendable, .titleNotHeld:
      false
    default: true
    }
  }

  /// Whether it is the end of the membership that stands in the way; gone over, it does not bound the due date either.
  var isOfMembershipEnd: Bool { if case .membershipExpired = self { true } else { false } }
}
