import Calendars
import Desk
import Foundation
import Records
import SQLite
import TicketCore

/// `loket user`: the staff's accounts. Works beside a running server, which reads accounts afresh at every request.
enum UserCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data", "--role", "--name"])
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
    let name = CleanText.clean(arguments["--name"] ?? username)
    let hash = try Passwords.hash(try Password.ask())
    let member = StaffMember(
      id: UUID().uuidString.lowercased(), username: username, name: name, role: role, password: hash,
      isDisabled: false)
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

  private static func list(_ data: DataFolder) throws {
    try data.demandDatabase()
    let members = try withLedger(data) { ledger in try ledger.read { try Staff.all(in: $0) } }
    for member in members {
      let closed = member.isDisabled ? "\t" + Phrase("ditutup", "disabled")[Terminal.language] : ""
      print("\(member.username)\t\(member.role.rawValue)\t\(member.name)\(closed)")
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
