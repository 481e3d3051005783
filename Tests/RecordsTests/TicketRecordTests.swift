import Foundation
import SQLite
import Testing
import TicketCore

@testable import Records

@Suite("Tickets are recorded as their events say") struct TicketRecordTests {
  private let test: TestLedger
  private var ledger: Ledger { test.ledger }
  private let everybody = Viewer(actor: receptionist)
  private let fraudAgent = Viewer(actor: receptionist, isFraudAgent: true)

  init() throws { test = try TestLedger() }

  @Test(
    "the row is the fold of the events, under every standard",
    arguments: ["lpdp-bantuan", "kli-prime", "kli-sirkulasi", "lpse-pengaduan", "kppn-konsultasi", "lkpp-konsultasi"])
  func fold(standard: String) throws {
    let (issued, _) = try ledger.issue(standard)
    let (record, events) = try ledger.read { connection in
      (
        try Tickets.find(issued.id, for: everybody, in: connection),
        try TicketEvents.of(ticket: issued.id, in: connection)
      )
    }
    #expect(record?.ticket == issued)
    #expect(try Ticket.fold(try events.map { try $0.event(of: issued.id) }) == record?.ticket)
    #expect(events.map(\.actor) == [receptionist])
  }

  @Test("events can be neither changed nor deleted")
  func appendOnly() throws {
    try ledger.issue("kppn-konsultasi")
    for statement in ["UPDATE ticket_events SET actor = 'x'", "DELETE FROM ticket_events"] as [SQL] {
      #expect(throws: DatabaseError.self) { try ledger.record { try $0.transaction.execute(statement) } }
    }
    let actors = try ledger.read { try $0.query("SELECT actor FROM ticket_events") { try $0[0] as String } }
    #expect(actors == ["resepsionis"])
  }

  @Test("a fraud report is there for nobody but the fraud agent: not by id, not in lists, not in a search")
  func restricted() throws {
    let (ticket, _) = try ledger.issue("kli-prime", channel: "email", kind: "fraud", subject: "Rahasia")
    #expect(ticket.restricted)
    try ledger.read { connection in
      for (viewer, count) in [(everybody, 0), (fraudAgent, 1)] {
        #expect((try Tickets.find(ticket.id, for: viewer, in: connection) != nil) == (count == 1))
        var search = Tickets.Filter()
        search.typed = "rahasia"
        for filter in [Tickets.Filter(), search] {
          let found = try TicketPages.list(
            filter, before: .max, limit: 10, for: viewer, now: ledger.now, in: connection)
          #expect(found.count == count)
        }
      }
      let changes = try Changes.since(0, in: connection).changes
      let open = changes.filter { $0.topic == .tickets && !$0.isRestricted }
      #expect(open.isEmpty)
    }
  }

  @Test("a ticket is found by number, code, a word of its question, and its visitor's name")
  func search() throws {
    let (ticket, _) = try ledger.issue("kppn-konsultasi", subject: "Rekonsiliasi SPAN")
    try ledger.issue("kppn-konsultasi", subject: "Lain")
    for (typed, count) in [
      (ticket.number.description, 1), (ticket.code.text, 1), (ticket.code.display, 1),
      (ticket.code.text.lowercased(), 1), ("rekonsil", 1), ("dua baris", 2), ("budi sant", 2),
      ("tidakada", 0), ("\"*) OR", 0), ("---", 0),
    ] {
      var filter = Tickets.Filter()
      filter.typed = typed
      let found = try ledger.read {
        try TicketPages.list(filter, before: .max, limit: 10, for: everybody, now: ledger.now, in: $0)
      }
      #expect(found.count == count, "\(typed)")
    }
  }

  @Test("numbers count by letter and office day, and the queue's length is a row")
  func counters() throws {
    let tickets = try (0..<3).map { _ in try ledger.issue("kppn-konsultasi") }
    #expect(tickets.map(\.ticket.number.count) == [1, 2, 3])
    #expect(tickets.map(\.ahead) == [0, 1, 2])
    let other = try ledger.issue("lpdp-bantuan", channel: "web")
    #expect(other.ticket.number.count == 1)
    #expect(other.ahead == nil)
    let tomorrow = try ledger.record {
      try Counters.nextNumber(officeDate: "2099-01-01", letter: "E", in: $0.transaction)
    }
    #expect(tomorrow == 1)
  }

  @Test("a refused act leaves no number out")
  func noGap() throws {
    struct Refused: Error {}
    let letter = try ledger.issue("kppn-konsultasi").ticket.number.letter
    #expect(throws: Refused.self) {
      try ledger.record { entry in
        _ = try Counters.nextNumber(officeDate: "2026-11-18", letter: letter, in: entry.transaction)
        throw Refused()
      }
    }
    #expect(try ledger.issue("kppn-konsultasi").ticket.number.count == 2)
  }
}
