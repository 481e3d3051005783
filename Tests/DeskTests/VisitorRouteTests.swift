import Foundation
import HTTP
import Testing
import TicketCore

@testable import Desk

@Suite("Registering a visitor") struct VisitorRouteTests {
  private let test: TestDesk
  private let session: String

  init() throws {
    test = try TestDesk()
    session = try test.session("resepsionis")
  }

  @Test("what was given is cleaned and kept, and the identity number is shown masked")
  func register() throws {
    let answer = try test.register(session)
    #expect(answer.status == 201)
    #expect(answer.json["phone"] as? String == "+6281234500002")
    #expect((answer.json["identity"] as? [String: String])?["number"]?.hasSuffix("0001") == true)
    #expect(!answer.text.contains("6301012609860001"))
    #expect(try test.register(session).status == 200)
  }

  @Test("a correction keeps an identity that is not named, removes one that is null, and refuses a stale version")
  func correct() throws {
    try test.register(session)
    let path = "/api/visitors/\(TestDesk.budi)"
    let kept = try test.ask(.put, path, ["name": "Budi S.", "expect": 1] as [String: Any], as: session)
    #expect(kept.status == 200)
    #expect(kept.json["identity"] != nil)
    let stale = try test.ask(.put, path, ["name": "Bude", "expect": 1] as [String: Any], as: session)
    #expect(stale.status == 409)
    #expect(stale.type == "stale")
    #expect((stale.json["current"] as? [String: Any])?["name"] as? String == "Budi S.")
    let removed = try test.ask(
      .put, path, ["name": "Budi S.", "identity": NSNull(), "expect": 2] as [String: Any], as: session)
    #expect(removed.json["identity"] == nil)
  }

  @Test("every mistake is said at once, with field and remedy")
  func mistakes() throws {
    let body: [String: Any] = [
      "name": " \u{1B} ", "email": "bukan", "phone": "12", "nip": "1", "requesterType": "raja",
      "identity": ["kind": "ktp", "number": "1"],
    ]
    let answer = try test.ask(.put, "/api/visitors/\(newID())", body, as: session)
    #expect(answer.status == 422)
    #expect(
      Set(answer.fields) == ["/name", "/email", "/phone", "/nip", "/requesterType", "/identity/number"],
      "\(answer.fields)")
    let wrongShape = try test.ask(.put, "/api/visitors/\(newID())", ["name": 7], as: session)
    #expect(wrongShape.fields == ["/name"])
  }

  @Test("a doubtful number is accepted with a warning")
  func warnings() throws {
    let body: [String: Any] = ["name": "Ani", "identity": ["kind": "ktp", "number": "9999999999999999"]]
    let answer = try test.ask(.put, "/api/visitors/\(newID())", body, as: session)
    #expect(answer.status == 201)
    #expect((answer.json["warnings"] as? [[String: String]])?.first?["field"] == "/identity/number")
  }

  @Test("hostile text is kept as text: control characters go, everything else comes back as it was typed")
  func hostile() throws {
    let name = "<script>alert(1)</script> ' OR 1=1 -- {{x}} | \\"
    let id = newID()
    _ = try test.ask(.put, "/api/visitors/\(id)", ["name": "\u{1B}@" + name + "\u{202E}\u{0}"], as: session)
    let found = try test.ask(.get, "/api/visitors?q=script", as: session)
    let items = try #require(found.json["items"] as? [[String: Any]])
    #expect(items.map { $0["name"] as? String } == ["@" + name])
  }

  @Test("pages of a search follow each other without gap or repetition")
  func pages() throws {
    for number in 0..<7 {
      _ = try test.ask(.put, "/api/visitors/\(newID())", ["name": "Ani \(number)"], as: session)
    }
    var names: [String] = []
    var after: String? = "0"
    while let next = after {
      let page = try test.ask(.get, "/api/visitors?q=ani&limit=3&after=\(next)", as: session).json
      names += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
      after = page["next"] as? String
    }
    #expect(Set(names).count == 7)
    #expect(names.count == 7)
    #expect(try test.ask(.get, "/api/visitors?q=ani&limit=999", as: session).fields == ["limit"])
  }
}
