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

  /// The loan with its new due date, counted from the current one and never earlier than it.
  ///
  /// - Parameter overrides: whether a librarian gave a reason for extending it all the same.
  /// - Throws: the first rule that says no.
  package func decide(
    overrides: Bool, rules: LoanRules, calendar: LibraryCalendar, today: LocalDate
  ) throws(CirculationRefusal) -> Loan {
    guard let rule = rules.rule(for: member.type, loan.kind) ?? rules.rules.last else { throw .kindNotLendable }
    if let refusal = refusal(rule, on: today), !overrides { throw refusal }
    let start = max(loan.due, overrides ? today : loan.due)
    let due = rule.due(from: start, membershipEnds: overrides ? nil : member.validUntil, in: calendar)
    guard due > loan.due else { throw .extensionWithoutGain(loan.due) }
    var extended = loan
    extended.due = due
    extended.extensions += 1
    return extended
  }

  private func refusal(_ rule: LoanRule, on today: LocalDate) -> CirculationRefusal? {
    if let end = member.validUntil, end < today { return .membershipExpired(end) }
    if let reason = member.blocked { return .membershipBlocked(reason) }
    if rule.isOverdue(loan.due, on: today) { return .loanOverdue(since: loan.due) }
    if isWanted { return .itemOnHold }
    return loan.extensions >= rule.extensions ? .extensionLimit(rule.extensions) : nil
  }
}
