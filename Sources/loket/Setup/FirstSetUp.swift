import Calendars
import Desk
import Records
import TicketCore

/// Makes the office of a data folder that has none.
struct FirstSetUp: SetUp {
  private let server: Server

  init(_ server: Server) { self.server = server }

  func choices() throws -> OfficeChoices { try server.choices() }

  func problems(in config: JSONTree) throws -> [FileProblem] {
    do {
      _ = try server.judged(config)
      return []
    } catch .invalid(let problems) {
      return problems.all
    }
  }

  /// The administrator first: a config without one would lock the office out.
  func complete(config: JSONTree, administrator: StaffMember) throws {
    let judged = try server.judged(config)
    guard try server.ledger.record({ try appoint(administrator, in: $0) }) else {
      throw SettingsRefusal.invalid(FileProblems([Self.nameTaken]))
    }
    _ = try server.adopt(config, as: judged)
    Terminal.say("Pengaturan selesai; Loket siap.", "Set-up is done; Loket is ready.")
  }

  /// Adds the account, or takes over the administrator's that an earlier try has left; false where the name belongs to
  /// somebody else.
  private func appoint(_ member: StaffMember, in entry: Entry) throws -> Bool {
    guard let former = try Staff.find(username: member.username, in: entry.transaction) else {
      try Staff.insert(member, in: entry)
      return true
    }
    guard former.role == .admin else { return false }
    try Staff.update(
      StaffMember(
        id: former.id, username: member.username, name: member.name, role: .admin,
        authority: former.authority, isFraudAgent: former.isFraudAgent, password: member.password, isDisabled: false),
      in: entry)
    return true
  }

  private static let nameTaken = FileProblem(
    file: "setup", pointer: "/admin/username",
    message: Phrase(
      "Nama pengguna ini milik akun lain yang bukan administrator; pilih yang lain.",
      "This user name belongs to another account, no administrator's; choose another."))
}
