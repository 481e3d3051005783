import Calendars
import Testing

@testable import Circulation

@Suite("Lending") struct CheckOutTests {
  private let library: Library

  init() throws { library = try Library() }

  @Test("a book goes out for seven days")
  func lent() throws {
    let outcome = try library.checkOut(library.member())
    #expect(outcome.loan.due.description == "2026-11-30")
    #expect(outcome.overridden.isEmpty)
    #expect(outcome.hold == nil)
  }

  @Test("an ended or blocked membership is refused by its reason")
  func membership() throws {
    let ended = try library.day("2026-11-22")
    #expect(library.refusal { try library.checkOut(library.member(validUntil: ended)) } == .membershipExpired(ended))
    let blocked = library.member(blocked: "buku hilang")
    #expect(library.refusal { try library.checkOut(blocked) } == .membershipBlocked("buku hilang"))
  }

  @Test("what does not leave the house is refused by where it is", arguments: ItemStatus.allCases)
  func status(status: ItemStatus) throws {
    let refusal = library.refusal { try library.checkOut(library.member(), status: status) }
    let leaves: [ItemStatus] = [.available, .inTransit, .onHoldShelf, .onLoan]
    #expect(refusal == (leaves.contains(status) ? nil : .itemNotLendable(status)))
  }

  @Test("what somebody has is refused with the date, whoever it is")
  func onLoan() throws {
    let other = try library.loan(of: "budi", "B-100", due: "2026-11-27")
    let refusal = library.refusal { try library.checkOut(library.member(), status: .onLoan, current: other) }
    #expect(refusal == .itemOnLoan(until: other.due))
    let own = try library.loan("B-100", due: "2026-11-27")
    let again = library.refusal {
      try library.checkOut(library.member(), loans: [own], status: .onLoan, current: own, overrides: true)
    }
    #expect(again == .alreadyBorrowed(until: own.due))
  }

  @Test("the limits hold: of the member's type, and of the rule for the kind")
  func limits() throws {
    let three = try (1...3).map { try library.loan("B-00\($0)", due: "2026-11-27") }
    #expect(library.refusal { try library.checkOut(library.member(), loans: three) } == .loanLimit(3))
    #expect(library.refusal { try library.checkOut(library.member(), loans: Array(three.prefix(2))) } == nil)
    let guest = library.member(type: "tamu")
    #expect(library.refusal { try library.checkOut(guest, loans: Array(three.prefix(1))) } == .loanLimit(1))
    let magazines = try (1...2).map { try library.loan("M-00\($0)", due: "2026-11-27", kind: .periodical) }
    let refusal = library.refusal {
      try library.checkOut(library.member(), loans: magazines, kind: .periodical)
    }
    #expect(refusal == .loanLimit(2))
    #expect(library.refusal { try library.checkOut(library.member(), loans: magazines) } == nil)
  }

  @Test("with an overdue loan nothing more is lent")
  func overdue() throws {
    let late = try library.loan(due: "2026-11-20")
    #expect(library.refusal { try library.checkOut(library.member(), loans: [late]) } == .memberOverdue(count: 1))
  }

  @Test("what lies at the desk for another, or is needed for the line, is refused; one's own hold is fulfilled")
  func holds() throws {
    let member = library.member()
    #expect(
      library.refusal { try library.checkOut(member, holds: [library.hold("budi", ready: "B-100")]) } == .itemOnHold)
    #expect(library.refusal { try library.checkOut(member, holds: [library.hold("budi")]) } == .itemOnHold)
    #expect(library.refusal { try library.checkOut(member, holds: [library.hold("budi")], available: 2) } == nil)
    #expect(library.refusal { try library.checkOut(member, holds: [library.hold("budi")], barred: ["budi"]) } == nil)
    let own = library.hold("siti", ready: "B-100")
    #expect(try library.checkOut(member, status: .onHoldShelf, holds: [own]).hold == own)
    #expect(try library.checkOut(member, holds: [library.hold("siti"), library.hold("budi")]).hold?.member == "siti")
    let behind = [library.hold("budi"), library.hold("siti")]
    #expect(library.refusal { try library.checkOut(member, holds: behind) } == .itemOnHold)
  }

  @Test("a librarian's word goes over a rule and is written down, but hands over nothing that is elsewhere")
  func overrides() throws {
    let ended = try library.day("2026-11-22")
    let member = library.member(validUntil: ended, blocked: "denda")
    let outcome = try library.checkOut(member, status: .referenceOnly, overrides: true)
    #expect(outcome.loan.due.description == "2026-11-30")
    #expect(
      outcome.overridden == [.membershipExpired(ended), .membershipBlocked("denda"), .itemNotLendable(.referenceOnly)])
    for status in [ItemStatus.lost, .withdrawn] {
      #expect(
        library.refusal { try library.checkOut(member, status: status, overrides: true) } == .itemNotLendable(status))
    }
  }

  @Test("a librarian's word moves the due date past the end of the membership only where that end is in the way")
  func overriddenEnd() throws {
    let member = library.member(validUntil: try library.day("2026-11-26"), blocked: "denda")
    #expect(try library.checkOut(member, overrides: true).loan.due.description == "2026-11-26")
  }

  @Test("every refusal has its sentence in both languages and names nobody")
  func sentences() throws {
    let day = library.today
    let all: [CirculationRefusal] = [
      .membershipExpired(day), .membershipBlocked("x"), .itemNotLendable(.lost), .kindNotLendable,
      .itemOnLoan(until: day), .alreadyBorrowed(until: day), .itemOnHold, .loanLimit(3), .memberOverdue(count: 1),
      .extensionLimit(1), .loanOverdue(since: day), .extensionWithoutGain(day), .itemNotOnLoan(.available),
      .holdLimit(3), .alreadyHeld, .titleNotLendable, .titleNotHeld, .kindNotExtendable, .extensionPastMembership(day),
    ]
    for refusal in all {
      let words = refusal.message { _ in "23 November 2026" }
      #expect(words.id.hasSuffix(".") && words.en.hasSuffix(".") && words.id != words.en)
    }
  }
}
