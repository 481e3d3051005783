import Foundation
import TestServices
import Testing

/// The real server, and a real Request Tracker as the central CRM.
@Suite(.serialized) struct CentralCRMScenarios {
  private static let started = Result { try RequestTrackerServer.start() }
  private static let isSoak = ProcessInfo.processInfo.environment["LOKET_SOAK"] != nil
  private let crm: RequestTrackerServer
  private let server: LoketServer

  init() throws {
    crm = try Self.started.get()
    server = try LoketServer(
      printers: [],
      crm: ["kind": "request-tracker", "url": crm.url.absoluteString, "tokenFile": crm.tokenFile, "circulation": []])
  }

  /// A case that came by e-mail; answers its id and its tracking code.
  private func issue(_ changes: [String: Any] = [:]) throws -> (id: String, code: String) {
    var desk = Desk.lkpp
    desk.visitor["requesterType"] = "individual"
    desk.ticket.merge(["standard": "kli-prime", "channel": "email"]) { $1 }
    desk.ticket.merge(changes) { $1 }
    let ticket = try server.client(as: "resepsionis").issue(desk)
    return (try #require(ticket["id"] as? String), ticket["code"] as? String ?? "")
  }

  private func act(_ type: String, on ticket: String, _ rest: [String: Any] = [:]) throws {
    let body = rest.merging(["type": type]) { $1 }
    let path = "/api/tickets/\(ticket)/events/\(WireClient.newID())"
    let answer = try server.client(as: "petugas").send("PUT", path, json: body)
    try #require(answer.status == 201, "\(answer.text)")
  }

  /// Every record that has to be there, by ticket.
  private func expected() throws -> [String: [String]] {
    let rows = try server.sqlite(
      "SELECT subject, id FROM outbox WHERE settled_as IS NULL OR settled_as NOT IN ('foreign', 'withheld') ORDER BY seq"
    )
    return rows.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
      .reduce(into: [:]) { $0[$1[0], default: []].append($1[1]) }
  }

  private func waitForAll(minutes: Int) throws {
    for _ in 0..<(minutes * 60) {
      if try server.sqlite("SELECT count(*) FROM outbox WHERE state <> 'done'") == "0" { return }
      Thread.sleep(forTimeInterval: 1)
    }
    Issue.record("\(try server.sqlite("SELECT state, count(*), max(rejection_words) FROM outbox GROUP BY state"))")
  }

  @Test("after an outage and any number of power cuts every record is there once and in order, but for fraud reports")
  func powerCuts() throws {
    let (cases, cuts) = Self.isSoak ? (300, 100) : (30, 10)
    try crm.kill()
    let fraud = try issue(["kind": "fraud"])
    for number in 0..<cases {
      if number == cases / 3 { try crm.restart() }
      let ticket = try issue().id
      try act("assigned", on: ticket, ["staff": "petugas"])
      try act("note", on: ticket, ["text": "Catatan – untuk rekan."])
      try act("progress", on: ticket, ["text": "Sedang diperiksa."])
      try act("answered", on: ticket, ["text": "Jawaban."])
      if number % max(1, cases / (cuts / 2)) == 1 { try cutPower() }
    }
    for _ in 0..<(cuts / 2) {
      Thread.sleep(forTimeInterval: .random(in: 0...2))
      try cutPower()
    }
    try waitForAll(minutes: Self.isSoak ? 30 : 10)
    let expected = try expected()
    #expect(expected.count == cases && expected.values.allSatisfy { $0.count == 5 })
    #expect(try crm.violations(of: expected) == [])
    #expect(try server.sqlite("SELECT DISTINCT settled_as FROM outbox WHERE subject = '\(fraud.id)'") == "withheld")
    #expect(try crm.records()[fraud.id] == nil)
  }

  private func cutPower() throws {
    server.kill()
    try server.start()
  }

  @Test("an agent's answer to an escalated case is the visitor's to read, and what differs is kept for people")
  func answer() throws {
    let ticket = try issue()
    try act("assigned", on: ticket.id, ["staff": "petugas"])
    try act("escalated", on: ticket.id, ["reason": "Perlu unit teknis"])
    try waitForAll(minutes: 1)
    try wait("the first question is asked") { try server.sqlite("SELECT cursor FROM crm_state") != "" }
    let found = try crm.ask("GET", "tickets", ["query": "CF.{ExternalId}='\(ticket.id)'"]).json as? [String: Any]
    let remote = try #require((found?["items"] as? [[String: Any]])?.first?["id"] as? String)
    let words: [String: Any] = ["Content": "Silakan ke unit teknis.", "ContentType": "text/plain"]
    #expect(try crm.ask("POST", "ticket/\(remote)/correspond", json: words, as: .agent).status == 201)
    let changed: [String: Any] = ["CustomFields": ["Tier": "L3"]]
    #expect(try crm.ask("PUT", "ticket/\(remote)", json: changed, as: .agent).status == 200)
    // It asks when it begins, and once a minute.
    try cutPower()
    try wait("the visitor reads the answer") {
      let page = try server.client().send("GET", "/api/track/\(ticket.code)").json
      let entries = page["entries"] as? [[String: Any]] ?? []
      return entries.contains {
        $0["type"] as? String == "answered" && $0["text"] as? String == "Silakan ke unit teknis."
      }
    }
    try wait("what differs is kept") {
      try server.sqlite("SELECT field, ours, theirs FROM crm_conflicts WHERE field = 'tier'") == "tier|L2|L3"
    }
    try waitForAll(minutes: 1)
    #expect(try crm.violations(of: expected()) == [])
  }
}
