import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

@Suite("The event stream") struct StreamTests {
  private let test: TestDesk

  init() throws { test = try TestDesk() }

  private func subscription(as username: String, after: Int64? = nil) throws -> Subscription {
    let request = Request(
      method: .get, path: "/api/stream", segments: ["api", "stream"],
      query: after.map { ["after": String($0)] } ?? [:], cookies: try test.session(username))
    guard case .stream(let subscription) = test.desk.respond(to: request) else {
      throw DeskProblem.failed
    }
    return subscription
  }

  private func snapshot(_ subscription: Subscription) throws -> [String: Any] {
    let data = try #require(subscription.snapshot().data)
    return try #require(try JSONSerialization.jsonObject(with: Data(data)) as? [String: Any])
  }

  @Test("a reader who was away is told what changed since, each thing once, and only what its role may hear of")
  func missed() throws {
    let session = try test.session("resepsionis")
    try test.register(session)
    let id = newID()
    _ = try test.ask(.put, "/api/tickets/\(id)", TestDesk.request, as: session)
    let first = try snapshot(try subscription(as: "resepsionis", after: 0))
    let changes = try #require(first["changes"] as? [[String: Any]])
    #expect(changes.compactMap { $0["topic"] as? String } == ["visitors", "tickets", "queue", "print-jobs"])
    #expect(first["complete"] as? Bool == true)
    let now = try snapshot(try subscription(as: "resepsionis"))
    #expect((now["changes"] as? [Any])?.isEmpty == true)
    #expect(now["seq"] as? Int == first["seq"] as? Int)
    let device = try #require(try snapshot(try subscription(as: "anjungan", after: 0))["changes"] as? [[String: Any]])
    #expect(device.compactMap { $0["topic"] as? String } == ["queue"])
  }

  @Test("a stream falls silent when its session ends")
  func signedOut() throws {
    let session = try test.session("resepsionis")
    let request = Request(method: .get, path: "/api/stream", segments: ["api", "stream"], cookies: session)
    guard case .stream(let stream) = test.desk.respond(to: request) else { throw DeskProblem.failed }
    let event = ServerEvent(topic: "tickets", id: newID(), seq: 9)
    #expect(stream.accepts(event))
    _ = try test.ask(.delete, "/api/session", as: session)
    #expect(!stream.accepts(event))
  }

  @Test("nobody hears of a restricted ticket, neither live nor afterwards")
  func restricted() throws {
    let session = try test.session("resepsionis")
    try test.register(session)
    let id = newID()
    _ = try test.ask(
      .put, "/api/tickets/\(id)", TestDesk.request.merging(["standard": "kli-prime", "kind": "fraud"]) { $1 },
      as: session)
    for username in ["resepsionis", "kasi", "admin"] {
      let reader = try subscription(as: username, after: 0)
      let data = String(decoding: try #require(reader.snapshot().data), as: UTF8.self)
      #expect(!data.contains(id))
      let change = Change(seq: 9, topic: .tickets, id: id, isRestricted: true)
      let event = ServerEvent(topic: "tickets", id: id, seq: 9, audience: Audience.demanded(by: change))
      #expect(!reader.accepts(event))
      #expect(reader.accepts(ServerEvent(topic: "tickets", id: id, seq: 9)))
    }
  }
}
