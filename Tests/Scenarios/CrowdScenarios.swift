import Foundation
import Synchronization
import TestServices
import Testing

/// Many at once, and the plug pulled in the middle.
@Suite(.serialized) struct CrowdScenarios {
  private static let isSoak = ProcessInfo.processInfo.environment["LOKET_SOAK"] != nil
  private static let clients = 64
  private static let tickets = isSoak ? 50_000 : 2_000

  /// An act as a client sent it, and what it was answered (nil when the answer was lost).
  private struct Act: Sendable {
    let path: String
    let body: [UInt8]
    var answer: String?
  }

  @Test("64 clients issue 2,000 tickets: no number twice, none left out, and the same act again has the same answer")
  func crowd() throws {
    let server = try LoketServer()
    let acts = try Self.issueAll(Self.tickets, on: server)
    let answered = acts.compactMap(\.answer)
    #expect(answered.count == Self.tickets)
    let numbers = try answered.map { try Self.number(in: $0) }
    #expect(numbers.sorted() == Array(1...Self.tickets))
    let codes = Set(try answered.map { try #require(Self.object($0)["code"] as? String) })
    #expect(codes.count == Self.tickets)
    let desk = try server.client(as: "resepsionis")
    for act in acts.prefix(100) {
      let again = try desk.send("PUT", act.path, act.body)
      #expect(again.status == 200)
      #expect(again.text == act.answer)
    }
    let other = try desk.send("PUT", acts[0].path, Self.body(subject: "lain"))
    #expect(other.status == 409)
    #expect(other.json["type"] as? String == "id-reused")
  }

  @Test("numbers are given in the order of issue")
  func order() throws {
    let server = try LoketServer()
    let desk = try server.client(as: "resepsionis")
    _ = try Self.issueAll(200, on: server)
    var listed: [[String: Any]] = []
    var after = ""
    repeat {
      let page = try desk.send("GET", "/api/tickets?limit=100" + after)
      listed += page.items
      after = (page.json["next"] as? String).map { "&after=\($0)" } ?? ""
    } while !after.isEmpty
    let numbers = listed.compactMap { $0["number"] as? String }
    #expect(numbers == numbers.sorted(by: >))
    #expect(Set(numbers).count == 200)
  }

  @Test(
    "kill -9 in the middle: every answered ticket is there after the restart, none half, and lost acts can be repeated")
  func killed() throws {
    let server = try LoketServer()
    for _ in 0..<(Self.isSoak ? 50 : 3) {
      let process = server.processIdentifier
      let plug = Thread {
        Thread.sleep(forTimeInterval: 0.4)
        Foundation.kill(process, SIGKILL)
      }
      plug.start()
      let acts = try Self.issueAll(Self.tickets * 4, on: server)
      server.kill()
      try server.start()
      let desk = try server.client(as: "resepsionis")
      let (answered, lost) = (acts.filter { $0.answer != nil }, acts.filter { $0.answer == nil })
      #expect(!answered.isEmpty)
      #expect(!lost.isEmpty)
      for act in answered.suffix(300) {
        let again = try desk.send("PUT", act.path, act.body)
        #expect(again.status == 200)
        #expect(again.text == act.answer)
      }
      for act in lost.prefix(100) {
        let again = try desk.send("PUT", act.path, act.body)
        #expect([200, 201].contains(again.status))
        let ticket = try desk.send("GET", act.path).json
        #expect((ticket["events"] as? [Any])?.count == 1)
        #expect((ticket["printJobs"] as? [Any])?.count == 1)
      }
      let issued = try Self.check(server)
      #expect(issued >= answered.count)
    }
  }

  /// Opens the killed server's database by itself: whole, and no number left out.
  private static func check(_ server: LoketServer) throws -> Int {
    server.stop()
    let counts = try server.sqlite(
      """
      SELECT (SELECT count(*) FROM tickets), (SELECT max(last) FROM number_counters),
        (SELECT count(*) FROM ticket_events), (SELECT count(*) FROM answers), (SELECT count(*) FROM print_jobs),
        (SELECT count(*) FROM outbox), (SELECT count(*) FROM tickets_text), (SELECT * FROM pragma_quick_check)
      """
    ).split(separator: "|").map(String.init)
    #expect(counts.last == "ok")
    #expect(Set(counts.dropLast()).count == 1, "\(counts)")
    try server.start()
    return Int(counts[0]) ?? 0
  }

  /// Lets many clients issue tickets until all are issued or the server is gone.
  private static func issueAll(_ count: Int, on server: LoketServer) throws -> [Act] {
    let cookie = try server.client(as: "resepsionis").cookie
    let port = server.port
    let acts = Mutex<[Act]>([])
    let group = DispatchGroup()
    for client in 0..<clients {
      group.enter()
      let thread = Thread {
        let wire = WireClient(port: port)
        wire.cookie = cookie
        for _ in 0..<(count / clients + (client < count % clients ? 1 : 0)) {
          var act = Act(path: "/api/tickets/\(WireClient.newID())", body: body(subject: "antre"), answer: nil)
          let answer = try? wire.send("PUT", act.path, act.body)
          if answer?.status == 201 { act.answer = answer?.text }
          acts.withLock { $0.append(act) }
          if answer == nil { break }
        }
        group.leave()
      }
      thread.start()
    }
    group.wait()
    return acts.withLock { $0 }
  }

  private static func body(subject: String) -> [UInt8] {
    // One of the demo's visitors.
    Array(
      """
      {"visitor":"01930a10-0000-7000-8000-000000000002","standard":"kppn-konsultasi","channel":"walkIn",\
      "subject":"\(subject)","question":"Bagaimana?"}
      """.utf8)
  }

  private static func object(_ text: String) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }

  private static func number(in answer: String) throws -> Int {
    let number = try #require(object(answer)["number"] as? String)
    return try #require(Int(number.dropFirst(2)))
  }
}
