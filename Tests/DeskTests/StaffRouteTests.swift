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

  @Test("categories of authority are kept in the office's order, stay where they are not named, and go with the role")
  func authority() throws {
    func put(_ more: [String: Any], role: String = "petugas") throws -> Response {
      let body = account(role: role, password: "kata sandi sari").merging(more) { $1 }
      return try test.ask(.put, "/api/staff/sari", body, as: admin)
    }
    func categories(_ answer: Response) -> [String]? { answer.json["categories"] as? [String] }
    #expect(try categories(put([:])) == [])
    let named = ["lkpp-konsultasi/toko-daring", "kppn-konsultasi", "kppn-konsultasi"]
    let made = try put(["categories": named, "fraudAgent": true])
    #expect(categories(made) == ["kppn-konsultasi", "lkpp-konsultasi/toko-daring"], "\(made.text)")
    #expect(try categories(put([:]))?.count == 2 && put([:]).json["fraudAgent"] as? Bool == true)
    let officers = try test.ask(.get, "/api/officers", as: admin).json["items"] as? [[String: Any]]
    #expect((officers?.last?["categories"] as? [String])?.count == 2)
    #expect(try put(["categories": ["lkpp-konsultasi/tokodaring"]]).messages.first?.contains("toko-daring") == true)
    #expect(try put(["categories": "semua"]).fields == ["/categories"])
    let device = try put(["categories": ["kli-prime"], "fraudAgent": true], role: "anjungan")
    #expect(device.fields == ["/categories", "/fraudAgent"])
    let moved = try put([:], role: "resepsionis")
    #expect(categories(moved) == [] && moved.json["fraudAgent"] as? Bool == false)
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
