import Calendars
import Foundation

/// Taking a copy back.
package struct CheckIn: Sendable {
  /// What happens when a copy comes back.
  package struct Outcome: Hashable, Sendable {
    /// The loan, ended.
    package let loan: Loan
    /// Days after the due date; 0 within the days of grace. Nothing is charged: the service is free.
    package let lateDays: Int
    /// Where the copy is then.
    package let status: ItemStatus
    /// The hold that it was caught for, ready.
    package let hold: Hold?
  }

  /// Ends a loan and catches the first hold that waits for the title.
  ///
  /// - Parameters:
  ///   - loan: the loan that the copy is out on.
  ///   - item: the copy.
  ///   - isReference: whether the copy is one to be read in the room, lent by way of exception: no hold catches it.
  ///   - memberType: the borrower's, for the days of grace.
  ///   - holds: the open holds of its title, in the order of the line.
  ///   - barred: the ids of the members in that line who may not borrow at present.
  ///   - at: when it came back, which may be before now (book drop), but not before it was lent.
  package static func decide(
    _ loan: Loan, item: Item, isReference: Bool, memberType: String, holds: [Hold], barred: Set<String>,
    at moment: Date, rules: LoanRules, calendar: LibraryCalendar, zone: OfficeZone, now: Date
  ) -> Outcome {
    var ended = loan
    ended.returnedAt = max(moment, loan.lentAt)
    let day = zone.date(of: ended.returnedAt ?? moment)
    let rule = rules.ruleOfLoan(memberType, loan.kind)
    let caught = CatchHold.decide(
      item.inventoryNumber, holds: isReference ? [] : holds, barred: barred, rules: rules, calendar: calendar,
      today: zone.date(of: now))
    return Outcome(
      loan: ended, lateDays: rule.lateDays(loan.due, returned: day),
      status: isReference ? .referenceOnly : caught == nil ? .available : .onHoldShelf, hold: caught)
  }
}
