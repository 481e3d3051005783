import Foundation
import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("The clock carries out what falls due on cases") struct CaseDayTests {
  private let bench: CaseBench

  init() throws { bench = try CaseBench() }

  @Test("a silent visitor is warned on the last day and the case closes at its midnight, once each")
  func closes() throws {
    let ticket = try bench.answered()
    try bench.live(days: 2)
    #expect(try bench.templates() == ["answer"])
    try bench.live(days: 1)
    #expect(try bench.templates() == ["answer", "closing"])
    #expect(try bench.byClock(ticket).isEmpty)
    try bench.live(days: 3)
    #expect(try bench.byClock(ticket) == [.init(type: "closed", at: "2026-11-26T17:00:00.000Z")])
    #expect(try bench.templates() == ["answer", "closing", "closed"])
    // The warning that nobody sent is not true any more.
    #expect(try bench.mails().map(\.state) == [.queued, .dropped, .queued])
  }

  @Test("after a downtime what fell due happens once, in order, at its time, and the late warning is not sent")
  func downtime() throws {
    let first = try bench.answered()
    bench.test.advance(minutes: CaseBench.day)
    let second = try bench.answered()
    bench.test.advance(minutes: 9 * CaseBench.day)
    try bench.run()
    try bench.run()
    #expect(try bench.byClock(first) == [.init(type: "closed", at: "2026-11-26T17:00:00.000Z")])
    #expect(try bench.byClock(second) == [.init(type: "closed", at: "2026-11-27T17:00:00.000Z")])
    #expect(try bench.templates() == ["answer", "answer", "closed", "closed"])
    // The window for a reply counts from the closing, not from when the machine came back.
    let page = try bench.test.ask(.get, "/api/track/\(try bench.code(first))").json
    #expect(page["replyUntil"] as? String == "2026-12-04T17:00:00.000Z")
    #expect(page["canRate"] as? Bool == false)
  }

  @Test("a reply keeps the case open, and the next answer starts the days anew")
  func reply() throws {
    let ticket = try bench.answered()
    try bench.live(days: 3)
    try bench.reply(ticket)
    #expect(try bench.mails().last?.state == .dropped)
    try bench.live(days: 5)
    #expect(try bench.byClock(ticket).isEmpty)
    try bench.act("answered", on: ticket, ["text": "Sudah."])
    try bench.live(days: 3)
    #expect(try bench.templates() == ["answer", "closing", "answer", "closing"])
    // A further answer begins them once more, and the warning of the former day is not sent.
    try bench.act("answered", on: ticket, ["text": "Dan satu hal lagi."])
    #expect(try bench.mails().suffix(2).map(\.state) == [.dropped, .queued])
    try bench.live(days: 3)
    #expect(try bench.byClock(ticket).isEmpty)
    try bench.live(days: 1)
    #expect(try bench.byClock(ticket).map(\.type) == ["closed"])
  }

  @Test("a standard without the rule closes nothing, nor does one whose kind is left out")
  func never() throws {
    let kppn = try bench.answered("kppn-konsultasi")
    let complaint = try bench.issue("kli-prime", ["kind": "serviceComplaint"])
    try bench.act("answered", on: complaint, ["text": "Baik."])
    try bench.live(days: 20)
    #expect(try bench.byClock(kppn).isEmpty && bench.byClock(complaint).isEmpty)
  }

  @Test("a promise that LKPP missed earns one compensation, at the moment at which it was missed")
  func compensation() throws {
    let late = try bench.issue("lkpp-konsultasi")
    let kept = try bench.answered("lkpp-konsultasi")
    try bench.live(days: 3)
    #expect(try bench.byClock(late).isEmpty)
    try bench.live(days: 10)
    #expect(try bench.byClock(late) == [.init(type: "compensationGranted", at: "2026-11-26T09:00:00.000Z")])
    try bench.act("answered", on: late, ["text": "Maaf, terlambat."])
    try bench.live(days: 2)
    #expect(try bench.byClock(late).count == 1 && bench.byClock(kept).isEmpty)
  }

  @Test("a miss that ended with an answer before the clock looked is compensated all the same")
  func missedBefore() throws {
    let ticket = try bench.issue("lkpp-konsultasi")
    bench.test.advance(minutes: 5 * CaseBench.day)
    try bench.act("answered", on: ticket, ["text": "Maaf, terlambat."])
    try bench.run()
    #expect(try bench.byClock(ticket).map(\.type) == ["compensationGranted"])
  }

  @Test("while documents are waited for no promise is missed")
  func paused() throws {
    let ticket = try bench.issue("lkpp-konsultasi")
    try bench.act("documentRequested", on: ticket, ["documents": ["KTP"]])
    try bench.live(days: 20)
    #expect(try bench.byClock(ticket).isEmpty)
  }

  @Test("each working day without word of progress raises one reminder, until the promised solution")
  func progress() throws {
    let ticket = try bench.issue("kppn-konsultasi")
    bench.test.advance(minutes: CaseBench.day)
    try bench.act("progress", on: ticket, ["text": "Sedang diperiksa."])
    try bench.live(days: 20)
    // Tuesday had its word; on Wednesday and Thursday (16.00 in Makassar) nobody said anything.
    #expect(
      try bench.byClock(ticket) == [
        .init(type: "note", at: "2026-11-25T08:00:00.000Z"), .init(type: "note", at: "2026-11-26T08:00:00.000Z"),
      ])
    #expect(try bench.templates() == ["progress"])
  }

  @Test("an act meets what fell due before it, though the clock has not come to the ticket yet")
  func actBeforeClock() throws {
    let ticket = try bench.answered()
    bench.test.advance(minutes: 23 * CaseBench.day)
    let late = try bench.test.ask(
      .put, "/api/track/\(try bench.code(ticket))/replies/\(newID())", ["text": "Masih ada?"])
    #expect(late.type == "reopen-window-over")
    #expect(try bench.byClock(ticket) == [.init(type: "closed", at: "2026-11-26T17:00:00.000Z")])
  }

  @Test("who was owed a word stands in a list of their own until there is one, and the reminder says what it is")
  func silence() throws {
    let (ticket, officer) = (try bench.issue("kppn-konsultasi"), try bench.test.session("petugas"))
    func silent() throws -> [String] {
      let list = try bench.test.ask(.get, "/api/tickets?cases=true&order=due&progressDue=true", as: officer)
      let items = list.json["items"] as? [[String: Any]] ?? []
      #expect(items.allSatisfy { $0["progressDue"] as? Bool == true })
      return items.compactMap { $0["id"] as? String }
    }
    #expect(try silent().isEmpty)
    try bench.live(days: 2)
    #expect(try silent() == [ticket])
    let whole = try bench.test.ask(.get, "/api/tickets/\(ticket)", as: officer).json
    let body = (whole["events"] as? [[String: Any]])?.last?["body"] as? [String: Any]
    #expect(body?["mark"] as? String == "progressDue")
    try bench.act("progress", on: ticket, ["text": "Sedang diperiksa."])
    #expect(try silent().isEmpty)
  }

  @Test("while the clock can't be right nothing is done, until somebody at the desk acts")
  func clock() throws {
    let ticket = try bench.answered()
    bench.test.advance(minutes: -CaseBench.day)
    #expect(try bench.run() == .behind)
    bench.test.advance(minutes: 300 * CaseBench.day)
    #expect(try bench.run() == .ahead)
    #expect(try bench.byClock(ticket).isEmpty)
    _ = try bench.issue("lpdp-bantuan")
    #expect(try bench.run() == nil)
    #expect(try bench.byClock(ticket) == [.init(type: "closed", at: "2026-11-26T17:00:00.000Z")])
  }

  @Test("a kill between any two duties loses none and repeats none")
  func killed() throws {
    let tickets = try (0..<3).map { _ in try bench.answered() }
    bench.test.advance(minutes: 5 * CaseBench.day)
    // The machine stops after the first duty.
    try bench.test.ledger.record { entry in
      try entry.transaction.execute(
        """
        CREATE TRIGGER killed BEFORE INSERT ON ticket_events
          WHEN NEW.role = 'system' AND EXISTS (SELECT 1 FROM ticket_events WHERE role = 'system')
          BEGIN SELECT RAISE(ABORT, 'killed'); END
        """)
    }
    #expect(throws: (any Error).self) { try bench.run() }
    #expect(try tickets.map { try bench.byClock($0).count }.reduce(0, +) == 1)
    #expect(try bench.templates().count { $0 == "closed" } == 1)
    try bench.test.ledger.record { try $0.transaction.execute("DROP TRIGGER killed") }
    try bench.run()
    #expect(try tickets.map { try bench.byClock($0).count } == [1, 1, 1])
    #expect(try bench.templates().count { $0 == "closed" } == 3)
  }

  @Test("what has ended costs the clock nothing when it begins, however many answers were given")
  func ended() throws {
    let (ended, open) = (try bench.answered(), try bench.answered())
    try bench.act("resolved", on: ended)
    try bench.begin()
    let due: [String] = try bench.test.ledger.read { connection in
      try connection.query("SELECT id FROM tickets WHERE duty_at IS NOT NULL") { try $0[0] }
    }
    #expect(due == [open])
  }

  @Test("the clock finds its tickets by the index, and looks anew at all that are open when it begins")
  func index() throws {
    _ = try bench.answered()
    let plan: [String] = try bench.test.ledger.read { connection in
      try connection.query(
        "EXPLAIN QUERY PLAN SELECT id FROM tickets WHERE duty_at <= \(Date()) ORDER BY duty_at, seq LIMIT 1"
      ) { try $0[3] }
    }
    #expect(plan.count == 1 && plan[0].contains("tickets_by_duty"))
    try bench.test.ledger.record { entry in try entry.transaction.execute("UPDATE tickets SET duty_at = NULL") }
    bench.test.advance(minutes: 5 * CaseBench.day)
    try bench.run()
    #expect(try bench.templates() == ["answer"])
    try bench.begin()
    try bench.run()
    #expect(try bench.templates() == ["answer", "closed"])
  }
}
