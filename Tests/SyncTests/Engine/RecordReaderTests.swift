import Foundation
import Records
import SQLite
import Testing
import TicketCore

@testable import Sync

@Suite("What records say")
struct RecordReaderTests {
  private let office: TestOffice
  private let reader: RecordReader

  init() throws {
    office = try TestOffice()
    reader = RecordReader(office.ledger, office: office.facts)
  }

  private func record(_ row: OutboxRow) throws -> SyncRecord {
    try reader.delivery(of: OutboxGroup(carrier: row)).record
  }

  @Test("is the ticket as its event left it, whatever happened since")
  func folded() throws {
    let ticket = try office.issue()
    office.advance(seconds: 60)
    try office.apply(.escalated(Escalation(tier: 2, reason: "di luar wewenang", promises: [])), to: ticket.id)
    try office.apply(.answered(AnswerGiven(text: "Jawaban\nbaris dua", promises: [])), to: ticket.id)
    let records = try office.unfinished().map(record)
    #expect(records.map(\.type) == ["issued", "escalated", "answered"] && records.map(\.sequence) == [1, 2, 3])
    #expect(records.map { $0.facts[.state] } == [.text("open"), .text("escalated"), .text("answered")])
    #expect(records.map { $0.facts[.tier] } == [.number(1), .number(2), .number(2)])
    #expect(records[1].facts[.eventReason] == .text("di luar wewenang"))
    #expect(records[2].facts[.eventText] == .text("Jawaban\nbaris dua"))
    #expect(records[2].facts[.eventActor] == .text("petugas") && records[2].at > records[0].at)
    #expect(records[0].id == ticket.id && records[0].facts[.eventID] == .text(ticket.id))
    // Asked out of turn, it is the same.
    #expect(try record(try office.unfinished()[0]) == records[0])
  }

  @Test("names the office, the service, the visitor and the page of the ticket")
  func facts() throws {
    let ticket = try office.issue()
    let facts = try record(try #require(office.unfinished().first)).facts
    #expect(facts[.number] == .text(ticket.number.description) && facts[.office] == .text("kli-palangka"))
    #expect(facts[.installation] == .text("in-1") && facts[.officeName] == .text("KLI Palangka Raya"))
    #expect(facts[.standardName] != nil && facts[.question] == .text("Pertanyaan"))
    #expect(facts[.visitorName] == .text("Budi Santoso") && facts[.visitorPhone] == .text("+6281234500002"))
    #expect(facts[.url] == .text("https://loket.contoh.go.id/t/\(ticket.code.text)"))
    #expect(facts[.receivedAt] == .moment(ticket.receivedAt) && facts[.rating] == nil && facts[.loanItem] == nil)
  }

  @Test("says of a restricted ticket that it is one")
  func restricted() throws {
    _ = try office.issue(kind: "fraud")
    let record = try record(try #require(office.unfinished().first))
    #expect(record.isRestricted && record.facts[.kind] == .text("fraud"))
  }

  @Test("asks for documents by name, one a line")
  func documents() throws {
    let ticket = try office.issue()
    try office.apply(.documentRequested(DocumentRequest(documents: ["KTP", "Surat"], promises: [])), to: ticket.id)
    #expect(try record(office.unfinished()[1]).facts[.eventText] == .text("KTP\nSurat"))
  }

  @Test("is the ticket as it stands where today's core does not take what was taken then")
  func refused() throws {
    let ticket = try office.issue()
    let id = UUID().uuidString
    try office.ledger.record { entry in
      try entry.transaction.execute(
        """
        INSERT INTO ticket_events (id, ticket, version, type, body, at, recorded, actor, role, device)
        VALUES (\(id), \(ticket.id), 2, 'rated', '{"type":"rated","rating":"positive"}', 0, 0, 'x', 'petugas', NULL)
        """)
      try Outbox.append(event: entry.transaction.lastInsertRowID, id: id, type: "rated", of: ticket, in: entry)
    }
    let record = try record(try office.unfinished()[1])
    #expect(record.sequence == 2 && record.facts[.version] == .number(2) && record.facts[.state] == .text("open"))
  }

  @Test("reads a long case once, and not once for each of its records")
  func longCase() throws {
    let ticket = try office.issue()
    for count in 0..<300 { try office.apply(.note(Remark(text: "catatan \(count)")), to: ticket.id) }
    let begin = ContinuousClock.now
    let records = try office.unfinished().map(record)
    #expect(records.count == 301 && records.last?.sequence == 301)
    #expect(begin.duration(to: .now) < .seconds(5))
  }

  @Test("tells of a loan who has what until when, each act with a place of its own")
  func loan() throws {
    try office.ledger.record { entry in
      for sql in Self.library { try entry.transaction.execute(sql) }
      for (seq, kind) in [(1, LibraryEvents.Kind.lent), (2, .extended), (3, .returned)] {
        try Outbox.append(event: Int64(seq), act: "act-\(seq)", kind: kind, loan: "loan-1", in: entry)
      }
    }
    let records = try office.unfinished().map(record)
    #expect(records.map(\.type) == ["lent", "extended", "returned"] && records.map(\.sequence) == [1, 2, 3])
    #expect(Set(records.map(\.id)).count == 3 && records.allSatisfy { $0.subject == "loan-1" && $0.kind == .loan })
    #expect(records[0].facts[.loanMember] == .text("19860926") && records[0].facts[.loanTitle] == .text("Buku"))
    #expect(records.map { $0.facts[.loanDue] } == [.text("2026-12-01"), .text("2026-12-08"), .text("2026-12-08")])
    #expect(records.map { $0.facts[.loanReturnedAt] } == [nil, nil, .moment(Date(milliseconds: 9000))])
  }

  private static let library: [SQL] = [
    """
    INSERT INTO members (id, version, number, name, type, created_at, updated_at)
    VALUES ('m-1', 1, '19860926', 'Siti', 'pegawai', 0, 0)
    """,
    """
    INSERT INTO titles (id, version, kind, title, authors, subjects, updated_at)
    VALUES ('t-1', 1, 'book', 'Buku', '[]', '[]', 0)
    """,
    """
    INSERT INTO items (inventory_number, version, title, status, updated_at)
    VALUES ('B-1', 1, 't-1', 'available', 0)
    """,
    """
    INSERT INTO loans (id, member, item, kind, lent_at, due, extensions, returned_at)
    VALUES ('loan-1', 'm-1', 'B-1', 'book', 1000, '2026-12-08', 1, 9000)
    """,
    """
    INSERT INTO library_events (seq, id, type, member, item, loan, body, office_date, at, recorded, actor, role)
    VALUES
      (1, 'act-1', 'lent', 'm-1', 'B-1', 'loan-1', '{"due":"2026-12-01"}', '2026-11-24', 1000, 1000, 'x', 'pustakawan'),
      (2, 'act-2', 'extended', 'm-1', 'B-1', 'loan-1', '{"due":"2026-12-08"}', '2026-11-25', 2000, 2000, 'x', 'pustakawan'),
      (3, 'act-3', 'returned', 'm-1', 'B-1', 'loan-1', '{}', '2026-11-26', 9000, 9000, 'x', 'pustakawan')
    """,
  ]
}
