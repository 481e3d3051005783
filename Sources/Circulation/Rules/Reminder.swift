import Calendars

/// What is known of a loan where its reminders are decided.
package struct RemindedLoan: Hashable, Sendable {
  /// The day on which it has to be back.
  package let due: LocalDate
  /// The day on which it was lent.
  package let lent: LocalDate
  /// The borrower's member type.
  package let memberType: String
  /// What the copy is.
  package let kind: TitleKind
  /// The step that was sent last for this due date; nil for none.
  package let lastStep: Int?

  /// A loan as given.
  package init(due: LocalDate, lent: LocalDate, memberType: String, kind: TitleKind, lastStep: Int?) {
    self.due = due
    self.lent = lent
    self.memberType = memberType
    self.kind = kind
    self.lastStep = lastStep
  }
}

extension LoanRules {
  /// The farthest day on which a loan can be due for which something is to be sent on a day.
  package func lastRemindedDue(on today: LocalDate) -> LocalDate { today + (remindBefore.max() ?? 0) }

  /// The step of the reminders that is to be sent on a day: so many days after the due date, before it as a negative
  /// number; nil for none.
  ///
  /// Only the newest step counts: what was missed while the machine was off is not sent in a pile. Nothing is sent
  /// about the time before the loan, nothing calls a loan overdue within the days of grace, and a step is sent once.
  package func reminderStep(for loan: RemindedLoan, on today: LocalDate) -> Int? {
    let grace = ruleOfLoan(loan.memberType, loan.kind).grace
    let steps = today <= loan.due ? remindBefore.map { -$0 } : today > loan.due + grace ? remindAfter : []
    let reached = steps.filter { loan.due + $0 <= today && loan.due + $0 > loan.lent }
    guard let newest = reached.max(), loan.lastStep.map({ $0 < newest }) ?? true else { return nil }
    return newest
  }
}
