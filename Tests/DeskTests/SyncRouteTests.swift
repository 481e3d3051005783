import Calendars
import Foundation
import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("The central CRM as the desk sees it") struct SyncRouteTests {
  private static let link = CRMLink(
    kind: "request-tracker", host: "crm.contoh.go.id", queue: "PTSP", identity: "request-tracker uji")

  private let test: TestDesk
  private let head: String
  private let spool: SyncSpool

  init() throws {
    test = try TestDesk(crm: Self.link)
    head = try test.session("kasi")
    spool = SyncSpool(test.ledger)
    try connect(.connected)
  }

  private func connect(_ line: CRMState.Line, missing: [String] = []) throws {
    try test.ledger.record { entry in
      try CRMState.attach(Self.link.identity, in: entry)
      try CRMState.note(line, missing: missing, in: entry)
    }
  }

  private func sync(_ desk: TestDesk? = nil, language: String = "id") throws -> [String: Any] {
    let desk = desk ?? test
    return try desk.ask(.get, "/api/sync", as: try desk.session("kasi"), language: language).json
  }

  private func list(_ name: String) throws -> [[String: Any]] { try #require(try sync()[name] as? [[String: Any]]) }

  @discardableResult
  private func put(_ path: String, _ body: [String: Any], as session: String? = nil) throws -> Response {
    try test.ask(.put, "/api/sync/\(path)/\(newID())", body, as: session ?? head)
  }

  /// Issues a ticket and answers its number and the record of it.
  private func issue(restricted: Bool = false) throws -> (number: String, record: OutboxRow) {
    let front = try test.session("resepsionis")
    try test.register(front)
    let id = newID()
    let issued = try test.ask(.put, "/api/tickets/\(id)", TestDesk.request, as: front)
    if restricted {
      try test.ledger.record { entry in
        try entry.transaction.execute("UPDATE tickets SET restricted = 1 WHERE id = \(id)")
        try entry.transaction.execute("UPDATE outbox SET restricted = 1 WHERE subject = \(id)")
      }
    }
    let rows = try test.ledger.read { try Outbox.unfinished(after: 0, limit: 200, in: $0) }
    return (try #require(issued.json["number"] as? String), try #require(rows.last { $0.subject == id }))
  }

  /// A ticket whose record the CRM has refused.
  private func bury(restricted: Bool = false) throws -> (number: String, record: OutboxRow) {
    let issued = try issue(restricted: restricted)
    let group = OutboxGroup(carrier: issued.record)
    _ = try spool.claim([group])
    try spool.bury(group, rejection: "refused", status: 422, words: "Queue <b>PTSP</b> is not there")
    return issued
  }

  private func clash(on ticket: String, restricted: Bool = false) throws -> String {
    let conflict = CRMConflict(
      change: newID(), ticket: ticket, isRestricted: restricted, kind: .field, field: "tier", ours: "L2", theirs: "L3",
      author: "rita", at: test.ledger.now, reason: "differs", now: test.ledger.now)
    try test.ledger.record { try conflict.insert(in: $0) }
    return conflict.id
  }

  @Test("an office without a CRM is told so, and its records wait")
  func off() throws {
    let desk = try TestDesk()
    let front = try desk.session("resepsionis")
    try desk.register(front)
    _ = try desk.ask(.put, "/api/tickets/\(newID())", TestDesk.request, as: front)
    let state = try sync(desk)
    #expect(state["state"] as? String == "off")
    #expect(state["connector"] is NSNull)
    #expect(state["backlog"] as? Int == 1)
  }

  @Test("the state says what is wrong, the worst first, and since when")
  func states() throws {
    #expect(try sync()["state"] as? String == "connected")
    _ = try issue()
    #expect(try sync()["state"] as? String == "connected")
    test.advance(minutes: 2)
    #expect(try sync()["state"] as? String == "behind")
    #expect(try sync()["since"] as? String == sync()["oldest"] as? String)
    for (line, name) in [
      (CRMState.Line.unreachable, "unreachable"), (.denied, "denied"), (.gone, "disabled"), (.unfit, "unfit"),
    ] {
      try connect(line, missing: line == .unfit ? ["CustomField Tier"] : [])
      #expect(try sync()["state"] as? String == name)
      #expect(try sync()["since"] is String)
    }
    #expect(try sync()["missing"] as? [String] == ["CustomField Tier"])
    try put("pauses", ["paused": true, "reason": "pindah server"])
    #expect(try sync()["state"] as? String == "paused")
    #expect((try sync()["pause"] as? [String: Any])?["reason"] as? String == "pindah server")
  }

  @Test("what was seen of another CRM says nothing of this one, and files that can't be read are told in words")
  func anotherOne() throws {
    try test.ledger.record { try CRMState.attach("webhook lain", in: $0) }
    #expect(try sync()["state"] as? String == "untried")
    let words = CRMLink(kind: "webhook", host: "crm", queue: nil, identity: "x", problems: [.init("salah", "wrong")])
    let desk = try TestDesk(crm: words)
    #expect(try sync(desk)["state"] as? String == "misconfigured")
    #expect(try sync(desk, language: "en")["problems"] as? [String] == ["wrong"])
  }

  @Test("it says why nobody hears of what others do there")
  func unread() throws {
    #expect(try sync()["unread"] is NSNull)
    try test.ledger.record { try CRMState.note(.connected, isUnread: true, in: $0) }
    #expect(try sync()["unread"] as? String == "refused" && sync()["state"] as? String == "connected")
    let deaf = CRMLink(kind: "request-tracker", host: "crm", queue: nil, identity: "x", pulls: false)
    #expect(try sync(TestDesk(crm: deaf))["unread"] as? String == "off")
  }

  @Test("a dead letter is shown with its reason and number, and is tried again once")
  func retry() throws {
    let (number, record) = try bury()
    let dead = try #require(try list("dead").first)
    #expect(dead["number"] as? String == number && dead["ticket"] as? String == record.subject)
    #expect(dead["reason"] as? String == "refused" && dead["status"] as? Int == 422)
    #expect(dead["type"] as? String == "issued")
    let (path, body) = ("/api/sync/retries/\(newID())", ["letter": record.id])
    let first = try test.ask(.put, path, body, as: head)
    #expect(first.status == 201 && first.json["deadLetters"] as? Int == 0)
    #expect(try test.ask(.put, path, body, as: head).status == 200)
    #expect(try put("retries", body).type == "not-stuck")
    #expect(try test.ledger.read { try Outbox.find(seq: record.seq, in: $0) }?.state == .unknown)
  }

  @Test("all dead letters are tried again at once")
  func retryAll() throws {
    for _ in 0..<3 { _ = try bury() }
    #expect(try put("retries", [:]).json["deadLetters"] as? Int == 0)
    #expect(try list("acts").map { $0["act"] as? String } == ["retryAll"])
  }

  @Test("a record is let go only with a reason, which stays to be read with who gave it")
  func skip() throws {
    let (number, record) = try bury()
    #expect(try put("skips", ["letter": record.id, "reason": " "]).fields == ["/reason"])
    let both = try put("skips", ["letter": "x", "reason": String(repeating: "a", count: 201)])
    #expect(both.fields == ["/letter", "/reason"])
    #expect(try put("skips", ["letter": record.id, "reason": "tiket uji"]).status == 201)
    let act = try #require(try list("acts").first)
    #expect(act["act"] as? String == "skip" && act["reason"] as? String == "tiket uji")
    #expect(act["number"] as? String == number)
    #expect(act["by"] as? String == DemoAccounts.all.first { $0.username == "kasi" }?.name)
    #expect(try list("dead").isEmpty)
  }

  @Test("a record that is told in vain is listed, and what waits behind it is not")
  func retrying() throws {
    let (number, record) = try issue()
    let group = OutboxGroup(carrier: record)
    _ = try spool.claim([group])
    try spool.postpone(group, as: .unknown, isAttempt: true)
    _ = try issue()
    #expect(try list("retrying").map { $0["number"] as? String } == [number])
    #expect(try sync()["backlog"] as? Int == 2)
  }

  @Test("a conflict shows both sides until somebody has dealt with it")
  func conflict() throws {
    let (number, record) = try issue()
    let id = try clash(on: record.subject)
    let shown = try #require(try list("conflicts").first)
    #expect(shown["number"] as? String == number && shown["author"] as? String == "rita")
    #expect(shown["ours"] as? String == "L2" && shown["theirs"] as? String == "L3")
    #expect(try put("conflicts", ["conflict": id]).fields == ["/reason"])
    #expect(try put("conflicts", ["conflict": newID(), "reason": "sudah"]).status == 404)
    let seen = try put("conflicts", ["conflict": id, "reason": "tier tetap L2"])
    #expect(seen.status == 201 && seen.json["openConflicts"] as? Int == 0)
    #expect(try list("acts").first?["reason"] as? String == "tier tetap L2")
  }

  @Test("restricted records are neither counted nor listed, nor to be found by their ids, nor heard of")
  func restricted() throws {
    let (_, record) = try bury(restricted: true)
    let conflict = try clash(on: record.subject, restricted: true)
    let state = try sync()
    #expect(state["deadLetters"] as? Int == 0 && state["openConflicts"] as? Int == 0)
    #expect(try list("dead").isEmpty && list("conflicts").isEmpty)
    let text = try test.ask(.get, "/api/sync", as: head).text
    #expect(!text.contains(record.id) && !text.contains(record.subject) && !text.contains(conflict))
    #expect(try put("retries", ["letter": record.id]).type == put("retries", ["letter": newID()]).type)
    #expect(try put("skips", ["letter": record.id, "reason": "uji"]).type == "not-stuck")
    #expect(try put("conflicts", ["conflict": conflict, "reason": "uji"]).status == 404)
    #expect(try put("retries", [:]).json["deadLetters"] as? Int == 0)
    let left = try test.ledger.read { try Outbox.figures(withRestricted: true, in: $0) }
    #expect(left.dead == 1)
  }

  @Test("a pause wants a reason, and going on has a CRM tried at once that was gone")
  func pause() throws {
    try connect(.gone)
    #expect(try put("pauses", ["paused": true]).fields == ["/reason"])
    try put("pauses", ["paused": true, "reason": "pemeliharaan"])
    #expect(try put("pauses", ["paused": false]).json["state"] as? String == "untried")
  }

  @Test("an auditor reads, and does nothing")
  func auditor() throws {
    let (_, record) = try bury()
    let account: [String: Any] = ["name": "Tri", "role": "auditor", "password": "kata sandi tri", "disabled": false]
    #expect(try test.ask(.put, "/api/staff/tri", account, as: try test.session("admin")).status == 201)
    let auditor = try test.session("tri", password: "kata sandi tri")
    #expect(try test.ask(.get, "/api/sync?limit=1", as: auditor).json["deadLetters"] as? Int == 1)
    for path in ["retries", "skips", "pauses", "conflicts"] {
      let body: [String: Any] = ["letter": record.id, "reason": "uji", "paused": true, "conflict": newID()]
      #expect(try put(path, body, as: auditor).status == 403)
    }
  }

  @Test("the metrics tell backlog, age, dead letters, state and what was delivered")
  func metrics() throws {
    _ = try bury()
    let (_, record) = try issue()
    let group = OutboxGroup(carrier: record)
    _ = try spool.claim([group])
    try spool.settle(group, as: .sent, remote: "17", announces: true)
    _ = try issue()
    test.advance(minutes: 5)
    let lines = try test.ask(.get, "/metrics").text.split(separator: "\n").map(String.init)
    for line in [
      "loket_outbox_pending 1.0", "loket_outbox_oldest_seconds 300.0", "loket_outbox_dead 1.0",
      "loket_sync_delivered_total 1.0", "loket_sync_state{state=\"behind\"} 1.0",
      "loket_sync_state{state=\"connected\"} 0.0",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }
}
