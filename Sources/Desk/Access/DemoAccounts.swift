import Foundation
import Synchronization
import TicketCore

/// The accounts of `--demo`: they and their sessions live in memory, so no demo password ever reaches a database.
package final class DemoAccounts: Sendable {
  /// The password of every demo account.
  package static let password = "loket-demo"

  /// An account of the demo.
  package struct Account: Sendable {
    /// What one signs in with.
    package let username: String
    /// What colleagues read.
    package let name: String
    /// What it may do.
    package let role: Role
    /// The cases that are its to answer.
    package var authority = Authority()
    /// Whether fraud complaints are handed to it.
    package var isFraudAgent = false
  }

  /// Every account, in the order in which they are shown. One officer answers everything, one only what is about the
  /// catalogue, and one is handed the fraud complaints.
  package static let all = [
    Account(username: "resepsionis", name: "Rina (demo)", role: .resepsionis),
    Account(username: "petugas", name: "Putu (demo)", role: .petugas),
    Account(username: "pustakawan", name: "Paulina (demo)", role: .pustakawan),
    Account(username: "kasi", name: "Karim (demo)", role: .kasi),
    Account(username: "admin", name: "Ade (demo)", role: .admin),
    Account(username: "anjungan", name: "Anjungan mandiri (demo)", role: .anjungan),
    Account(
      username: "katalog", name: "Komang (demo)", role: .petugas,
      authority: Authority(["lkpp-konsultasi/katalog-elektronik", "lkpp-konsultasi/e-purchasing"])),
    Account(
      username: "pengusut", name: "Sekar (demo)", role: .petugas, authority: Authority(["kli-prime"]),
      isFraudAgent: true),
  ]

  private let sessions = Mutex<[String: Caller]>([:])

  /// No session is open at first.
  package init() {}

  func signIn(username: String, password: String, device: String, token: String) -> Caller? {
    guard password == Self.password, let account = Self.all.first(where: { $0.username == username }) else {
      return nil
    }
    let caller = Caller(
      username: username, name: account.name, role: account.role, isFraudAgent: account.isFraudAgent, device: device)
    sessions.withLock { $0[token] = caller }
    return caller
  }

  func holder(token: String) -> Caller? { sessions.withLock { $0[token] } }

  func signOut(token: String) { sessions.withLock { _ = $0.removeValue(forKey: token) } }
}
