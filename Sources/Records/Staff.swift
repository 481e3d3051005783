import Foundation
import SQLite
import TicketCore

/// A person of the staff who can sign in.
package struct StaffMember: Sendable, Equatable {
  /// A UUID.
  package let id: String
  /// What they sign in with.
  package let username: String
  /// What colleagues read.
  package let name: String
  /// What they may do.
  package let role: Role
  /// The cases that are theirs to answer.
  package let authority: Authority
  /// Whether fraud complaints are handed to them; see `Viewer`.
  package let isFraudAgent: Bool
  /// The password's yescrypt hash.
  package let password: String
  /// Whether the account is closed.
  package let isDisabled: Bool

  /// A member of staff as given.
  package init(
    id: String, username: String, name: String, role: Role, authority: Authority = Authority(),
    isFraudAgent: Bool = false, password: String, isDisabled: Bool
  ) {
    self.id = id
    self.username = username
    self.name = name
    self.role = role
    self.authority = authority
    self.isFraudAgent = isFraudAgent
    self.password = password
    self.isDisabled = isDisabled
  }
}

/// The table `staff`.
package enum Staff {
  /// Everybody, by username.
  /// - Throws: `DatabaseError`.
  package static func all(in connection: Connection) throws -> [StaffMember] {
    try connection.query(columns + " ORDER BY username", read)
  }

  /// Who signs in as `username`, closed accounts included.
  /// - Throws: `DatabaseError`.
  package static func find(username: String, in reader: some SQLReader) throws -> StaffMember? {
    try reader.first(columns + " WHERE username = \(username)", read)
  }

  /// Adds a member of staff.
  /// - Throws: `DatabaseError`; `isUniqueViolation` when the username is taken.
  package static func insert(_ member: StaffMember, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO staff (id, username, name, role, categories, fraud_agent, password, disabled, created_at, updated_at)
      VALUES (
        \(member.id), \(member.username), \(member.name), \(member.role), \(categories(of: member)),
        \(member.isFraudAgent), \(member.password), \(member.isDisabled), \(entry.now), \(entry.now)
      )
      """)
  }

  /// Gives an account other values, found by its id.
  /// - Throws: `DatabaseError`.
  package static func update(_ member: StaffMember, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE staff
      SET name = \(member.name), role = \(member.role), categories = \(categories(of: member)),
        fraud_agent = \(member.isFraudAgent), password = \(member.password), disabled = \(member.isDisabled), updated_at = \(entry.now)
      WHERE id = \(member.id)
      """)
  }

  /// How many administrators can sign in.
  /// - Throws: `DatabaseError`.
  package static func activeAdministrators(in reader: some SQLReader) throws -> Int {
    try reader.first("SELECT count(*) FROM staff WHERE role = \(Role.admin) AND disabled = 0") { try $0[0] } ?? 0
  }

  /// Closes an account and ends its sessions; false when there is none of that name.
  /// - Throws: `DatabaseError`.
  package static func disable(username: String, in entry: Entry) throws -> Bool {
    try entry.transaction.execute(
      "UPDATE staff SET disabled = 1, updated_at = \(entry.now) WHERE username = \(username)")
    return try endSessions(of: username, in: entry)
  }

  /// Opens a closed account again; false when there is none of that name.
  /// - Throws: `DatabaseError`.
  package static func enable(username: String, in entry: Entry) throws -> Bool {
    try entry.transaction.execute(
      "UPDATE staff SET disabled = 0, updated_at = \(entry.now) WHERE username = \(username)")
    return entry.transaction.changes > 0
  }

  /// Sets a new password hash and ends the account's sessions; false when there is none of that name.
  /// - Throws: `DatabaseError`.
  package static func setPassword(_ hash: String, username: String, in entry: Entry) throws -> Bool {
    try entry.transaction.execute(
      "UPDATE staff SET password = \(hash), updated_at = \(entry.now) WHERE username = \(username)")
    return try endSessions(of: username, in: entry)
  }

  private static func endSessions(of username: String, in entry: Entry) throws -> Bool {
    guard entry.transaction.changes > 0 else { return false }
    try entry.transaction.execute(
      "DELETE FROM sessions WHERE staff = (SELECT id FROM staff WHERE username = \(username))")
    return true
  }

  private static func categories(of member: StaffMember) -> String {
    member.authority.categories.joined(separator: " ")
  }

  private static let columns: SQL =
    "SELECT id, username, name, role, password, disabled, categories, fraud_agent FROM staff"

  private static func read(_ row: Row) throws -> StaffMember {
    let categories: String = try row[6]
    return StaffMember(
      id: try row[0], username: try row[1], name: try row[2], role: try row[3],
      authority: Authority(categories.split(separator: " ").map(String.init)), isFraudAgent: try row[7],
      password: try row[4], isDisabled: try row[5])
  }
}
