import Calendars
import Foundation
import Records
import TicketCore

/// The first administrator as the set-up page has them.
struct Administrator {
  let username: String
  let name: String
  let password: String

  init?(reading node: FileNode) {
    guard let object = node.object(["username", "name", "password"]) else { return nil }
    let username = object.required("username")?.username()
    let name = object.required("name")?.personName()
    let password = object.required("password")?.newPassword()
    guard let username, let name, let password else { return nil }
    self.username = username
    self.name = name
    self.password = password
  }

  /// The account, with its password hashed.
  /// - Throws: `Passwords.Failure`.
  func member() throws -> StaffMember {
    StaffMember(
      id: UUID().uuidString.lowercased(), username: username, name: name, role: .admin,
      password: try Passwords.hash(password), isDisabled: false)
  }
}
