import Calendars
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/staff`: every account, by username.
  func listStaff(_ call: Call) throws -> Response {
    let members = try ledger.read { try Staff.all(in: $0) }
    return .json(200, JSON.encode(Listing(items: members.map(AccountAnswer.init), next: nil)))
  }

  /// `PUT /api/staff/{username}`: adds an account or changes it.
  func putStaff(_ call: Call) throws -> Response {
    let caller = try call.signedIn()
    guard let username = AccountRules.username(call.parameters["username"] ?? "") else {
      throw DeskProblem.invalid([(field: "/username", message: AccountRules.usernameRule)])
    }
    let known = Authority.known(under: office.standards.all)
    let body: AccountBody
    do {
      body = try FileNode.read(file: "staff", bytes: call.request.body) { AccountBody(reading: $0, known) }.get()
    } catch {
      throw DeskProblem(error)
    }
    let change = AccountChange(
      username: username, name: body.name, role: body.role, authority: body.authority,
      isFraudAgent: body.isFraudAgent,
      password: try body.password.map { try Passwords.hash($0) }, isDisabled: body.isDisabled,
      id: UUID().uuidString.lowercased())
    let outcome = try ledger.record { try change.apply(by: caller, in: $0) }
    access.noteEnded(outcome.endedSessions)
    return .json(outcome.isNew ? 201 : 200, JSON.encode(AccountAnswer(outcome.member)))
  }
}

/// `PUT /api/staff/{username}`'s body.
private struct AccountBody {
  let name: String
  let role: Role
  let authority: Authority?
  let isFraudAgent: Bool?
  let password: String?
  let isDisabled: Bool

  /// - Parameter known: the categories of authority that the office has.
  init?(reading node: FileNode, _ known: [String]) {
    let keys = ["name", "role", "categories", "fraudAgent", "password", "disabled"]
    guard let object = node.object(keys) else { return nil }
    let name = object.required("name")?.personName()
    let role = object.required("role")?.accountRole()
    let isDisabled = object.required("disabled")?.bool()
    authority = object["categories"]?.authority(among: known)
    isFraudAgent = object["fraudAgent"]?.bool()
    password = object["password"]?.newPassword()
    guard let name, let role, let isDisabled else { return nil }
    self.name = name
    self.role = role
    self.isDisabled = isDisabled
  }
}

/// An account as administrators see it.
private struct AccountAnswer: Encodable {
  let username: String
  let name: String
  let role: Role
  let categories: [String]
  let fraudAgent: Bool
  let disabled: Bool

  init(_ member: StaffMember) {
    username = member.username
    name = member.name
    role = member.role
    categories = member.authority.categories
    fraudAgent = member.isFraudAgent
    disabled = member.isDisabled
  }
}
