import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

@Suite("Counters and calls") struct CounterRouteTests {
  private let test: TestDesk
  private let reception: String
  private let officer: String
  private let head: String
  private let device: String

  init() throws {
    test = try TestDesk(counters: [Counter(number: 1, name: "Loket 1"), Counter(number: 2, name: "Loket 2")])
    reception = try test.session("resepsionis")
    officer = try test.session("petugas")
    head = try test.session("kasi")
    device = try test.session("anjungan")
    try test.register(reception)
  }

  private func issue(_ standard: String = "kppn-konsultasi", _ changes: [String: Any] = [:]) throws -> String {
    let id = newID()
    let body = TestDesk.request.merging(["standard": standard, "category": "umum"]) { $1 }.merging(changes) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(id)", body, as: reception)
    #expect(answer.status == 201, "\(answer.text)")
    return id
  }

  @discardableResult
  private func seat(_ counter: Int, _ state: String = "open", as session: String, _ more: [String: Any] = [:]) throws
    -> Response
  {
    try test.ask(.put, "/api/counters/\(counter)", ["state": state].merging(more) { $1 }, as: session)
  }

  private func next(_ counter: Int, as session: String, id: String = newID()) throws -> Response {
    try test.ask(.put, "/api/counters/\(counter)/calls/\(id)", [:] as [String: Any], as: session)
  }

  private func act(_ type: String, _ ticket: String, as session: String, _ more: [String: Any] = [:]) throws -> Response
  {
    try test.ask(.put, "/api/tickets/\(ticket)/events/\(newID())", ["type": type].merging(more) { $1 }, as: session)
  }

  @Test(
    "the longest waiting is called, with the reason; the same call again is the same answer, another is told to wait")
  func calls() throws {
    let first = try issue()
    _ = try issue()
    #expect(try next(1, as: officer).type == "counter-closed")
    try seat(1, as: officer)
    let id = newID()
    let called = try next(1, as: officer, id: id)
    #expect(called.status == 201)
    #expect(called.json["id"] as? String == first)
    #expect(called.json["why"] as? String == "Paling lama mengantre, sejak 09.15")
    #expect(called.json["counter"] as? Int == 1)
    let again = try next(1, as: officer, id: id)
    #expect(again.status == 200 && again.body == called.body)
    #expect(try next(1, as: officer).type == "counter-busy")
    let queue = try test.ask(.get, "/api/queue", as: device)
    #expect((queue.json["called"] as? [[String: Any]])?.first?["number"] as? String == "E-001")
    #expect((queue.json["waiting"] as? [[String: Any]])?.map { $0["number"] as? String } == ["E-002"])
    #expect(!queue.text.contains("Budi"))
  }

  @Test("an empty line is said, and a line of services that the counter does not serve is empty for it")
  func empty() throws {
    _ = try issue("lpdp-bantuan")
    try seat(1, as: officer, ["services": ["kppn-konsultasi"]])
    let answer = try next(1, as: officer)
    #expect(answer.status == 404 && answer.type == "queue-empty")
    try seat(1, as: officer, ["services": ["lpdp-bantuan", "kppn-konsultasi"]])
    #expect(try next(1, as: officer).status == 201)
    #expect(try seat(1, as: officer, ["services": [] as [String]]).fields == ["/services"])
    #expect(try seat(1, as: officer, ["services": ["tidak-ada"]]).fields == ["/services"])
    #expect(try seat(1, "terbang", as: officer).fields == ["/state"])
    #expect(try seat(9, as: officer).status == 404)
  }

  @Test("who came later but belongs to a priority class goes first, and the officer reads why")
  func priority() throws {
    _ = try issue()
    let ticket = newID()
    let request: [String: Any] = ["standard": "kppn-konsultasi", "channel": "walkIn", "priority": "elderly"]
    let issued = try test.ask(.put, "/api/tickets/\(ticket)", request, as: device)
    #expect(issued.json["position"] as? Int == 1)
    // The officers see the class, the public room does not.
    for (session, shown) in [(officer, "elderly"), (device, nil)] as [(String, String?)] {
      let waiting = try test.ask(.get, "/api/queue", as: session).json["waiting"] as? [[String: Any]]
      #expect(waiting?.first?["priority"] as? String == shown)
    }
    try seat(1, as: officer)
    let detail = try test.ask(.get, "/api/counters/1", as: officer, language: "en")
    let shown = detail.json["next"] as? [String: Any]
    #expect(shown?["id"] as? String == ticket)
    #expect((shown?["why"] as? String)?.contains("elderly") == true)
    #expect(try next(1, as: officer).json["id"] as? String == ticket)
  }

  @Test("a counter is one officer's: a colleague is told, or takes over with the visitor who is served")
  func takeOver() throws {
    let ticket = try issue()
    try seat(1, as: officer)
    _ = try next(1, as: officer)
    #expect(try seat(1, as: head).type == "counter-taken")
    #expect(try next(1, as: head).type == "counter-taken")
    #expect(try seat(1, "break", as: officer).type == "counter-busy")
    #expect(try seat(1, "closed", as: officer).type == "counter-busy")
    #expect(try seat(2, as: officer).type == "counter-busy")
    let taken = try seat(1, as: head, ["takeOver": true])
    #expect((taken.json["officer"] as? [String: Any])?["username"] as? String == "kasi")
    #expect((taken.json["ticket"] as? [String: Any])?["id"] as? String == ticket)
    #expect(try act("started", ticket, as: officer, ["counter": 1]).type == "counter-taken")
    #expect(try act("started", ticket, as: head, ["counter": 1]).status == 201)
  }

  @Test(
    "an officer sits at one counter; opening another closes the first; a break calls nobody; a stale change is told")
  func oneSeat() throws {
    _ = try issue()
    let opened = try seat(1, as: officer)
    #expect(opened.json["version"] as? Int == 1)
    try seat(2, as: officer)
    let items = try test.ask(.get, "/api/counters", as: officer).json["items"] as? [[String: Any]]
    #expect(items?.map { $0["state"] as? String } == ["closed", "open"])
    try seat(2, "break", as: officer)
    #expect(try next(2, as: officer).type == "counter-closed")
    #expect(try seat(2, as: officer, ["expect": 1]).type == "stale")
    #expect(try seat(2, "break", as: officer, ["expect": 1]).status == 200)
    try seat(2, as: officer)
    #expect(try next(2, as: officer).status == 201)
  }

  @Test("start, done and no-show belong to the counter's officer; a head of section may end what was left")
  func rights() throws {
    let ticket = try issue()
    try seat(1, as: officer)
    _ = try next(1, as: officer)
    #expect(try act("noShow", ticket, as: reception).type == "counter-taken")
    #expect(try act("noShow", ticket, as: head).status == 201)
    #expect(try act("recalled", ticket, as: officer, ["counter": 2]).type == "counter-closed")
    let detail = try test.ask(.get, "/api/counters/1", as: officer).json
    #expect((detail["noShows"] as? [[String: Any]])?.map { $0["number"] as? String } == ["E-001"])
    #expect(try act("recalled", ticket, as: officer, ["counter": 1]).status == 201)
    let other = try issue()
    #expect(try act("called", other, as: officer, ["counter": 1]).type == "counter-busy")
  }

  @Test("a self-service ticket says at the start what is missing, and starts when it was asked for")
  func intake() throws {
    let ticket = newID()
    let request: [String: Any] = ["standard": "kppn-konsultasi", "channel": "walkIn", "phone": "0812 3456 7890"]
    _ = try test.ask(.put, "/api/tickets/\(ticket)", request, as: device)
    try seat(1, as: officer)
    #expect(try next(1, as: officer).json["contact"] as? String == "+6281234567890")
    let refused = try act("started", ticket, as: officer, ["counter": 1])
    #expect(refused.status == 409 && refused.type == "intake-incomplete")
    #expect(refused.fields == ["/visitor", "/question"])
    let answers: [String: Any] = ["visitor": TestDesk.budi, "question": "Bagaimana?", "subject": "Revisi"]
    #expect(try act("corrected", ticket, as: officer, answers).json["intake"] as? String == "complete")
    let started = try act("started", ticket, as: officer, ["counter": 1])
    #expect(started.json["state"] as? String == "serving")
    #expect((started.json["promise"] as? [String: Any])?["due"] as? String == "2026-11-23T02:35:00.000Z")
    #expect(try act("corrected", ticket, as: officer, ["visitor": newID()]).fields == ["/visitor"])
  }

  @Test("who is called to one counter is not called to another for the next service of the visit, and keeps the place")
  func onePlaceAtATime() throws {
    let (visit, companion) = (newID(), newID())
    try test.register(reception, id: companion, name: "Siti Rahma")
    let first = try issue("kppn-konsultasi", ["visit": visit])
    let second = try issue("lpdp-bantuan", ["visit": visit])
    let siti = try issue("kppn-konsultasi", ["visit": visit, "visitor": companion])
    test.advance(minutes: 1)
    let stranger = try issue()
    try seat(1, as: officer)
    try seat(2, as: head)
    func detail() throws -> [String: Any] { try test.ask(.get, "/api/counters/2", as: head).json }
    #expect(try next(1, as: officer).json["id"] as? String == first)
    #expect(try detail()["waiting"] as? Int == 2)
    // Others of the group come with the visit, but not for it.
    for id in [siti, stranger] {
      #expect(try next(2, as: head).json["id"] as? String == id)
      #expect(try act("noShow", id, as: head).status == 201)
    }
    #expect(try act("started", first, as: officer, ["counter": 1]).status == 201)
    let late = try issue()
    #expect(try next(2, as: head).json["id"] as? String == late)
    #expect(try act("noShow", late, as: head).status == 201)
    #expect(try detail()["waiting"] as? Int == 0)
    #expect(try next(2, as: head).type == "queue-empty")
    _ = try issue()
    #expect(try act("resolved", first, as: officer).status == 201)
    #expect(try detail()["waiting"] as? Int == 2)
    #expect(try next(2, as: head).json["id"] as? String == second)
  }

  @Test("who was handed over to a colleague does not wait for this counter")
  func handedOver() throws {
    let ticket = try issue()
    _ = try issue()
    try seat(1, as: officer)
    _ = try next(1, as: officer)
    try seat(2, as: head)
    let handOver: [String: Any] = ["counter": 2, "reason": "Bagian lain"]
    #expect(try act("transferred", ticket, as: officer, handOver).json["state"] as? String == "waiting")
    #expect(try test.ask(.get, "/api/counters/1", as: officer).json["waiting"] as? Int == 1)
    let other = try test.ask(.get, "/api/counters/2", as: head, language: "en").json
    #expect(other["waiting"] as? Int == 2)
    let why = (other["next"] as? [String: Any])?["why"] as? String
    #expect(why == "Handed over to counter 2; in line since 09:15")
  }

  @Test("a stale act is told how the ticket stands, an act on what is not there or not seen finds nothing")
  func stale() throws {
    let ticket = try issue()
    try seat(1, as: officer)
    _ = try next(1, as: officer)
    let answer = try act("noShow", ticket, as: officer, ["expect": 1])
    #expect(answer.type == "stale")
    #expect((answer.json["current"] as? [String: Any])?["state"] as? String == "called")
    #expect(try act("noShow", newID(), as: officer).status == 404)
    let fraud = try issue("kli-prime", ["channel": "email", "kind": "fraud"])
    #expect(try act("voided", fraud, as: head, ["reason": "x"]).status == 404)
    #expect(try act("terbang", ticket, as: officer).fields == ["/type"])
    #expect(try act("started", ticket, as: officer).fields == ["/counter"])
  }

  @Test("the expected wait follows the day's own service times, and is not told before the first")
  func estimate() throws {
    let ticket = try issue()
    try seat(1, as: officer, ["services": ["kppn-konsultasi"]])
    func service() throws -> [String: Any] {
      let services = try test.ask(.get, "/api/queue", as: device).json["services"] as? [[String: Any]] ?? []
      return services.first { $0["standard"] as? String == "kppn-konsultasi" } ?? [:]
    }
    #expect(try service()["waiting"] as? Int == 1)
    #expect(try service()["estimate"] == nil)
    _ = try next(1, as: officer)
    _ = try act("started", ticket, as: officer, ["counter": 1])
    test.advance(minutes: 6)
    _ = try act("resolved", ticket, as: officer)
    #expect(try service()["minutes"] as? Double == 6)
    #expect(try service()["estimate"] as? Int == 0)
    _ = try issue()
    _ = try issue()
    #expect(try service()["estimate"] as? Int == 12)
    try seat(2, as: head, ["services": ["kppn-konsultasi"]])
    #expect(try service()["estimate"] as? Int == 6)
  }

  @Test(
    "numbers start anew at the office's midnight; who still waits is not called; whoever forgot to close is not there")
  func midnight() throws {
    _ = try issue()
    try seat(1, as: officer)
    let served = try issue()
    test.advance(minutes: 24 * 60)
    let queue = try test.ask(.get, "/api/queue", as: device).json
    #expect((queue["waiting"] as? [Any])?.isEmpty == true)
    #expect((queue["counters"] as? [[String: Any]])?.first?["open"] as? Bool == false)
    let today = try test.ask(.get, "/api/tickets/\(try issue())", as: reception).json
    #expect(today["number"] as? String == "E-001")
    try seat(1, as: officer)
    #expect(try next(1, as: officer).json["id"] as? String == today["id"] as? String)
    let open = try test.ask(.get, "/api/tickets?open=true", as: reception).json["items"] as? [[String: Any]]
    #expect(open?.contains { $0["id"] as? String == served } == true)
  }

  @Test("the queue says whether the office is open and until when")
  func hours() throws {
    func hours() throws -> [String: Any]? {
      try test.ask(.get, "/api/queue", as: device).json["hours"] as? [String: Any]
    }
    #expect(try hours()?["state"] as? String == "open")
    test.advance(minutes: 12 * 60)
    #expect(try hours()?["state"] as? String == "closed")
    #expect(try hours()?["until"] as? String == "2026-11-23T23:30:00.000Z")
  }
}
