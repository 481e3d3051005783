import Foundation

/// What is known of a subject after an event. A closed list, so that a mapping that misspells one is refused when it is
/// read, and so that it shows at a glance what could ever leave the house.
package enum Fact: String, Sendable, CaseIterable {
  // The installation.
  case office, officeName = "office.name", installation
  // The ticket, as the event left it.
  case id, number, code, standard, standardName = "standard.name", channel, category, kind, subject, question, state
  case tier, rating, version, receivedAt, issuedAt, due, counter, assignee, url
  // The visitor: personal data.
  case visitorName = "visitor.name", visitorEmail = "visitor.email", visitorPhone = "visitor.phone"
  case visitorAddress = "visitor.address", visitorOrganisation = "visitor.organisation", visitorNIP = "visitor.nip"
  case visitorType = "visitor.requesterType"
  // What the event itself said.
  case eventID = "event.id", eventType = "event.type", eventAt = "event.at", eventText = "event.text"
  case eventReason = "event.reason", eventActor = "event.actor", eventRole = "event.role"
  // The loan.
  case loanMember = "loan.member", loanMemberName = "loan.member.name", loanItem = "loan.item", loanTitle = "loan.title"
  case loanDue = "loan.due", loanLentAt = "loan.lentAt", loanReturnedAt = "loan.returnedAt"

  /// Whether it is about a person, or may be (UU 27/2022), as what people write is: a mapping has to say so in as many
  /// words.
  package var isPersonal: Bool {
    switch self {
    case .visitorName, .visitorEmail, .visitorPhone, .visitorAddress, .visitorOrganisation, .visitorNIP, .code, .url,
      .loanMember, .loanMemberName, .subject, .question, .eventText, .eventReason, .assignee, .eventActor:
      true
    default: false
    }
  }
}

/// A fact's value.
package enum FactValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  case moment(Date)
}

/// The facts at hand; one that is not known is absent.
package struct Facts: Sendable, Equatable {
  private let values: [Fact: FactValue]

  /// The facts as given.
  package init(_ values: [Fact: FactValue]) { self.values = values }

  /// What is known of it; nil where nothing is.
  package subscript(fact: Fact) -> FactValue? { values[fact] }
}
