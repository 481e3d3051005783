import Calendars
import Foundation
import Testing

@testable import Circulation

@Suite("Taking back, extending, reserving") struct ReturnTests {
  private let library: Library

  init() throws { library = try Library() }

  private func checkIn(
    _ loan: Loan, isReference: Bool = false, holds: [Hold] = [], barred: Set<String> = [], at moment: Date? = nil
  ) -> CheckIn.Outcome {
    CheckIn.decide(
      loan, item: Item(inventoryNumber: loan.item, title: "t", status: .onLoan), isReference: isReference,
      memberType: "pegawai", holds: holds, barred: barred,
      at: moment ?? library.now, rules: library.rules, calendar: library.calendar, zone: library.zone,
      now: library.now)
  }

  private func extend(
    _ loan: Loan, member: Member? = nil, isWanted: Bool = false, overrides: Bool = false
  ) throws -> Loan {
    try LoanExtension(loan: loan, member: member ?? library.member(), isWanted: isWanted)
      .decide(overrides: overrides, rules: library.rules, calendar: library.calendar, today: library.today).loan
  }

  @Test("a copy goes back to its shelf, and late days are counted to the day on which it came back")
  func back() throws {
    let loan = try library.loan(due: "2026-11-20")
    let outcome = checkIn(loan)
    #expect(outcome.status == .available)
    #expect(outcome.lateDays == 3)
    #expect(outcome.loan.returnedAt == library.now)
    #expect(checkIn(loan, at: library.now - 3 * 86_400).lateDays == 0)
    // A clock set wrong never makes a loan end before it began.
    #expect(checkIn(loan, at: .distantPast).loan.returnedAt == loan.lentAt)
  }

  @Test("the first who waits gets it, to be fetched within three open days")
  func caught() throws {
    let holds = [library.hold("ani", ready: "B-777"), library.hold("budi"), library.hold("citra")]
    let outcome = checkIn(try library.loan(due: "2026-11-30"), holds: holds)
    #expect(outcome.status == .onHoldShelf)
    #expect(outcome.hold?.member == "budi")
    #expect(outcome.hold?.state == .ready)
    #expect(outcome.hold?.item == "B-001")
    #expect(outcome.hold?.readyUntil?.description == "2026-11-26")
    let passed = checkIn(try library.loan(due: "2026-11-30"), holds: holds, barred: ["budi"])
    #expect(passed.hold?.member == "citra")
    #expect(checkIn(try library.loan(due: "2026-11-30"), holds: holds, barred: ["budi", "citra"]).hold == nil)
  }

  @Test("a copy to be read in the room goes back to be read there, whoever waits")
  func reference() throws {
    let outcome = checkIn(try library.loan(due: "2026-11-30"), isReference: true, holds: [library.hold("budi")])
    #expect(outcome.status == .referenceOnly)
    #expect(outcome.hold == nil)
  }

  @Test("an extension counts from the due date, once, and not when it is late, wanted or to no gain")
  func extension_() throws {
    let loan = try library.loan(due: "2026-11-24")
    let extended = try extend(loan)
    #expect(extended.due.description == "2026-12-01")
    #expect(extended.extensions == 1)
    #expect(library.refusal { try extend(extended) } == .extensionLimit(1))
    #expect(library.refusal { try extend(loan, isWanted: true) } == .itemOnHold)
    let late = try library.loan(due: "2026-11-20")
    #expect(library.refusal { try extend(late) } == .loanOverdue(since: late.due))
    let ending = library.member(validUntil: try library.day("2026-11-24"))
    #expect(library.refusal { try extend(loan, member: ending) } == .extensionPastMembership(loan.due))
    // What is not in the way is not gone over.
    #expect(library.refusal { try extend(loan, member: ending, overrides: true) } == .extensionPastMembership(loan.due))
    let magazine = try library.loan(due: "2026-11-24", kind: .periodical)
    #expect(library.refusal { try extend(magazine) } == .kindNotExtendable)
    // By a librarian's word, from today.
    #expect(try extend(late, overrides: true).due.description == "2026-11-30")
  }

  @Test("a title is reserved once a member, within the limit, and not by who has it")
  func reserving() throws {
    func place(
      own: [Hold] = [], borrowed: Bool = false, copies: [ItemStatus] = [.onLoan], overrides: Bool = false
    ) throws -> PlaceHold.Outcome {
      try PlaceHold.decide(
        id: "h", title: "t", copies: copies, member: library.member(), own: own, borrowed: borrowed,
        overrides: overrides, rules: library.rules, today: library.today, now: library.now)
    }
    #expect(try place().hold.state == .waiting)
    #expect(try place(copies: []).hold.state == .waiting)
    for overrides in [false, true] {
      let refusal = library.refusal { try place(copies: [.referenceOnly, .withdrawn], overrides: overrides) }
      #expect(refusal == .titleNotLendable)
    }
    #expect(library.refusal { try place(borrowed: true) } == .alreadyHeld)
    #expect(library.refusal { try place(own: [library.hold("siti")]) } == .alreadyHeld)
    let others = (1...3).map {
      Hold(id: "h\($0)", member: "siti", title: "u\($0)", placedAt: library.now)
    }
    #expect(library.refusal { try place(own: others) } == .holdLimit(3))
    #expect(try place(own: others, overrides: true).overridden == [.holdLimit(3)])
  }
}
