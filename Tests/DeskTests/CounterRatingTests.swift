import Foundation
import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("The rating at a counter") struct CounterRatingTests {
  private let test: TestDesk
  private let reception: String
  private let officer: String
  private let tablet: String

  init() throws {
    test = try TestDesk(counters: [Counter(number: 1, name: "Loket 1"), Counter(number: 2, name: "Loket 2")])
    reception = try test.session("resepsionis")
    officer = try test.session("petugas")
    tablet = try test.session("anjungan")
    try test.register(reception)
  }

  /// A visitor who was served at counter 1 and has just been let go.
  private func served(_ standard: String = "kppn-konsultasi") throws -> String {
    let id = newID()
    let asked = TestDesk.request.merging(["standard": standard, "category": "umum"]) { $1 }
    #expect(try test.ask(.put, "/api/tickets/\(id)", asked, as: reception).status == 201)
    let open: [String: Any] = ["state": "open", "services": [standard]]
    #expect(try test.ask(.put, "/api/counters/1", open, as: officer).status == 200)
    _ = try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer)
    for event in [["type": "started", "counter": 1], ["type": "resolved"]] as [[String: Any]] {
      #expect(try test.ask(.put, "/api/tickets/\(id)/events/\(newID())", event, as: officer).status == 201)
    }
    return id
  }

  private func asked(_ counter: Int = 1) throws -> String? {
    let answer = try test.ask(.get, "/api/counters/\(counter)/rating", as: tablet)
    #expect(answer.status == 200)
    return (answer.json["asked"] as? [String: Any])?["ticket"] as? String
  }

  private func rate(_ ticket: String, _ rating: String, id: String = newID()) throws -> Response {
    try test.ask(.put, "/api/counters/1/ratings/\(id)", ["ticket": ticket, "rating": rating], as: tablet)
  }

  private func ticket(_ id: String) throws -> [String: Any] {
    try test.ask(.get, "/api/tickets/\(id)", as: officer).json
  }

  @Test("the tablet asks about the service that just ended at its counter, and about no other")
  func asks() throws {
    #expect(try asked() == nil)
    let first = try served()
    #expect(try asked() == first)
    #expect(try asked(2) == nil)
    #expect(try test.ask(.get, "/api/counters/9/rating", as: tablet).status == 404)
    let id = newID()
    #expect(try rate(first, "negative", id: id).status == 201)
    #expect(try rate(first, "negative", id: id).status == 200)
    #expect(try asked() == nil)
    let whole = try ticket(first)
    #expect(whole["rating"] as? String == "negative" && whole["state"] as? String == "resolved")
    let last = try #require((whole["events"] as? [[String: Any]])?.last)
    #expect(last["type"] as? String == "rated" && last["role"] as? String == "visitor")
  }

  @Test("of a restricted service the tablet knows nothing")
  func restricted() throws {
    let id = try served()
    try test.ledger.record { try $0.transaction.execute("UPDATE tickets SET restricted = 1 WHERE id = \(id)") }
    #expect(try asked() == nil)
  }

  @Test("after some minutes, or once the next visitor is done, it is too late")
  func late() throws {
    let first = try served()
    test.advance(minutes: 1)
    let second = try served()
    #expect(try asked() == second)
    #expect(try rate(first, "positive").type == "rating-not-offered")
    test.advance(minutes: 6)
    #expect(try asked() == nil)
    #expect(try rate(second, "positive").type == "rating-not-offered")
    #expect(try ticket(second)["rating"] is NSNull)
  }

  @Test("where a rating goes with the visitor's own end, it is that end")
  func closing() throws {
    let id = try served("lpdp-bantuan")
    #expect(try rate(id, "bagus").fields == ["/rating"])
    #expect(try rate(id, "positive").status == 201)
    let whole = try ticket(id)
    #expect(whole["state"] as? String == "closed" && whole["closedBy"] as? String == "visitor")
  }
}
