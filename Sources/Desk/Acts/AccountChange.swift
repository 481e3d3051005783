import Calendars
import Foundation
import Records
import TicketCore

/// What an administrator wants an account to be; one that is not there yet is made.
struct AccountChange: Sendable {
  let username: String
  let name: String
  let role: Role
  /// The cases that are to be its; nil = as they are, and all for a new one.
  let authority: Authority?
  /// Whether fraud complaints are handed to it; nil = as it is, and no for a new one.
  let isFraudAgent: Bool?
  /// The new password's hash; nil = the one that it has.
  let password: String?
  let isDisabled: Bool
  /// The id of the account, should it be a new one.
  let id: String

  /// What came of it.
  struct Outcome: Sendable {
    let member: StaffMember
    let isNew: Bool
    /// The sessions that ended with it: other rights or another password begin with another sign-in.
    let endedSessions: [String]
  }

  /// - Throws: `DeskProblem`: a rule that says no.
  func apply(by caller: Caller, in entry: Entry) throws -> Outcome {
    let outcome = try change(by: caller, in: entry)
    try entry.changed(.settings, username)
    return outcome
  }

  private func change(by caller: Caller, in entry: Entry) throws -> Outcome {
    guard let former = try Staff.find(username: username, in: entry.transaction) else {
      guard let password else { throw DeskProblem.invalid([(field: "/password", message: Self.passwordNeeded)]) }
      let member = try member(id: id, password: password, former: nil)
      try Staff.insert(member, in: entry)
      return Outcome(member: member, isNew: true, endedSessions: [])
    }
    let member = try member(id: former.id, password: password ?? former.password, former: former)
    if isDisabled, username == caller.username { throw DeskProblem.ownAccount }
    if former.isActiveAdministrator, !member.isActiveAdministrator,
      try Staff.activeAdministrators(in: entry.transaction) == 1
    {
      throw DeskProblem.lastAdministrator
    }
    try Staff.update(member, in: entry)
    // What a stream lets through is settled when it begins.
    let keepsSights = member.role == former.role && member.isFraudAgent == former.isFraudAgent
    let keepsSessions = keepsSights && member.password == former.password && !isDisabled
    return Outcome(
      member: member, isNew: false,
      endedSessions: keepsSessions ? [] : try Sessions.endAll(of: member.id, in: entry))
  }

  private static let passwordNeeded = Phrase(
    "Akun baru memerlukan kata sandi.", "A new account needs a password.")

  /// - Throws: that an account of this role has no cases. What it had as an officer it loses with that role.
  private func member(id: String, password: String, former: StaffMember?) throws -> StaffMember {
    let hasCases = AccountRules.canHaveCases(role)
    let asked = [("/categories", authority?.isWhole == false), ("/fraudAgent", isFraudAgent == true)]
    let wrong = asked.filter { $0.1 && !hasCases }.map { (field: $0.0, message: AccountRules.caseRule) }
    guard wrong.isEmpty else { throw DeskProblem.invalid(wrong) }
    return StaffMember(
      id: id, username: username, name: name, role: role,
      authority: authority ?? (hasCases ? former?.authority : nil) ?? Authority(),
      isFraudAgent: isFraudAgent ?? (hasCases && former?.isFraudAgent == true), password: password,
      isDisabled: isDisabled)
  }
}

extension StaffMember {
  fileprivate var isActiveAdministrator: Bool { role == .admin && !isDisabled }
}
