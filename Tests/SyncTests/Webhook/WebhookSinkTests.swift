import Foundation
import Synchronization
import TestServices
import Testing

@testable import Sync

/// The connector on a real network, against a receiver that checks as receivers do.
@Suite("A webhook and its receiver")
struct WebhookSinkTests {
  private let network = WebTransport(timeout: 1)

  @Test("Every record is understood by the published packages, with one secret and while two are known")
  func understood() throws {
    let sink = try WebhookSink(secrets: [Sample.secret])
    let old = try Sample.webhook(to: sink.url, by: network)
    let rotating = try Sample.webhook(to: sink.url, secrets: [Sample.newerSecret, Sample.secret], by: network)
    #expect(old.probe() == .ready)
    #expect(old.create(Sample.delivery(Sample.record(1))) == .updated)
    #expect(rotating.append(Sample.delivery(Sample.record(2, type: "answered")), to: nil) == .updated)
    #expect(sink.refusals == [])
    #expect(sink.accepted.map(\.sequence) == ["0000000001", "0000000002"])
    #expect(sink.accepted.map(\.signatures) == [1, 2])
    #expect(sink.accepted.map(\.type) == ["id.go.loket.ticket.issued.v1", "id.go.loket.ticket.answered.v1"])
  }

  @Test("A receiver that knows another secret turns the record down")
  func foreign() throws {
    let sink = try WebhookSink(secrets: [Sample.newerSecret])
    let webhook = try Sample.webhook(to: sink.url, by: network)
    #expect(
      webhook.append(Sample.delivery(Sample.record()), to: nil)
        == .rejected(Rejection(.refused, status: 400, words: "")))
    #expect(sink.accepted.isEmpty && sink.refusals.count == 1)
  }

  @Test("Whatever goes wrong is told apart, and what is sent again is the same")
  func mishaps() throws {
    let sink = try WebhookSink(secrets: [Sample.secret])
    let webhook = try Sample.webhook(to: sink.url, by: network)
    let plan: [(String, SyncOutcome)] = [
      ("timeout", .unknown), ("reset", .unknown), ("reset-before", .unknown), ("late-500", .retryable(after: nil)),
      ("500", .retryable(after: nil)), ("429:7", .retryable(after: .seconds(7))),
      ("503:3", .retryable(after: .seconds(3))), ("302", .retryable(after: nil)), ("401", .denied), ("410", .gone),
      ("422", .rejected(Rejection(.refused, status: 422, words: ""))), ("accept", .updated),
    ]
    try sink.plan(plan.map(\.0))
    for (step, outcome) in plan {
      #expect(webhook.append(Sample.delivery(Sample.record(5)), to: nil) == outcome, "\(step)")
    }
    #expect(sink.calls == plan.map(\.0))
    #expect(sink.accepted.count == 4)
    #expect(Set(sink.accepted.map(\.id)).count == 1 && Set(sink.accepted.map(\.sha256)).count == 1)
    #expect(sink.refusals == [])
  }

  @Test("Nobody at the port is certainly no arrival, and a probe sees it come back")
  func down() throws {
    let sink = try WebhookSink(secrets: [Sample.secret])
    let webhook = try Sample.webhook(to: sink.url, by: network)
    try sink.setListening(false)
    #expect(webhook.append(Sample.delivery(Sample.record()), to: nil) == .unreachable)
    #expect(webhook.probe() == .unreachable)
    try sink.setListening(true)
    #expect(webhook.probe() == .ready)
    #expect(webhook.append(Sample.delivery(Sample.record()), to: nil) == .updated)
    #expect(sink.accepted.count == 1)
  }

  @Test("A certificate that nobody vouches for stops the records before any is sent, and is named")
  func untrusted() throws {
    let sink = try WebhookSink(secrets: [Sample.secret], isUntrusted: true)
    let webhook = try Sample.webhook(to: sink.url, by: network)
    #expect(webhook.append(Sample.delivery(Sample.record()), to: nil) == .unreachable)
    #expect(sink.calls == [] && sink.accepted.isEmpty)
    let missing = ["crm.url (SSL certificate problem: self-signed certificate)"]
    #expect(webhook.probe() == .unfit(missing: missing))
    let tracker = RequestTracker(
      url: try #require(URL(string: sink.url)), token: "1-27-abc", mapping: try shippedMapping(), transport: network)
    #expect(tracker.probe() == .unfit(missing: missing))
  }

  @Test("An answer that comes drop by drop, or has no end, holds nobody up: what it began with counts")
  func endless() throws {
    let sink = try WebhookSink(secrets: [Sample.secret])
    let scale = Scale(network)
    let webhook = try Sample.webhook(to: sink.url, by: scale)
    try sink.plan(["drip", "flood", "accept"])
    let start = ContinuousClock.now
    for number in 1...3 {
      #expect(webhook.append(Sample.delivery(Sample.record(number)), to: nil) == .updated)
    }
    #expect(ContinuousClock.now - start < .seconds(8))
    #expect(sink.accepted.count == 3)
    #expect(scale.lengths[0] < 100 && scale.lengths[1...] == [8 << 20, 0])
  }

  @Test("A kept connection that breaks under a record is a doubt at once, and nothing is said twice unasked")
  func broken() throws {
    let sink = try WebhookSink(secrets: [Sample.secret])
    let webhook = try Sample.webhook(to: sink.url, by: WebTransport(timeout: 15))
    let start = ContinuousClock.now
    for step in ["reset-before", "reset"] {
      try sink.plan(Array(repeating: "accept", count: sink.calls.count + 1) + [step])
      #expect(webhook.append(Sample.delivery(Sample.record(1)), to: nil) == .updated)
      #expect(webhook.append(Sample.delivery(Sample.record(2)), to: nil) == .unknown)
    }
    #expect(sink.calls == ["accept", "reset-before", "accept", "reset"])
    #expect(sink.accepted.map(\.sequence) == ["0000000001", "0000000001", "0000000002"])
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("It is a doubt, too, where the receiver is gone by the time that another connection is tried")
  func brokenAndGone() throws {
    let sink = try WebhookSink(secrets: [Sample.secret])
    let webhook = try Sample.webhook(to: sink.url, by: WebTransport(timeout: 15))
    try sink.plan(["accept", "reset-down"])
    #expect(webhook.append(Sample.delivery(Sample.record(1)), to: nil) == .updated)
    #expect(webhook.append(Sample.delivery(Sample.record(2)), to: nil) == .unknown)
    #expect(sink.accepted.map(\.sequence) == ["0000000001", "0000000002"])
    #expect(webhook.append(Sample.delivery(Sample.record(3)), to: nil) == .unreachable)
  }
}

/// Notes how long the answers are.
private final class Scale: Transport {
  private let network: WebTransport
  private let noted = Mutex<[Int]>([])

  init(_ network: WebTransport) { self.network = network }

  var lengths: [Int] { noted.withLock { $0 } }

  func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse {
    let answer = try network.send(request)
    noted.withLock { $0.append(answer.body.count) }
    return answer
  }
}
