import Calendars
import Foundation
import Records
import Testing

@testable import Sync

@Suite("A webhook, as far as it goes without a network")
struct WebhookTests {
  private let network = StubTransport()

  private func post(_ record: SyncRecord) throws -> (outcome: SyncOutcome, event: [String: JSONTree]) {
    let outcome = try Sample.webhook(to: "https://crm.contoh.id/h", by: network).append(
      Sample.delivery(record), to: nil)
    let body = try #require(network.sent.last?.body)
    guard case .object(let event) = try JSONDecoder().decode(JSONTree.self, from: Data(body)) else {
      return (outcome, [:])
    }
    return (outcome, event)
  }

  @Test("A record is a CloudEvent that names its installation, its subject and its place")
  func event() throws {
    let (outcome, event) = try post(Sample.record(12))
    #expect(outcome == .updated)
    #expect(event["specversion"] == .string("1.0"))
    #expect(event["type"] == .string("id.go.loket.ticket.issued.v1"))
    #expect(event["source"] == .string("/offices/kppn%20palangka%2Fraya/installations/\(Sample.installation)"))
    #expect(event["subject"] == .string(Sample.subject))
    #expect(event["sequence"] == .string("0000000012"))
    #expect(event["time"] == .string("2026-11-02T08:00:00.500Z"))
    #expect(event["datacontenttype"] == .string("application/json"))
  }

  @Test("Data holds what the mapping names and is known, and nothing else: no name, no address")
  func data() throws {
    let (_, event) = try post(Sample.record(3, more: [.eventType: .text("issued")]))
    #expect(
      event["data"]
        == .object([
          "office": .object(["id": .string("kppn palangka/raya"), "name": .string("KPPN Palangka Raya")]),
          "number": .string("B-012"), "subject": .string("Revisi DIPA “ketiga”"), "version": .number(3),
          "receivedAt": .string("2026-11-02T08:00:00.250Z"), "event": .object(["type": .string("issued")]),
        ]))
  }

  @Test("An act of circulation is an event of its own type")
  func loan() throws {
    let (_, event) = try post(Sample.record(kind: .loan, type: "lent", more: [.loanItem: .text("INV-1")]))
    #expect(event["type"] == .string("id.go.loket.loan.lent.v1"))
    #expect(event["data"]?["item"] == .string("INV-1"))
  }

  @Test("The same record is the same bytes under the same id on every attempt")
  func again() throws {
    _ = try post(Sample.record(7))
    _ = try post(Sample.record(7))
    #expect(network.sent.count == 2)
    #expect(network.sent[0].body == network.sent[1].body)
    #expect(network.sent[0].headers["webhook-id"] == network.sent[1].headers["webhook-id"])
    #expect(network.sent[0].headers["webhook-id"]?.contains(".") == false)
  }

  @Test("Sequences are in order as text")
  func order() throws {
    let texts = try [1, 2, 9, 10, 99, 100, 2_000_000].map { try post(Sample.record($0)).event["sequence"] }
    let sequences = texts.map { if case .string(let text)? = $0 { text } else { "" } }
    #expect(sequences == sequences.sorted() && Set(sequences).count == 7)
  }

  @Test("Records that came in one delivery go one by one, and stop at the first that does not arrive")
  func several() throws {
    network.answer([
      .success(IncomingResponse(status: 200, body: [])), .success(IncomingResponse(status: 503, body: [])),
    ])
    let webhook = try Sample.webhook(to: "https://crm.contoh.id/h", by: network)
    let outcome = webhook.append(Sample.delivery(Sample.record(1), Sample.record(2), Sample.record(3)), to: nil)
    #expect(outcome == .retryable(after: nil))
    #expect(network.sent.count == 2)
  }

  @Test(
    "An answer means what formats.md §6 says",
    arguments: [
      (200, .updated), (204, .updated), (301, .retryable(after: .seconds(5))), (307, .retryable(after: .seconds(5))),
      (400, .rejected(Rejection(.refused, status: 400, words: "wrong"))),
      (404, .rejected(Rejection(.refused, status: 404, words: "wrong"))), (401, .denied), (403, .denied),
      (407, .unreachable), (408, .retryable(after: .seconds(5))), (410, .gone), (429, .retryable(after: .seconds(5))),
      (500, .retryable(after: .seconds(5))), (503, .retryable(after: .seconds(5))),
    ] as [(Int, SyncOutcome)])
  func answer(_ status: Int, _ outcome: SyncOutcome) throws {
    let body = Array(#"{"title": "wrong", "received": {"name": "Budi"}}"#.utf8)
    network.answer([.success(IncomingResponse(status: status, body: body, retryAfter: .seconds(5)))])
    #expect(try post(Sample.record()).outcome == outcome)
  }

  @Test("What a receiver says that is no problem document is kept from people: it may be what it was sent")
  func echo() throws {
    network.answer([.success(IncomingResponse(status: 422, body: Array("Budi Santoso".utf8)))])
    #expect(try post(Sample.record()).outcome == .rejected(Rejection(.refused, status: 422, words: "")))
  }

  @Test("No answer is no connection or a doubt")
  func silence() throws {
    network.answer([.failure(.notSent), .failure(.lost)])
    #expect(try post(Sample.record()).outcome == .unreachable)
    #expect(try post(Sample.record()).outcome == .unknown)
  }

  @Test(
    "A probe takes every answer for a sign of life but those that mean trouble",
    arguments: [
      (200, .ready), (204, .ready), (401, .ready), (404, .ready), (405, .ready), (501, .ready), (410, .gone),
      (302, .unfit(missing: ["crm.url (HTTP 302)"])), (429, .unreachable), (500, .unreachable), (503, .unreachable),
    ] as [(Int, Probe)])
  func probe(_ status: Int, _ probe: Probe) throws {
    network.answer([.success(IncomingResponse(status: status, body: []))])
    #expect(try Sample.webhook(to: "https://crm.contoh.id/h", by: network).probe() == probe)
    #expect(network.sent.last?.method == "OPTIONS")
  }

  @Test("A probe that nobody answers found nobody")
  func nobody() throws {
    network.answer([.failure(.notSent)])
    #expect(try Sample.webhook(to: "https://crm.contoh.id/h", by: network).probe() == .unreachable)
  }
}
