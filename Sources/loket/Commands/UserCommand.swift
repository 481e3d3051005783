import Calendars
import Desk
import Foundation
import Records
import SQLite
import TicketCore

/// `loket user`: the staff's accounts. Works beside a running server, which reads accounts afresh at every request.
enum UserCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(
      arguments, options: ["--data", "--share", "--role", "--name"], repeatable: ["--category"],
      flags: ["--fraud-agent"])
    let data = DataFolder(given: arguments["--data"])
    switch arguments.words.first {
    case "add": try add(try arguments.demand("add", "NAME")[1], arguments, data)
    case "list":
      _ = try arguments.demand("list")
      try list(data)
    case "disable": try disable(try arguments.demand("disable", "NAME")[1], data)
    case "password": try changePassword(try arguments.demand("password", "NAME")[1], data)
    case "enable": try enable(try arguments.demand("enable", "NAME")[1], data)
    default:
      throw CommandFailure.usage(
        "pilih: add, list, disable, enable, password", "choose: add, list, disable, enable, password")
    }
  }

  private static func add(_ username: String, _ arguments: Arguments, _ data: DataFolder) throws {
    let username = try checked(username)
    let roles = Role.accounts.map(\.rawValue)
    guard let role = arguments["--role"].flatMap(Role.init(rawValue:)), Role.accounts.contains(role) else {
      let names = roles.joined(separator: ", ")
      throw CommandFailure.usage("sebut perannya dengan --role: \(names)", "give the role with --role: \(names)")
    }
    let authority = try authority(arguments, role, data)
    let name = CleanText.clean(arguments["--name"] ?? username)
    let hash = try Passwords.hash(try Password.ask())
    let member = StaffMember(
      id: UUID().uuidString.lowercased(), username: username, name: name, role: role, authority: authority,
      isFraudAgent: arguments.has("--fraud-agent"), password: hash, isDisabled: false)
    try data.create()
    try withLedger(data) { ledger in
      do {
        try ledger.record { try Staff.insert(member, in: $0) }
      } catch let error as DatabaseError where error.isUniqueViolation {
        throw CommandFailure(
          "nama pengguna \(username) sudah ada; pilih yang lain", "the user name \(username) is taken; choose another")
      }
    }
    Terminal.say("Akun \(username) (\(role.rawValue)) dibuat.", "Account \(username) (\(role.rawValue)) made.")
  }

  /// The categories of authority that were given, each with `--category`.
  private static func authority(_ arguments: Arguments, _ role: Role, _ data: DataFolder) throws -> Authority {
    let given = arguments.all("--category")
    guard !given.isEmpty || arguments.has("--fraud-agent") else { return Authority() }
    guard AccountRules.canHaveCases(role) else {
      throw CommandFailure.usage(AccountRules.caseRule.id, AccountRules.caseRule.en)
    }
    guard !given.isEmpty else { return Authority() }
    let share = try ShareFolder.find(given: arguments["--share"], data: data.path)
    let known = Authority.known(under: try share.loadedStandards().all)
    for name in given where !known.contains(name) {
      let names = known.joined(separator: ", ")
      throw CommandFailure.usage(
        "kategori \(name) tidak dikenal; pilih: \(names)", "the category \(name) is not known; choose: \(names)")
    }
    return Authority(known.filter(given.contains))
  }

  private static func list(_ data: DataFolder) throws {
    try data.demandDatabase()
    let members = try withLedger(data) { ledger in try ledger.read { try Staff.all(in: $0) } }
    for member in members {
      let remarks: [Phrase?] = [
        member.isDisabled ? Phrase("ditutup", "disabled") : nil,
        member.isFraudAgent ? Phrase("agen fraud", "fraud agent") : nil,
      ]
      let columns =
        [member.username, member.role.rawValue, member.name] + remarks.compactMap { $0?[Terminal.language] }
        + member.authority.categories
      print(columns.joined(separator: "\t"))
    }
  }

  private static func disable(_ username: String, _ data: DataFolder) throws {
    try change(username, data) { try Staff.disable(username: username.lowercased(), in: $0) }
    Terminal.say("Akun \(username) ditutup.", "Account \(username) disabled.")
  }

  private static func enable(_ username: String, _ data: DataFolder) throws {
    try change(username, data) { try Staff.enable(username: username.lowercased(), in: $0) }
    Terminal.say("Akun \(username) dibuka kembali.", "Account \(username) is open again.")
  }

  private static func changePassword(_ username: String, _ data: DataFolder) throws {
    let hash = try Passwords.hash(try Password.ask())
    try change(username, data) { try Staff.setPassword(hash, username: username.lowercased(), in: $0) }
    Terminal.say("Kata sandi \(username) diganti.", "Password of \(username) changed.")
  }

  private static func change(
    _ username: String, _ data: DataFolder, _ act: @escaping @Sendable (Entry) throws -> Bool
  ) throws {
    try data.demandDatabase()
    let isThere = try withLedger(data) { try $0.record(act) }
    guard isThere else {
      throw CommandFailure(
        "tidak ada akun \(username); lihat loket user list", "there is no account \(username); see loket user list")
    }
  }

  private static func withLedger<T>(_ data: DataFolder, _ body: (Ledger) throws -> T) throws -> T {
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    return try body(ledger)
  }

  private static func checked(_ typed: String) throws -> String {
    guard let username = AccountRules.username(typed) else {
      throw CommandFailure.usage(AccountRules.usernameRule.id, AccountRules.usernameRule.en)
    }
    return username
  }
}
