import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/officers`: those who can have a case.
  func listOfficers(_ call: Call) throws -> Response {
    .json(200, JSON.encode(Listing(items: try access.officers(), next: nil)))
  }
}

/// Who can have a case, as colleagues read it.
struct Officer: Encodable, Sendable {
  /// What they sign in with.
  let username: String
  /// What colleagues read.
  let name: String
  /// What they may do.
  let role: Role
  /// The categories of authority; empty for all.
  let categories: [String]
  /// Whether fraud complaints are handed to them.
  let fraudAgent: Bool

  init(_ account: DemoAccounts.Account) {
    (username, name, role) = (account.username, account.name, account.role)
    (categories, fraudAgent) = (account.authority.categories, account.isFraudAgent)
  }

  init(_ member: StaffMember) {
    (username, name, role) = (member.username, member.name, member.role)
    (categories, fraudAgent) = (member.authority.categories, member.isFraudAgent)
  }

  /// Whether they may have a case: a restricted one only where they are told of such.
  func mayHave(_ ticket: Ticket) -> Bool { !ticket.restricted || fraudAgent }
}
