import Foundation
import HTTP
import Testing

@testable import Desk

@Suite("The staff, kept by an administrator without a terminal") struct StaffRouteTests {
  private let test: TestDesk
  private let admin: String

  init() throws {
    test = try TestDesk(isDemo: true)
    admin = try test.session("admin")
  }

  private func account(
    role: String = "petugas", password: String? = nil, disabled: Bool = false, name: String = "Sari Dewi"
  ) -> [String: Any] {
    let body: [String: Any] = ["name": name, "role": role, "disabled": disabled]
    return body.merging(password.map { ["password": $0] } ?? [:]) { $1 }
  }

  @Test("an account is added, listed without its password, and signs in")
  func added() throws {
    let made = try test.ask(.put, "/api/staff/Sari", account(password: "kata sandi sari"), as: admin)
    #expect(made.status == 201, "\(made.text)")
    #expect(made.json["username"] as? String == "sari")
    let list = try test.ask(.get, "/api/staff", as: admin)
    #expect((list.json["items"] as? [[String: Any]])?.count == 1)
    #expect(!list.text.contains("$y$"))
    _ = try test.session("sari", password: "kata sandi sari")
  }

  @Test("a new account without a password, an odd name or role is refused with every mistake at once")
  func refused() throws {
    #expect(try test.ask(.put, "/api/staff/sari", account(), as: admin).fields == ["/password"])
    #expect(try test.ask(.put, "/api/staff/9", account(password: "kata sandi sari"), as: admin).fields == ["/username"])
    let odd = try test.ask(
      .put, "/api/staff/sari", ["name": " ", "role": "visitor", "password": "pendek", "disabled": "ya"], as: admin)
    #expect(Set(odd.fields) == ["/name", "/role", "/password", "/disabled"])
  }

  @Test("another role, another password and closing end the account's sessions; another name does not")
  func sessions() throws {
    _ = try test.ask(.put, "/api/staff/sari", account(password: "kata sandi sari"), as: admin)
    let sari = try test.session("sari", password: "kata sandi sari")
    _ = try test.ask(.put, "/api/staff/sari", account(name: "Sari D."), as: admin)
    #expect(try test.ask(.get, "/api/session", as: sari).status == 200)
    _ = try test.ask(.put, "/api/staff/sari", account(role: "kasi"), as: admin)
    #expect(try test.ask(.get, "/api/session", as: sari).status == 401)
    let again = try test.session("sari", password: "kata sandi sari")
    _ = try test.ask(.put, "/api/staff/sari", account(role: "kasi", disabled: true), as: admin)
    #expect(try test.ask(.get, "/api/session", as: again).status == 401)
  }

  @Test("nobody closes their own account, and one administrator always stays")
  func administrators() throws {
    let made = account(role: "admin", password: "kata sandi sari")
    for name in ["sari", "tono"] { _ = try test.ask(.put, "/api/staff/\(name)", made, as: admin) }
    let sari = try test.session("sari", password: "kata sandi sari")
    let own = try test.ask(.put, "/api/staff/sari", account(role: "admin", disabled: true), as: sari)
    #expect(own.type == "own-account")
    #expect(try test.ask(.put, "/api/staff/tono", account(role: "admin", disabled: true), as: sari).status == 200)
    #expect(try test.ask(.put, "/api/staff/sari", account(role: "petugas"), as: admin).type == "last-administrator")
    #expect(try test.ask(.put, "/api/staff/sari", account(role: "admin", disabled: true), as: admin).status == 409)
  }
}
