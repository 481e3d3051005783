import Calendars
import Foundation
import HTTP
import SQLite
import Testing
import TicketCore

@testable import Desk
@testable import Records

@Suite("What officers look answers up in") struct KnowledgeTests {
  private let test: TestDesk
  private let officer: String

  init() throws {
    test = try TestDesk()
    officer = try test.session("petugas")
    try test.register(officer)
    let articles = try TestDesk.knowledge().articles
    try test.ledger.record { try Knowledge.keep(articles, in: $0) }
  }

  private func answered(_ subject: String, _ text: String) throws -> String {
    let id = newID()
    let asked = TestDesk.request.merging(["channel": "web", "print": false, "subject": subject]) { $1 }
    #expect(try test.ask(.put, "/api/tickets/\(id)", asked, as: officer).status == 201)
    let body = ["type": "answered", "text": text]
    #expect(try test.ask(.put, "/api/tickets/\(id)/events/\(newID())", body, as: officer).status == 201)
    return id
  }

  private func found(_ query: String) throws -> [[String: Any]] {
    let answer = try test.ask(.get, "/api/knowledge?\(query)", as: officer)
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json["items"] as? [[String: Any]] ?? []
  }

  private func titles(_ query: String) throws -> [String] { try found(query).compactMap { $0["title"] as? String } }

  @Test("articles are found by any of the words, of one service or of all, and listed without words")
  func articles() throws {
    #expect(try titles("q=disposisi surat").first?.hasPrefix("Surat konsultasi ke LKPP") == true)
    #expect(try found("standard=kppn-konsultasi").count == 1)
    #expect(try found("").count == 7)
    #expect(try found("q=disposisi&standard=kppn-konsultasi").isEmpty)
    #expect(try found("q=\"xyz\") NEAR(*").isEmpty)
    let articles = [Article(id: "umum", title: "Jam buka", standards: [], text: "Buka pukul 07.30.")]
    try test.ledger.record { try Knowledge.keep(articles, in: $0) }
    #expect(try titles("standard=kppn-konsultasi") == ["Jam buka"])
  }

  @Test("answers given before are found by subject and text, and say nothing of whose they were")
  func answers() throws {
    _ = try answered("Revisi DIPA halaman III", "Ajukan lewat aplikasi SAKTI modul penganggaran.")
    for query in ["q=sakti penganggaran", "q=revisi halaman", "q=SAKTI&standard=kppn-konsultasi"] {
      let item = try #require(try found(query).first { $0["kind"] as? String == "answer" })
      #expect(item["text"] as? String == "Ajukan lewat aplikasi SAKTI modul penganggaran.")
      #expect(Set(item.keys) == ["kind", "id", "title", "standards", "category", "text"])
      #expect(item["category"] as? String == "umum")
    }
    #expect(try found("q=SAKTI&standard=lkpp-konsultasi").isEmpty)
    #expect(try found("q=budi").isEmpty)
  }

  @Test("an answer says to later cases neither whose it was nor who gave it, whatever was typed into it")
  func redacted() throws {
    try test.ledger.record {
      try $0.transaction.execute(
        """
        INSERT INTO staff (id, username, name, role, password, disabled, created_at, updated_at)
        VALUES ('1', 'petugas', 'Putu Ayu', 'petugas', '', 0, 0, 0)
        """)
    }
    let text = "Yth. Budi Santoso,\nTiket E-001 (budi@contoh.id, 0812 bukan 081234500002) memakai SAKTI.\nSalam, Putu"
    _ = try answered("Revisi DIPA BUDI", text)
    let item = try #require(try found("q=SAKTI").first { $0["kind"] as? String == "answer" })
    #expect(item["text"] as? String == "Yth. … …,\nTiket … (…, 0812 bukan …) memakai SAKTI.\nSalam, …")
    #expect(item["title"] as? String == "Revisi DIPA …")
    for trace in ["budi", "santoso", "putu"] { #expect(try found("q=\(trace)").isEmpty) }
  }

  @Test("articles and answers given before leave each other room, and an answer needs but one of the words")
  func room() throws {
    let articles = (1...6).map { Article(id: "a\($0)", title: "Revisi \($0)", standards: [], text: "Revisi.") }
    try test.ledger.record { try Knowledge.keep(articles, in: $0) }
    for part in 1...6 { _ = try answered("Revisi \(part)", "Lewat SAKTI, bagian \(part).") }
    func kinds(_ query: String) throws -> [String] { try found(query).compactMap { $0["kind"] as? String } }
    let half = Array(repeating: "article", count: 2) + Array(repeating: "answer", count: 2)
    #expect(try kinds("q=revisi&limit=4") == half)
    #expect(try kinds("q=sakti anggaran&limit=4") == Array(repeating: "answer", count: 4))
    #expect(try kinds("q=revisi&limit=8").count == 8)
  }

  @Test("no answer of a restricted case is ever found")
  func restricted() throws {
    let id = try answered("Laporan khusus", "Sedang ditangani tim investigasi.")
    #expect(try found("q=investigasi").count == 1)
    try test.ledger.record { try $0.transaction.execute("UPDATE tickets SET restricted = 1 WHERE id = \(id)") }
    #expect(try found("q=investigasi").isEmpty)
  }

  @Test("the texts to begin with are served with what they stand for, and only to those who answer")
  func templates() throws {
    let answer = try test.ask(.get, "/api/answers", as: officer)
    let items = answer.json["items"] as? [[String: Any]] ?? []
    #expect(items.count == 6)
    // They are read by whoever holds the code, and found again with other cases.
    let texts = items.compactMap { $0["text"] as? [String: String] }.flatMap(\.values)
    #expect(texts.count == 12)
    #expect(texts.allSatisfy { text in !["Yth", "Dear", "Salam", "regards", "{"].contains { text.contains($0) } })
    #expect(try test.ask(.get, "/api/answers", as: try test.session("resepsionis")).status == 403)
  }

  @Test("a file that can't serve says what is wrong with it")
  func files() {
    let title = #""title": {"id": "Judul", "en": "Title"}"#
    for (text, problem) in [
      (#"{\#(title), "text": {"id": "Soal {perihal}:", "en": "On {subject}:"}}"#, "{perihal}"),
      (#"{\#(title), "text": {"id": "Yth. {visitor}", "en": "Hello"}}"#, "{visitor}"),
      (#"{\#(title), "text": {"id": "Salam", "en": "Yours, {officer}"}}"#, "{officer}"),
      (#"{\#(title), "text": {"id": "Kode {code}", "en": "Code"}}"#, "{code}"), (#"{\#(title)}"#, "text"),
    ] {
      let problems = #expect(throws: FileProblems.self) {
        try AnswerTemplate.load(file: "a.json", bytes: Array(text.utf8))
      }
      #expect(problems?.all.contains { $0.line(in: .indonesian).contains(problem) } == true)
    }
    for text in ["Tanpa judul", "# Judul saja", "# Judul\n\nStandar: lpdp-bantuan\n"] {
      #expect(throws: FileProblems.self) { try Article.load(file: "a.md", bytes: Array(text.utf8)) }
    }
  }
}
