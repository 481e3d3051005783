import Calendars
import Foundation

/// Lending a copy to a member: everything that the rules look at, and what they say.
package struct CheckOut: Sendable {
  /// The member at the desk.
  package let member: Member
  /// The member's loans that are out.
  package let loans: [Loan]
  /// The copy.
  package let item: Item
  /// What it is.
  package let kind: TitleKind
  /// The loan that it is out on.
  package let current: Loan?
  /// The open holds of its title, in the order of the line.
  package let holds: [Hold]
  /// The ids of the members in that line who may not borrow at present: nothing is kept for them.
  package let barred: Set<String>
  /// How many copies of the title stand ready, this one among them.
  package let copiesAvailable: Int

  /// A lending as it is asked for.
  package init(
    member: Member, loans: [Loan], item: Item, kind: TitleKind, current: Loan?, holds: [Hold],
    barred: Set<String>, copiesAvailable: Int
  ) {
    self.member = member
    self.loans = loans
    self.item = item
    self.kind = kind
    self.current = current
    self.holds = holds
    self.barred = barred
    self.copiesAvailable = copiesAvailable
  }

  /// What happens when the copy is lent.
  package struct Outcome: Hashable, Sendable {
    /// The loan.
    package let loan: Loan
    /// The member's own hold, which it fulfils.
    package let hold: Hold?
    /// The refusals that were overridden.
    package let overridden: [CirculationRefusal]

    /// Another copy, which lay at the desk for the member and is free now.
    package var freed: String? { hold?.item.flatMap { $0 == loan.item ? nil : $0 } }
  }

  /// Lends the copy.
  ///
  /// - Parameters:
  ///   - id: the loan's.
  ///   - overrides: whether a librarian gave a reason for lending it all the same.
  /// - Throws: the first rule that says no.
  package func decide(
    id: String, overrides: Bool, rules: LoanRules, calendar: LibraryCalendar, today: LocalDate, now: Date
  ) throws(CirculationRefusal) -> Outcome {
    let refusals = refusals(rules, on: today)
    if let standing = refusals.first(where: { !overrides || !$0.isOverridable }) { throw standing }
    let rule = rules.ruleOfLoan(member.type, kind)
    let end = refusals.contains(where: \.isOfMembershipEnd) ? nil : member.validUntil
    let due = rule.due(from: today, membershipEnds: end, in: calendar)
    let loan = Loan(id: id, member: member.id, item: item.inventoryNumber, kind: kind, lentAt: now, due: due)
    return Outcome(loan: loan, hold: own, overridden: refusals)
  }

  /// Everything that speaks against it, the gravest first.
  package func refusals(_ rules: LoanRules, on today: LocalDate) -> [CirculationRefusal] {
    var refusals: [CirculationRefusal] = []
    if let current {
      refusals.append(
        current.member == member.id ? .alreadyBorrowed(until: current.due) : .itemOnLoan(until: current.due))
    }
    refusals += member.refusals(on: today)
    if ![.available, .inTransit, .onHoldShelf, .onLoan].contains(item.status) {
      refusals.append(.itemNotLendable(item.status))
    }
    let rule = rules.rule(for: member.type, kind)
    if rule?.isLendable != true { refusals.append(.kindNotLendable) }
    if isWanted { refusals.append(.itemOnHold) }
    if let limit = limitReached(rule, rules) { refusals.append(.loanLimit(limit)) }
    let overdue = loans.filter { rules.ruleOfLoan(member.type, $0.kind).isOverdue($0.due, on: today) }
    if !overdue.isEmpty, !rules.lendsWhileOverdue { refusals.append(.memberOverdue(count: overdue.count)) }
    return refusals
  }

  /// The member's own hold of the title.
  private var own: Hold? { holds.first { $0.member == member.id } }

  /// Whether others have a better claim: it lies at the desk for somebody else, or the copies that stand ready are as
  /// few as those who were in line before.
  private var isWanted: Bool {
    if let ready = holds.first(where: { $0.state == .ready && $0.item == item.inventoryNumber }) {
      return ready.member != member.id
    }
    let before = holds.prefix { $0.member != member.id }.filter { $0.waits(besides: barred) }
    return !before.isEmpty && copiesAvailable <= before.count
  }

  private func limitReached(_ rule: LoanRule?, _ rules: LoanRules) -> Int? {
    if let limit = rules.type(member.type)?.limit, loans.count >= limit { return limit }
    guard let rule else { return nil }
    let counted = loans.filter { rule.kinds?.contains($0.kind) ?? true }
    return counted.count >= rule.limit ? rule.limit : nil
  }
}
