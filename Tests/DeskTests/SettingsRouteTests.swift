import Foundation
import HTTP
import Testing

@testable import Desk

@Suite("The settings as screens ask for them") struct SettingsRouteTests {
  private let test: TestDesk
  private let admin: String

  init() throws {
    test = try TestDesk()
    admin = try test.session("admin")
  }

  private func wanted(expect: String, name: String? = "Kantor Baru") -> [String: Any] {
    [
      "expect": expect, "office": name.map { ["name": $0, "timeZone": "Asia/Jakarta"] } ?? [:], "counters": [],
      "printers": [],
    ]
  }

  @Test("they are read with a version and what there is to choose from, Indonesia's zones first")
  func read() throws {
    let settings = try test.ask(.get, "/api/settings", as: admin).json
    #expect(settings["version"] as? String == "1")
    let choices = try #require(settings["choices"] as? [String: Any])
    #expect((choices["zones"] as? [String])?.prefix(4).contains("Asia/Jayapura") == true)
    #expect((settings["counters"] as? [[String: Any]])?.first?["name"] as? String == "Loket 1")
  }

  @Test("they are replaced as a whole, cleaned, and a change made from an older version is refused with the current")
  func replaced() throws {
    let saved = try test.ask(.put, "/api/settings", wanted(expect: "1", name: " Kantor\u{07} Baru "), as: admin)
    #expect(saved.status == 200, "\(saved.text)")
    #expect((saved.json["office"] as? [String: Any])?["name"] as? String == "Kantor Baru")
    let stale = try test.ask(.put, "/api/settings", wanted(expect: "1"), as: admin)
    #expect(stale.status == 409)
    #expect((stale.json["current"] as? [String: Any])?["version"] as? String == "2")
  }

  @Test("a counter is not taken away while somebody serves there")
  func busyCounter() throws {
    let (reception, officer, ticket) = (try test.session("resepsionis"), try test.session("petugas"), newID())
    try test.register(reception)
    _ = try test.ask(.put, "/api/tickets/\(ticket)", TestDesk.request, as: reception)
    _ = try test.ask(.put, "/api/counters/1", ["state": "open"], as: officer)
    _ = try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer)
    var wanted = wanted(expect: "1")
    wanted["counters"] = [["number": 2]]
    #expect(try test.ask(.put, "/api/settings", wanted, as: admin).fields == ["/counters"])
    let missed = try test.ask(.put, "/api/tickets/\(ticket)/events/\(newID())", ["type": "noShow"], as: officer)
    #expect(missed.status == 201)
    #expect(try test.ask(.put, "/api/settings", wanted, as: admin).fields == ["/counters"])
    _ = try test.ask(.put, "/api/counters/1", ["state": "closed"], as: officer)
    #expect(try test.ask(.put, "/api/settings", wanted, as: admin).status == 200)
  }

  @Test("a mistake is shown at its place, and keys that no screen may change are no part of them")
  func refused() throws {
    #expect(try test.ask(.put, "/api/settings", wanted(expect: "1", name: nil), as: admin).fields == ["/office/name"])
    var more = wanted(expect: "1")
    more["crm"] = ["kind": "webhook"]
    more["office"] = nil
    let refused = try test.ask(.put, "/api/settings", more, as: admin)
    #expect(refused.status == 422)
    #expect(refused.messages.count == 2)
  }
}
