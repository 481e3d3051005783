import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

@Suite("Cases from the web go to officers by their categories of authority") struct CaseRoutingTests {
  private let test: TestDesk
  private let reception: String

  init() throws {
    test = try TestDesk(isDemo: true)
    reception = try test.session("resepsionis")
    try test.register(reception)
  }

  private func issue(_ category: String, channel: String = "web", as session: String? = nil) throws -> [String: Any] {
    let fields = channel == "web" ? ["account": "budi"] : [:]
    let asked: [String: Any] = [
      "standard": "lkpp-konsultasi", "channel": channel, "category": category, "fields": fields, "print": false,
    ]
    let body = TestDesk.request.merging(asked) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(newID())", body, as: session ?? reception)
    #expect(answer.status == 201, "\(answer.text)")
    return answer.json
  }

  private func list(_ query: String, as username: String) throws -> [String] {
    let answer = try test.ask(.get, "/api/tickets?cases=true&\(query)", as: try test.session(username))
    return (answer.json["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  private func events(_ ticket: [String: Any]) throws -> [[String: Any]] {
    let id = try #require(ticket["id"] as? String)
    return try test.ask(.get, "/api/tickets/\(id)", as: reception).json["events"] as? [[String: Any]] ?? []
  }

  @Test("a case becomes the officer's with its issue: on the officer's list, in the history and for the CRM")
  func routed() throws {
    let general = try issue("umum")
    #expect(general["assignee"] as? String == "petugas" && general["version"] as? Int == 2)
    let catalogue = try issue("katalog-elektronik", channel: "message")
    #expect(catalogue["assignee"] as? String == "katalog")
    #expect(try list("assignee=me", as: "katalog") == [catalogue["id"] as? String])
    #expect(try list("assignee=me", as: "petugas") == [general["id"] as? String])
    let last = try #require(try events(catalogue).last)
    #expect(last["type"] as? String == "assigned" && last["role"] as? String == "system")
    #expect((last["body"] as? [String: Any])?["staff"] as? String == "katalog")
    // Each ticket is told with its issue and its officer.
    #expect(try test.ledger.read { try Outbox.figures(in: $0).waiting } == 4)
  }

  @Test("cases are shared out evenly, and whoever was given one goes to the end of the line")
  func shared() throws {
    let officers = try (1...4).map { _ in try issue("katalog-elektronik")["assignee"] as? String }
    #expect(officers == ["katalog", "petugas", "katalog", "petugas"])
    let own = try list("assignee=me", as: "katalog")
    for id in own {
      let end: [String: Any] = ["type": "resolved"]
      _ = try test.ask(.put, "/api/tickets/\(id)/events/\(newID())", end, as: try test.session("katalog"))
    }
    // Two fewer in work go before who was given none for longer.
    #expect(try (1...2).map { _ in try issue("katalog-elektronik")["assignee"] as? String } == ["katalog", "katalog"])
  }

  @Test("the same act again is the same answer, and the case is given once")
  func repeated() throws {
    let id = newID()
    let asked: [String: Any] = ["standard": "lkpp-konsultasi", "channel": "web", "fields": ["account": "budi"]]
    let body = TestDesk.request.merging(asked) { $1 }
    let first = try test.ask(.put, "/api/tickets/\(id)", body, as: reception)
    let again = try test.ask(.put, "/api/tickets/\(id)", body, as: reception)
    #expect(again.status == 200 && again.text == first.text)
    #expect(try events(["id": id]).count == 2)
  }

  @Test("phone, letter and walk-in cases are nobody's until somebody takes them")
  func others() throws {
    #expect(try issue("umum", channel: "phone")["assignee"] is NSNull)
    #expect(try issue("umum", channel: "walkIn")["assignee"] is NSNull)
  }

  @Test("a case that nobody's authority covers stands on the unassigned list, and its history says why")
  func nobody() throws {
    let test = try TestDesk(isDemo: false)
    for (name, role, categories) in [
      ("rina", "resepsionis", []), ("komang", "petugas", ["lkpp-konsultasi/toko-daring"]), ("karim", "kasi", []),
    ] as [(String, String, [String])] {
      let member = StaffMember(
        id: newID(), username: name, name: name, role: try #require(Role(rawValue: role)),
        authority: Authority(categories), password: try Passwords.hash("kata sandi \(name)"), isDisabled: false)
      try test.ledger.record { try Staff.insert(member, in: $0) }
    }
    let reception = try test.session("rina", password: "kata sandi rina")
    try test.register(reception)
    func issue(_ category: String) throws -> [String: Any] {
      let asked: [String: Any] = [
        "standard": "lkpp-konsultasi", "channel": "web", "category": category, "fields": ["account": "budi"],
      ]
      return try test.ask(
        .put, "/api/tickets/\(newID())", TestDesk.request.merging(asked) { $1 }, as: reception
      ).json
    }
    #expect(try issue("toko-daring")["assignee"] as? String == "komang")
    let left = try issue("umum")
    #expect(left["assignee"] is NSNull)
    let id = try #require(left["id"] as? String)
    let unassigned = try test.ask(.get, "/api/tickets?cases=true&assignee=none", as: reception).json["items"]
    #expect((unassigned as? [[String: Any]])?.map { $0["id"] as? String } == [id])
    let events = try test.ask(.get, "/api/tickets/\(id)", as: reception).json["events"] as? [[String: Any]]
    let note = (events?.last?["body"] as? [String: Any])?["text"] as? String
    #expect(note?.contains("kategori kewenangan") == true)
  }
}
