import Calendars
import Testing
import TicketCore

@Suite("Names that outside programs rely on")
struct ContractNamesTests {
  @Test("are exactly the contract's")
  func names() {
    #expect(Channel.allCases.map(\.rawValue) == ["walkIn", "phone", "email", "web", "letter", "message"])
    #expect(
      TicketCore.Kind.allCases.map(\.rawValue) == [
        "question", "complaint", "incident", "serviceComplaint", "fraud", "suggestion", "consultation",
      ])
    #expect(
      RequesterType.allCases.map(\.rawValue) == ["individual", "publicBody", "legalEntity", "communityOrganisation"])
    #expect(PriorityClass.allCases.map(\.rawValue) == ["elderly", "disability", "pregnancy", "compensation"])
    #expect(IdentityKind.allCases.map(\.rawValue) == ["ktp", "sim", "passport"])
    #expect(
      TicketState.allCases.map(\.rawValue) == [
        "waiting", "called", "serving", "open", "answered", "resolved", "closed", "awaitingVisitor", "escalated",
        "pending", "noShow", "cancelled", "voided",
      ])
    #expect(
      Role.accounts.map(\.rawValue) == [
        "resepsionis", "petugas", "pustakawan", "kasi", "admin", "anjungan", "auditor",
      ])
    #expect(TimeUnit.allCases.map(\.rawValue) == ["serviceMinutes", "workingDays", "calendarDays"])
  }

  @Test("have a label for people in both languages")
  func labels() {
    let labels: [[Phrase]] = [
      Channel.allCases.map(\.label), TicketCore.Kind.allCases.map(\.label), RequesterType.allCases.map(\.label),
      IdentityKind.allCases.map(\.label), TicketState.allCases.map(\.label), Role.allCases.map(\.label),
      Answer.allCases.map(\.label), PriorityClass.allCases.map(\.label),
    ]
    for group in labels {
      for language in Language.allCases { #expect(Set(group.map { $0[language] }).count == group.count) }
    }
  }
}
