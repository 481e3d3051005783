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
    #expect(items.allSatisfy { ($0["text"] as? [String: String])?["id"]?.contains("{visitor}") == true })
    #expect(try test.ask(.get, "/api/answers", as: try test.session("resepsionis")).status == 403)
  }

  @Test("a file that can't serve says what is wrong with it")
  func files() {
    let title = #""title": {"id": "Judul", "en": "Title"}"#
    for (text, problem) in [
      (#"{\#(title), "text": {"id": "Yth. {nama}", "en": "Dear {visitor}"}}"#, "{nama}"), (#"{\#(title)}"#, "text"),
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
