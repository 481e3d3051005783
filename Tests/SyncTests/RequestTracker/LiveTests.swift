import Foundation
import Records
import TestServices
import Testing

@testable import Sync

@Suite("A real Request Tracker", .serialized)
struct LiveTests {
  private static let started = Result { try RequestTrackerServer.start() }
  let server: RequestTrackerServer
  let network = LosingTransport()

  init() throws { server = try Self.started.get() }

  func connector(
    queue: String? = nil, token: String? = nil, _ change: (String) -> String = { $0 }
  ) throws -> RequestTracker {
    RequestTracker(
      url: server.url, token: try token ?? server.token(), mapping: try shippedMapping(change), queue: queue,
      transport: network, patience: .zero)
  }

  /// Asks for changes until there are no more.
  func all(_ tracker: RequestTracker, after cursor: String?) throws -> (changes: [RemoteChange], cursor: String) {
    var (changes, from) = ([RemoteChange](), cursor)
    while true {
      guard case .changes(let more, let next) = tracker.changes(after: from) else {
        throw RequestTrackerServer.Failure(description: "nothing is told")
      }
      changes += more
      if next == from { return (changes, next) }
      from = next
    }
  }

  func ticket(_ outcome: SyncOutcome) throws -> String {
    guard case .created(let remote?) = outcome else {
      throw RequestTrackerServer.Failure(description: "not created: \(outcome)")
    }
    return remote
  }

  func fields(_ ticket: String) throws -> [String: String] {
    let answer = try #require(try server.ask("GET", "ticket/\(ticket)").json as? [String: Any])
    var fields = answer.compactMapValues { $0 as? String }
    for field in answer["CustomFields"] as? [[String: Any]] ?? [] {
      if let name = field["name"] as? String { fields[name] = (field["values"] as? [String])?.first ?? "" }
    }
    fields["Requestor"] = ((answer["Requestor"] as? [[String: Any]])?.first?["id"] as? String) ?? ""
    return fields
  }

  @Test("A case's life stands there field by field, with each record once, and nobody is mailed")
  func life() throws {
    let tracker = try connector()
    var story = Story()
    #expect(tracker.probe() == .ready)
    let ticket = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let first = try fields(ticket)
    #expect(first["Subject"] == "KJ-001 · Konsultasi · Pelaporan SPT")
    #expect(first["Requestor"] == "budi@example.id")
    #expect(first["Status"] == "new" && first["Tier"] == "L1" && first["EntityVersion"] == "1")
    #expect(first["ExternalId"] == story.id && first["IdempotencyKey"] == story.records[0].id)
    #expect(first["SourceUnit"] == "kli" && first["ServiceCode"] == "kli-prime" && first["TicketNumber"] == "KJ-001")
    #expect(first["Started"] == "2026-11-02T08:00:00Z" && first["Due"] == "2026-11-06T21:20:00Z")

    let calls = Delivery(
      story.tell("called", [.state: .text("called")]), carrier: story.tell("started", [.state: .text("serving")]))
    #expect(tracker.update(calls, of: ticket) == .updated)
    let answer = story.tell("answered", [.state: .text("answered"), .eventText: .text("Lewat <b>DJP</b> Online.")])
    #expect(tracker.append(Delivery(carrier: answer), to: ticket) == .updated)
    let escalated = story.tell("escalated", [.state: .text("escalated"), .tier: .number(2), .due: nil])
    #expect(tracker.append(Delivery(carrier: escalated), to: ticket) == .updated)
    let middle = try fields(ticket)
    #expect(middle["Tier"] == "L2" && middle["Status"] == "open" && middle["Due"] == "1970-01-01T00:00:00Z")

    let closing: [Fact: FactValue?] = [
      .state: .text("closed"), .rating: .text("positive"), .due: .moment(Date(timeIntervalSince1970: 1_795_000_000)),
    ]
    #expect(tracker.append(Delivery(carrier: story.tell("rated", closing)), to: ticket) == .updated)
    let last = try fields(ticket)
    #expect(last["Status"] == "resolved" && last["Rating"] == "positive" && last["EntityVersion"] == "6")
    #expect(last["Due"] == "2026-11-18T11:06:40Z" && last["Started"] == "2026-11-02T08:00:00Z")
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
    let kinds = try server.rows(
      "SELECT Type FROM Transactions WHERE ObjectType = 'RT::Ticket' AND ObjectId = \(ticket)")
    let types = kinds.compactMap { $0["Type"] as? String }
    #expect(types.filter { $0 == "Correspond" }.count == 1 && types.filter { $0 == "Comment" }.count == 3)
    #expect(!types.contains("EmailRecord"))
  }

  @Test("A loan stands there from its beginning to its end, without its borrower")
  func loan() throws {
    let tracker = try connector()
    var story = Story(
      kind: .loan,
      [
        .loanTitle: .text("Laskar Pelangi"), .loanItem: .text("B-17"), .loanDue: .text("2026-12-01"),
        .loanMemberName: .text("Siti"), .loanLentAt: .moment(Date(timeIntervalSince1970: 1_793_606_400)),
      ])
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("lent"))))
    let lent = try fields(remote)
    #expect(lent["Subject"] == "Laskar Pelangi · B-17" && lent["Status"] == "open" && lent["Requestor"] == "")
    #expect(lent["Due"] == "2026-12-01T00:00:00Z" && lent["Started"] == "2026-11-02T08:00:00Z")
    #expect(tracker.append(Delivery(carrier: story.tell("returned")), to: remote) == .updated)
    #expect(try fields(remote)["Status"] == "resolved")
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
  }

  @Test("A value that is not kept is a refusal that names its field")
  func notKept() throws {
    let tracker = try connector { $0.replacing(#""3": "L3""#, with: #""3": "L9""#) }
    #expect(tracker.probe() == .unfit(missing: ["CustomField Tier: L9"]))
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let escalated = Delivery(carrier: story.tell("escalated", [.tier: .number(3)]))
    guard case .rejected(let rejection) = tracker.append(escalated, to: remote) else {
      Issue.record("it is taken")
      return
    }
    #expect(rejection.kind == .notKept && rejection.words.hasPrefix("Tier: "))
    // Mended, it is found and not said again.
    #expect(try connector().find(escalated) == .found(remote: remote, hasDelivery: true))
    #expect(try fields(remote)["Tier"] == "L3")
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
  }

  @Test("What the mapping needs and the queue lacks is named before anything is sent")
  func unfit() throws {
    guard case .unfit(let missing) = try connector(queue: "KOSONG").probe() else {
      Issue.record("a queue without fields is fit")
      return
    }
    #expect(missing.contains("CustomField ExternalId") && missing.contains("CustomField Tier"))
    #expect(missing.contains("Transaction CustomField EventId") && missing.count == 9)
    #expect(try connector(queue: "TIDAK ADA").probe() == .unfit(missing: ["Queue TIDAK ADA"]))
    #expect(try connector(token: "1-27-00000000000000000000000000000000").probe() == .denied)
  }

  @Test("What an agent says and changes there is told once, and nothing of what this office wrote")
  func pull() throws {
    let tracker = try connector()
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let start = try all(tracker, after: nil).cursor
    let escalated = story.tell("escalated", [.state: .text("escalated"), .tier: .number(2)])
    #expect(tracker.append(Delivery(carrier: escalated), to: remote) == .updated)
    func act(_ way: String, _ json: [String: Any]) throws {
      let answer = try server.ask(
        way == "PUT" ? "PUT" : "POST", "ticket/\(remote)" + (way == "PUT" ? "" : "/\(way)"), json: json, as: .agent)
      #expect(answer.status == 200 || answer.status == 201)
    }
    try act("correspond", ["Content": "<p>Sudah &amp; jelas</p><p>Salam</p>", "ContentType": "text/html"])
    try act("comment", ["Content": "Untuk rekan saja.", "ContentType": "text/plain"])
    try act("PUT", ["Status": "resolved", "CustomFields": ["Tier": "L3"]])

    let (changes, next) = try all(tracker, after: start)
    #expect(
      changes.map(\.act) == [
        .answer("Sudah & jelas\nSalam"), .note("Untuk rekan saja."), .changed(.state, to: "resolved"),
        .changed(.tier, to: "L3"),
      ])
    #expect(changes.allSatisfy { $0.subject == story.id && $0.author == "agen" && $0.isWhole })
    // The visitor has an account there by now, too.
    let accounts = try server.rows("SELECT id, Name FROM Users WHERE Name IN ('agen', 'budi@example.id') ORDER BY Name")
    let numbers = accounts.compactMap { $0["id"].map { "\($0)" } }
    #expect(try numbers.map { try tracker.isStaff($0) } == [true, false])
    #expect(tracker.changes(after: next) == .changes([], cursor: next))
    #expect(tracker.word(for: .tier, .number(3), of: .ticket) == "L3")
    #expect(tracker.word(for: .state, .text("closed"), of: .ticket) == "resolved")
  }
}
