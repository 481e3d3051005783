import Foundation
import HTTP
import Records
import SQLite
import Testing
import TicketCore

@testable import Desk

@Suite("The queue is fair") struct FairQueueTests {
  private let test: TestDesk
  private let reception: String
  private let officer: String

  init() throws {
    test = try TestDesk()
    (reception, officer) = (try test.session("resepsionis"), try test.session("petugas"))
    try test.register(reception)
    let opened = try test.ask(.put, "/api/counters/1", ["state": "open"], as: officer)
    #expect(opened.status < 300)
  }

  private func issue(_ standard: String = "lkpp-konsultasi", _ more: [String: Any] = [:]) throws -> [String: Any] {
    let body = TestDesk.request.merging(["standard": standard, "category": "umum"]) { $1 }.merging(more) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(newID())", body, as: reception)
    #expect(answer.status == 201, "\(answer.text)")
    return try ticket(try #require(answer.json["id"] as? String))
  }

  private func ticket(_ id: String) throws -> [String: Any] {
    try test.ask(.get, "/api/tickets/\(id)", as: officer).json
  }

  private func id(_ ticket: [String: Any]) throws -> String { try #require(ticket["id"] as? String) }

  private func next() throws -> [String: Any] {
    try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer).json
  }

  @discardableResult
  private func act(_ type: String, _ ticket: [String: Any], _ more: [String: Any] = [:]) throws -> Response {
    let path = "/api/tickets/\(try id(ticket))/events/\(newID())"
    return try test.ask(.put, path, ["type": type].merging(more) { $1 }, as: officer)
  }

  /// Whether the row is the fold of the events, as ever.
  private func isFold(_ ticket: [String: Any]) throws -> Bool {
    let (id, viewer) = (try id(ticket), Viewer(actor: Actor(name: "x", role: .petugas)))
    return try test.ledger.read { connection in
      let events = try TicketEvents.of(ticket: id, in: connection).map { try $0.event(of: id) }
      return try Tickets.find(id, for: viewer, in: connection)?.ticket == Ticket.fold(events)
    }
  }

  /// A consultation that took longer than promised, which was compensated when it ended.
  private func missPromise(on ticket: [String: Any]? = nil) throws -> [String: Any] {
    let missed = try ticket ?? issue()
    #expect(try next()["id"] as? String == id(missed))
    try act("started", missed, ["counter": 1])
    test.advance(minutes: 31)
    #expect(try act("resolved", missed).status == 201)
    let events = try self.ticket(id(missed))["events"] as? [[String: Any]] ?? []
    #expect(events.contains { $0["type"] as? String == "compensationGranted" })
    return missed
  }

  @Test(
    "a missed promise gives priority at the next service of the same standard, once, and it is spent when it starts")
  func compensation() throws {
    let missed = try missPromise()
    #expect(try issue("kppn-konsultasi")["priority"] is NSNull)
    let first = try issue()
    #expect(first["priority"] as? String == "compensation")
    // One miss, one priority: another ticket of the same visitor waits like everybody's.
    let second = try issue()
    #expect(second["priority"] is NSNull)
    let called = try next()
    #expect(try called["id"] as? String == id(first))
    #expect((called["why"] as? String)?.contains("kompensasi") == true)
    // Who does not come keeps it.
    try act("noShow", first)
    let third = try issue()
    #expect(third["priority"] as? String == "compensation")
    #expect(try next()["id"] as? String == id(third))
    try act("started", third, ["counter": 1])
    try act("resolved", third)
    let events = try #require(try ticket(id(missed))["events"] as? [[String: Any]])
    let spent = try #require(events.last { $0["type"] as? String == "compensationUsed" })
    #expect((spent["body"] as? [String: Any])?["ticket"] as? String == third["id"] as? String)
    #expect(try issue()["priority"] is NSNull)
    // Called back after all, the first finds nothing left to spend.
    try act("recalled", first)
    #expect(try act("started", first, ["counter": 1]).status == 201)
    let after = try ticket(id(missed))["events"] as? [[String: Any]]
    #expect(after?.count { $0["type"] as? String == "compensationUsed" } == 1)
  }

  @Test("who was left waiting on an earlier day keeps the priority for the next one")
  func leftWaiting() throws {
    _ = try missPromise()
    #expect(try issue()["priority"] as? String == "compensation")
    test.advance(minutes: CaseBench.day)
    #expect(try issue()["priority"] as? String == "compensation")
    #expect(try issue()["priority"] is NSNull)
  }

  @Test(
    "what was issued by mistake has earned nothing, late or not; who withdrew what was late keeps what it earned",
    arguments: ["voided", "cancelled"])
  func mistaken(end: String) throws {
    let web: [String: Any] = [
      "channel": "web", "fields": ["account": "budi"], "receivedAt": "2026-11-10T02:00:00Z", "print": false,
    ]
    let (running, asked) = (try issue("lkpp-konsultasi", web), try issue("lkpp-konsultasi", web))
    #expect(try act("documentRequested", asked, ["documents": ["KTP"]]).status == 201)
    for late in [running, asked] {
      #expect(try act(end, late, ["reason": "Salah ketik tanggal"]).status == 201)
      let events = try ticket(id(late))["events"] as? [[String: Any]] ?? []
      #expect(events.contains { $0["type"] as? String == "compensationGranted" })
    }
    #expect(try issue()["priority"] as? String == (end == "voided" ? nil : "compensation"))
  }

  @Test("one service spends one priority, and never the one that it earned itself")
  func spentOnce() throws {
    for ticket in [try issue(), try issue()] { _ = try missPromise(on: ticket) }
    let served = try issue()
    #expect(served["priority"] as? String == "compensation")
    #expect(try next()["id"] as? String == id(served))
    try act("started", served, ["counter": 1])
    try act("transferred", served, ["counter": 1, "reason": "Dilayani lagi"])
    _ = try next()
    #expect(try act("started", served, ["counter": 1]).status == 201)
    try act("resolved", served)
    #expect(try issue()["priority"] as? String == "compensation")
  }

  @Test("the ticket says in the standard's words that it is a compensation, also of who belongs to a priority class")
  func printed() throws {
    _ = try missPromise()
    let owed = try issue("lkpp-konsultasi", ["priority": "elderly"])
    #expect(owed["priority"] as? String == "compensation")
    #expect(try issue("lkpp-konsultasi", ["priority": "elderly"])["priority"] as? String == "elderly")
    let owedID = try id(owed)
    let printed = try test.ledger.read { connection in
      try connection.query("SELECT contents FROM print_jobs WHERE ticket = \(owedID)") { try $0[0] as String }
    }
    #expect(printed.count == 2)
    for contents in printed { #expect(contents.contains("janji waktu sebelumnya terlewat")) }
    let asked = TestDesk.request.merging(["standard": "lkpp-konsultasi", "priority": "compensation"]) { $1 }
    #expect(try test.ask(.put, "/api/tickets/\(newID())", asked, as: reception).fields == ["/priority"])
  }

  @Test("a ticket that turns out to be another's has the priority which that person has earned, and no other")
  func corrected() throws {
    _ = try missPromise()
    let sari = newID()
    let person: [String: Any] = [
      "name": "Sari Dewi", "email": "sari@contoh.id", "phone": "0812 3450 0003",
      "identity": ["kind": "ktp", "number": "6301014609860002"],
    ]
    #expect(try test.ask(.put, "/api/visitors/\(sari)", person, as: reception).status == 201)
    func correct(_ ticket: [String: Any], to visitor: String?) throws -> String? {
      let change = visitor.map { ["visitor": $0] } ?? ["subject": "Perihal lain"]
      let answer = try act("corrected", ticket, change.merging(["reason": "Salah orang"]) { $1 })
      #expect(answer.status == 201, "\(answer.text)")
      #expect(try isFold(ticket))
      return answer.json["priority"] as? String
    }
    // A class by need is of whoever stands there, and is left when the compensation goes.
    let elderly = try issue("lkpp-konsultasi", ["priority": "elderly"])
    #expect(elderly["priority"] as? String == "compensation")
    #expect(try isFold(elderly))
    #expect(try correct(elderly, to: nil) == "compensation")
    #expect(try correct(elderly, to: sari) == "elderly")
    let first = try issue()
    #expect(first["priority"] as? String == "compensation")
    #expect(try correct(first, to: sari) == nil)
    // It was not spent: the next one has it, if nobody else's is put right to it before.
    #expect(try correct(first, to: TestDesk.budi) == "compensation")
    #expect(try correct(first, to: TestDesk.budi.uppercased()) == "compensation")
    #expect(try issue()["priority"] is NSNull)
    #expect(try correct(first, to: sari) == nil)
    // At a device nobody is known; whoever is named while waiting is asked as at the issue.
    let device = try test.session("anjungan")
    let bare = ["standard": "lkpp-konsultasi", "channel": "walkIn"]
    let answer = try test.ask(.put, "/api/tickets/\(newID())", bare, as: device)
    #expect(answer.status == 201, "\(answer.text)")
    #expect(try correct(answer.json, to: TestDesk.budi) == "compensation")
    // Who was called in turn had nothing of it.
    let last = try test.ask(.put, "/api/tickets/\(newID())", bare, as: device).json
    try act("voided", answer.json, ["reason": "Keliru"])
    _ = try (0..<4).map { _ in
      let called = try next()
      guard try id(called) != id(last) else { return }
      try act("noShow", called)
    }
    #expect(try correct(last, to: TestDesk.budi) == nil)
    #expect(try issue()["priority"] as? String == "compensation")
  }

  @Test("whoever has waited beyond the standard's patience is passed by no priority class any more")
  func patience() throws {
    let plain = try issue("kppn-konsultasi")
    test.advance(minutes: 10)
    let elderly = try issue("kppn-konsultasi", ["priority": "elderly"])
    func line() throws -> [String?] {
      let queue = try test.ask(.get, "/api/queue", as: officer).json["waiting"] as? [[String: Any]]
      return (queue ?? []).map { $0["id"] as? String }
    }
    #expect(try line() == [id(elderly), id(plain)])
    test.advance(minutes: 49)
    #expect(try line() == [id(elderly), id(plain)])
    test.advance(minutes: 1)
    #expect(try line() == [id(plain), id(elderly)])
    let called = try next()
    #expect(try called["id"] as? String == id(plain))
    #expect((called["why"] as? String)?.contains("60 menit") == true)
  }

  @Test("whom a counter gave back it passes until their patience is over, and never calls again at once")
  func handedBack() throws {
    let given = try issue()
    let back = ["standard": "lkpp-konsultasi", "reason": "Mengisi formulir dahulu"]
    #expect(try next()["id"] as? String == id(given))
    try act("transferred", given, back)
    for _ in 0..<4 {
      test.advance(minutes: 14)
      let newcomer = try issue()
      #expect(try next()["id"] as? String == id(newcomer))
      try act("noShow", newcomer)
    }
    test.advance(minutes: 14)
    let (last, called) = (try issue(), try next())
    #expect(try called["id"] as? String == id(given))
    #expect((called["why"] as? String)?.contains("60 menit") == true)
    // Else the same visitor would stand before the counter without end.
    try act("transferred", given, back)
    test.advance(minutes: 1)
    #expect(try next()["id"] as? String == id(last))
    try act("noShow", last)
    _ = try issue()
    #expect(try next()["id"] as? String == id(given))
  }

  @Test(
    "a visitor who came for another service goes to its queue under the same number, and is asked for what it wants")
  func otherService() throws {
    let moved = try issue("kppn-konsultasi")
    _ = try next()
    try act("started", moved, ["counter": 1])
    let transfer = ["standard": "lkpp-konsultasi", "reason": "Ternyata tentang katalog"]
    let answer = try act("transferred", moved, transfer)
    #expect(answer.status == 201, "\(answer.text)")
    #expect(answer.json["standard"] as? String == "lkpp-konsultasi")
    #expect(answer.json["number"] as? String == moved["number"] as? String)
    #expect(answer.json["intake"] as? String == "complete")
    #expect((answer.json["promise"] as? [String: Any])?["amount"] as? Int == 30)
    let services = try test.ask(.get, "/api/queue", as: officer).json["services"] as? [[String: Any]]
    let waiting = (services ?? []).filter { $0["waiting"] as? Int == 1 }.map { $0["standard"] as? String }
    #expect(waiting == ["lkpp-konsultasi"])
    #expect(try isFold(moved))
    #expect(try next()["id"] as? String == id(moved))
    #expect(try act("transferred", moved, ["standard": "tidak-ada", "reason": "x"]).fields == ["/standard"])
  }

  @Test("a ticket is linked to another that is there, and shows it")
  func linked() throws {
    let (first, second) = (try issue(), try issue("lkpp-konsultasi", ["visit": newID()]))
    #expect(try act("linked", first, ["ticket": newID()]).fields == ["/ticket"])
    #expect(try act("linked", first, ["ticket": try id(first)]).fields == ["/ticket"])
    #expect(try act("linked", first, ["ticket": try id(second)]).status == 201)
    #expect(try ticket(id(first))["links"] as? [String] == [id(second)])
  }

  @Test(
    "several services in one visit are tickets of their own, of which a child names the ticket that it goes on from")
  func children() throws {
    let visit = newID()
    let parent = try issue("kppn-konsultasi", ["visit": visit])
    let child = try issue("lkpp-konsultasi", ["visit": visit, "follows": try id(parent)])
    #expect(try ticket(id(parent))["links"] as? [String] == [id(child)])
    #expect(try ticket(id(child))["links"] as? [String] == [id(parent)])
    let visited = try test.ask(.get, "/api/tickets?visit=\(visit)", as: officer).json["items"] as? [[String: Any]]
    #expect(visited?.count == 2)
  }
}
