import Calendars

/// Extending a loan.
package struct LoanExtension: Sendable {
  /// The loan.
  package let loan: Loan
  /// Its borrower.
  package let member: Member
  /// Whether another member waits for the title.
  package let isWanted: Bool

  /// An extension as it is asked for.
  package init(loan: Loan, member: Member, isWanted: Bool) {
    self.loan = loan
    self.member = member
    self.isWanted = isWanted
  }

  /// What happens when the loan is extended.
  package struct Outcome: Hashable, Sendable {
    /// The loan with its new due date.
    package let loan: Loan
    /// The refusals that were overridden.
    package let overridden: [CirculationRefusal]
  }

  /// Extends the loan, counted from its due date (where it is overdue all the same, from today), and never to an
  /// earlier day.
  ///
  /// - Parameter overrides: whether a librarian gave a reason for extending it all the same.
  /// - Throws: the first rule that says no.
  package func decide(
    overrides: Bool, rules: LoanRules, calendar: LibraryCalendar, today: LocalDate
  ) throws(CirculationRefusal) -> Outcome {
    let rule = rules.ruleOfLoan(member.type, loan.kind)
    let refusals = refusals(rule, on: today)
    if let standing = refusals.first(where: { !overrides || !$0.isOverridable }) { throw standing }
    let start = rule.isOverdue(loan.due, on: today) ? today : loan.due
    let end = refusals.contains(where: \.isOfMembershipEnd) ? nil : member.validUntil
    let due = rule.due(from: start, membershipEnds: end, in: calendar)
    guard due > loan.due else {
      if let end, end < rule.due(from: start, membershipEnds: nil, in: calendar) { throw .extensionPastMembership(end) }
      throw .extensionWithoutGain(loan.due)
    }
    var extended = loan
    extended.due = due
    extended.extensions += 1
    return Outcome(loan: extended, overridden: refusals)
  }

  /// Everything that speaks against it, the gravest first.
  private func refusals(_ rule: LoanRule, on today: LocalDate) -> [CirculationRefusal] {
    var refusals = member.refusals(on: today)
    if rule.isOverdue(loan.due, on: today) { refusals.append(.loanOverdue(since: loan.due)) }
    if isWanted { refusals.append(.itemOnHold) }
    if loan.extensions >= rule.extensions {
      refusals.append(rule.extensions == 0 ? .kindNotExtendable : .extensionLimit(rule.extensions))
    }
    return refusals
  }
}
