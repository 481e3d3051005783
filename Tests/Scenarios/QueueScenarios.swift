import Foundation
import Synchronization
import TestServices
import Testing

/// The queue with many counters at once.
@Suite(.serialized) struct QueueScenarios {
  private static let counters = 32
  private static let visitors = 480

  private struct Call: Sendable {
    let counter: Int
    let ticket: String
    let number: Int
  }

  @Test("32 counters call at once: nobody is called twice, nobody is left out, and all in the order in which they came")
  func parallel() throws {
    let server = try LoketServer(printers: [], counters: Self.counters)
    let reception = try server.client(as: "resepsionis")
    for _ in 0..<Self.visitors { _ = try reception.issueForBudi() }
    let officers = try server.officers(Self.counters)
    let calls = Mutex<[Call]>([])
    let failures = Mutex<[String]>([])
    let group = DispatchGroup()
    for (index, officer) in officers.enumerated() {
      group.enter()
      nonisolated(unsafe) let wire = officer
      let thread = Thread {
        defer { group.leave() }
        do {
          try Self.work(at: index + 1, wire) { call in calls.withLock { $0.append(call) } }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      thread.start()
    }
    group.wait()
    #expect(failures.withLock { $0 } == [])
    let called = calls.withLock { $0 }
    #expect(called.count == Self.visitors)
    #expect(Set(called.map(\.ticket)).count == Self.visitors)
    #expect(Set(called.map(\.counter)).count == Self.counters)
    // Each counter sees the line move forward only.
    for (_, own) in Dictionary(grouping: called, by: \.counter) {
      #expect(own.map(\.number) == own.map(\.number).sorted())
    }
    let queue = try server.client(as: "anjungan").send("GET", "/api/queue").json
    #expect((queue["waiting"] as? [Any])?.isEmpty == true)
    #expect((queue["counters"] as? [[String: Any]])?.allSatisfy { $0["serving"] == nil } == true)
  }

  @Test("kill -9 in the middle of the calls: whoever was called is at that counter, and the rest still wait")
  func killed() throws {
    let server = try LoketServer(printers: [], counters: 4)
    let reception = try server.client(as: "resepsionis")
    for _ in 0..<40 { _ = try reception.issueForBudi() }
    let officers = try server.officers(4)
    for (index, officer) in officers.enumerated() { try Self.open(index + 1, officer) }
    let called = try officers.enumerated().map { index, officer in
      try officer.send("PUT", "/api/counters/\(index + 1)/calls/\(WireClient.newID())", Array("{}".utf8)).json
    }
    server.kill()
    try server.start()
    let queue = try server.client(as: "anjungan").send("GET", "/api/queue").json
    let serving = (queue["counters"] as? [[String: Any]])?.map { $0["serving"] as? String }
    #expect(serving == called.map { $0["number"] as? String })
    #expect((queue["waiting"] as? [Any])?.count == 36)
    // The sessions of real accounts outlive the process too.
    let again = try officers[0].send("GET", "/api/counters/1")
    #expect(again.status == 200)
    #expect((again.json["ticket"] as? [String: Any])?["id"] as? String == called[0]["id"] as? String)
  }

  private static func open(_ counter: Int, _ officer: WireClient) throws {
    let opened = try officer.send("PUT", "/api/counters/\(counter)", json: ["state": "open"])
    try #require(opened.status == 200, "\(opened.text)")
  }

  /// Serves at a counter until nobody waits.
  private static func work(at counter: Int, _ officer: WireClient, _ note: (Call) -> Void) throws {
    try open(counter, officer)
    while true {
      let call = try officer.send("PUT", "/api/counters/\(counter)/calls/\(WireClient.newID())", Array("{}".utf8))
      if call.status == 404 { return }
      try #require(call.status == 201, "\(call.text)")
      let ticket = try #require(call.json["id"] as? String)
      let number = try #require((call.json["number"] as? String).flatMap { Int($0.dropFirst(2)) })
      note(Call(counter: counter, ticket: ticket, number: number))
      for act in [["type": "started", "counter": counter], ["type": "resolved"]] as [[String: Any]] {
        let answer = try officer.send("PUT", "/api/tickets/\(ticket)/events/\(WireClient.newID())", json: act)
        try #require(answer.status == 201, "\(answer.text)")
      }
    }
  }
}

extension WireClient {
  /// A walk-in ticket for one of the demo's visitors.
  func issueForBudi() throws -> String {
    let issued = try send(
      "PUT", "/api/tickets/\(Self.newID())",
      json: [
        "visitor": "01930a10-0000-7000-8000-000000000002", "standard": "kppn-konsultasi", "channel": "walkIn",
        "subject": "antre", "question": "Bagaimana?",
      ])
    try #require(issued.status == 201, "\(issued.text)")
    return try #require(issued.json["id"] as? String)
  }
}
