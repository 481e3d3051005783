import Foundation
import Synchronization
import TicketCore

/// The accounts of `--demo`: they and their sessions live in memory, so no demo password ever reaches a database.
package final class DemoAccounts: Sendable {
  /// The password of every demo account.
  package static let password = "loket-demo"

  /// Username, the name that colleagues read, and the role.
  package static let all: [(username: String, name: String, role: Role)] = [
    ("resepsionis", "Rina (demo)", .resepsionis),
    ("petugas", "Putu (demo)", .petugas),
    ("pustakawan", "Paulina (demo)", .pustakawan),
    ("kasi", "Karim (demo)", .kasi),
    ("admin", "Ade (demo)", .admin),
    ("anjungan", "Anjungan mandiri (demo)", .anjungan),
  ]

  private let sessions = Mutex<[String: Caller]>([:])

  /// No session is open at first.
  package init() {}

  func signIn(username: String, password: String, device: String, token: String) -> Caller? {
    guard password == Self.password, let account = Self.all.first(where: { $0.username == username }) else {
      return nil
    }
    let caller = Caller(username: username, name: account.name, role: account.role, device: device)
    sessions.withLock { $0[token] = caller }
    return caller
  }

  func holder(token: String) -> Caller? { sessions.withLock { $0[token] } }

  func signOut(token: String) { sessions.withLock { _ = $0.removeValue(forKey: token) } }
}
