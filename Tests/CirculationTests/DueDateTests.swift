import Calendars
import Testing

@testable import Circulation

@Suite("The date on the stamp") struct DueDateTests {
  private let library: Library

  init() throws { library = try Library() }

  @Test(
    "is so many days later, moved forward off closed days",
    arguments: [
      // Monday to Monday.
      ("2026-11-23", "2026-11-30"),
      // Saturday moves to Monday.
      ("2026-11-28", "2026-12-07"),
      // Christmas and its joint leave, then the weekend.
      ("2026-12-18", "2026-12-28"),
    ])
  func calendarDays(start: String, due: String) throws {
    let rule = LoanRule(days: 7)
    let found = rule.due(from: try library.day(start), membershipEnds: nil, in: library.calendar)
    #expect(found.description == due)
  }

  @Test("by working days, closed days are not counted")
  func workingDays() throws {
    let rule = LoanRule(days: 3, counting: .workingDays)
    let due = rule.due(from: try library.day("2026-11-26"), membershipEnds: nil, in: library.calendar)
    #expect(due.description == "2026-12-01")
  }

  @Test(
    "is never past the end of the membership, and then goes back to the last open day, but not before today",
    arguments: [("2026-11-29", "2026-11-27"), ("2026-11-23", "2026-11-23"), ("2027-01-31", "2026-11-30")])
  func membership(end: String, due: String) throws {
    let outcome = try library.checkOut(library.member(validUntil: try library.day(end)))
    #expect(outcome.loan.due.description == due)
  }

  @Test("a year without a holiday file goes by its weekdays, since the stamp needs a date")
  func unknownYear() throws {
    let due = LoanRule(days: 7).due(from: try library.day("2039-01-01"), membershipEnds: nil, in: library.calendar)
    #expect(due.description == "2039-01-10")
  }

  @Test("within the days of grace nothing is late; after them every day since the due date counts")
  func lateness() throws {
    let rule = LoanRule(grace: 2)
    let due = try library.day("2026-11-20")
    #expect(rule.lateDays(due, returned: try library.day("2026-11-22")) == 0)
    #expect(rule.lateDays(due, returned: try library.day("2026-11-23")) == 3)
    #expect(rule.lateDays(due, returned: try library.day("2026-11-01")) == 0)
  }

  @Test("a loan to which no rule applies any more is reminded of within the last rule's days of grace, and not as late")
  func withoutRule() throws {
    let rules = LoanRules(memberTypes: [], rules: [LoanRule(memberTypes: ["tamu"], grace: 2)], remindAfter: [1])
    let loan = RemindedLoan(
      due: try library.day("2026-11-20"), lent: try library.day("2026-11-13"), memberType: "pegawai", kind: .book,
      lastStep: nil)
    #expect(rules.reminderStep(for: loan, on: try library.day("2026-11-22")) == nil)
    #expect(rules.reminderStep(for: loan, on: try library.day("2026-11-23")) == 1)
  }

  @Test("a mistake in the rules is named by its place")
  func broken() throws {
    let text =
      #"{"memberTypes": [{"id": "a", "label": {"id": "A", "en": "A"}, "limit": 3}],"#
      + #" "rules": [{"memberTypes": ["b"], "days": 0, "counting": "kalender", "dayz": 1}]}"#
    do {
      _ = try LoanRules.load(file: "rules.json", bytes: Array(text.utf8))
      Issue.record("it was read")
    } catch {
      let places = Set(error.all.map(\.pointer))
      #expect(places == ["/rules/0/memberTypes/0", "/rules/0/days", "/rules/0/counting", "/rules/0/dayz"])
    }
  }
}
