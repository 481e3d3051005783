import Calendars
import TicketCore

extension FileNode {
  /// What somebody is to sign in with.
  func username() -> String? {
    guard let typed = string() else { return nil }
    let username = AccountRules.username(CleanText.clean(typed))
    if username == nil { note(AccountRules.usernameRule) }
    return username
  }

  /// The name that colleagues read.
  func personName() -> String? {
    guard let typed = string() else { return nil }
    let name = CleanText.clean(typed)
    if !name.isEmpty, CleanText.fits(name, limit: AccountRules.nameLimit) { return name }
    note(AccountRules.nameRule)
    return nil
  }

  /// A role that an account may have.
  func accountRole() -> Role? {
    guard let name = string() else { return nil }
    if let role = Role(rawValue: name), Role.accounts.contains(role) { return role }
    noteUnknownName(name, known: Role.accounts.map(\.rawValue))
    return nil
  }

  /// Categories of authority, each once, among those that the office has.
  func authority(among known: [String]) -> Authority? {
    list { $0.category(among: known) }.map { chosen in Authority(known.filter(chosen.contains)) }
  }

  private func category(among known: [String]) -> String? {
    guard let name = string() else { return nil }
    if known.contains(name) { return name }
    noteUnknownName(name, known: known)
    return nil
  }

  /// A password, exactly as it is typed.
  func newPassword() -> String? {
    guard let password = string() else { return nil }
    guard let complaint = AccountRules.complaint(about: password) else { return password }
    note(complaint)
    return nil
  }
}
