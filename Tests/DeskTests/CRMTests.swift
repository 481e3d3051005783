import Foundation
import HTTP
import Records
import SQLite
import Testing
import TicketCore

@testable import Desk

@Suite("The desk and the central CRM") struct CRMTests {
  private let bench: CaseBench
  private let officer: String

  init() throws {
    bench = try CaseBench()
    officer = try bench.test.session("petugas")
  }

  private func escalated() throws -> String {
    let id = try bench.issue("lpdp-bantuan")
    try bench.act("escalated", on: id, ["reason": "di luar wewenang"])
    return id
  }

  @discardableResult
  private func take(
    _ text: String, _ kind: CRMWords.Kind = .answered, as id: String, on ticket: String
  ) throws -> String {
    let words = CRMWords(office: bench.test.desk.office, sendsMail: true)
    return try bench.test.ledger.record { entry in
      let viewer = Viewer(actor: Actor(name: "CRM", role: .system))
      let ticket = try #require(try Tickets.find(ticket, for: viewer, in: entry.transaction)?.ticket)
      return try words.take(text, kind, as: id, on: ticket, in: entry)
    }
  }

  private func rows() throws -> [OutboxRow] {
    try bench.test.ledger.read { try Outbox.unfinished(after: 0, limit: 50, in: $0) }
  }

  @Test("an answer given there is on the visitor's page and in the mail, and is not told there again")
  func answer() throws {
    let id = try escalated()
    let event = try take("Silakan ajukan ulang.", as: "t-1", on: id)
    let ticket = try bench.test.ask(.get, "/api/tickets/\(id)", as: officer).json
    #expect(ticket["state"] as? String == "answered")
    let last = try #require((ticket["events"] as? [[String: Any]])?.last)
    #expect(last["actor"] as? String == "CRM" && last["role"] as? String == "system")
    let page = try bench.test.ask(.get, "/api/track/\(bench.code(id))").text
    #expect(page.contains("Silakan ajukan ulang."))
    #expect(try bench.templates().count == 1)
    #expect(try rows().map(\.type) == ["issued", "escalated"])
    let settled: String? = try bench.test.ledger.read {
      try $0.first("SELECT settled_as FROM outbox WHERE id = \(event)") { try $0[0] }
    }
    #expect(settled == "foreign")
  }

  @Test("a note given there is the colleagues' alone")
  func note() throws {
    let id = try escalated()
    try take("Sedang diperiksa unit teknis.", .note, as: "t-2", on: id)
    #expect(try bench.test.ask(.get, "/api/tickets/\(id)", as: officer).text.contains("unit teknis"))
    #expect(try !bench.test.ask(.get, "/api/track/\(bench.code(id))").text.contains("unit teknis"))
    #expect(try bench.templates().isEmpty)
  }

  @Test("the visitor's own mail there is a reply, and neither an answer nor mailed back")
  func reply() throws {
    let id = try escalated()
    let before = try bench.test.ask(.get, "/api/tickets/\(id)", as: officer).json["state"] as? String
    try take("Belum dijawab juga.", .replied, as: "t-1", on: id)
    let ticket = try bench.test.ask(.get, "/api/tickets/\(id)", as: officer).json
    let last = try #require((ticket["events"] as? [[String: Any]])?.last)
    #expect(last["type"] as? String == "replied" && ticket["state"] as? String == before)
    #expect(try bench.templates().isEmpty)
  }

  @Test("words that the ticket does not take change nothing")
  func refused() throws {
    let id = try escalated()
    try bench.act("cancelled", on: id, ["reason": "dicabut"])
    let before = try bench.test.ask(.get, "/api/tickets/\(id)", as: officer).text
    #expect(throws: TicketCore.Refusal.ticketVoided) { try take("Terlambat", as: "t-3", on: id) }
    let other = try escalated()
    #expect(throws: InvalidInput.self) { try take(" ", as: "t-4", on: other) }
    #expect(throws: InvalidInput.self) { try take(String(repeating: "a", count: 5000), as: "t-5", on: other) }
    #expect(try bench.test.ask(.get, "/api/tickets/\(id)", as: officer).text == before)
  }

  @Test("an office tells of the acts of circulation that it has chosen, and of no others")
  func circulation() throws {
    let library = try LibraryBench(tells: [.lent, .extended])
    let loan = newID()
    #expect(try library.lend("B-001", to: LibraryBench.siti, id: loan).status == 201)
    #expect(try library.put("/api/extensions/\(newID())", ["nip": LibraryBench.siti]).status == 201)
    #expect(try library.takeBack("B-001").status == 201)
    let rows = try library.test.ledger.read { try Outbox.unfinished(after: 0, limit: 50, in: $0) }
      .filter { $0.kind == .loan }
    #expect(rows.map(\.type) == ["lent", "extended"] && rows.allSatisfy { $0.subject == loan })
  }
}
