import Circulation
import Foundation
import HTTP
import Testing
import TicketCore

@testable import Desk

@Suite("Members, catalogue and stock-take over HTTP") struct MemberRouteTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  @Test("a corrected NIP keeps the history, and the old one still leads there")
  func corrected() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    let right = "198503142009122011"
    let answer = try bench.put("/api/members/\(LibraryBench.siti)", ["number": right, "name": "Siti"])
    #expect(answer.status == 200, "\(answer.text)")
    #expect(try bench.loans(of: right).count == 1)
    #expect(try bench.loans(of: LibraryBench.siti).count == 1)
    let taken = try bench.put("/api/members/\(right)", ["number": LibraryBench.budi, "name": "Siti"])
    #expect(taken.fields == ["/number"])
  }

  @Test("a member without a NIP has a number of the library's own; a NIP is checked, and every mistake named")
  func numbers() throws {
    #expect(try bench.put("/api/members/T-0001", ["name": "Tamu", "type": "tamu"]).status == 201)
    let wrong = try bench.put(
      "/api/members/12345", ["name": "", "email": "x", "type": "dosen", "validUntil": "besok"])
    #expect(Set(wrong.fields) == ["/number", "/name", "/email", "/type", "/validUntil"])
  }

  @Test("a NIP in an address is the same with blanks, dots or hyphens between its groups")
  func groupedNumber() throws {
    for path in ["19850314.200912.2.003", "19850314-200912-2-003"] {
      #expect(try bench.get("/api/members/\(path)")["nip"] as? String == LibraryBench.siti)
      #expect(try bench.put("/api/members/\(path)", ["name": "Siti"]).status == 200)
      #expect(try bench.lend("B-001", to: path, ["dryRun": true]).status == 200)
    }
  }

  @Test("the catalogue is open to everybody, finds by every word as it is typed, and says nothing of who has what")
  func catalogue() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    for query in ["pengan", "ekonomi peng", "B-002", "PENGANTAR"] {
      let escaped = query.replacing(" ", with: " ")
      let found = try bench.test.ask(.get, "/api/catalogue?q=\(escaped)")
      let items = found.json["items"] as? [[String: Any]] ?? []
      #expect(items.map { $0["id"] as? String } == [LibraryBench.title], "\(query)")
      #expect(!found.text.contains("Siti"))
    }
    let copies = try bench.get("/api/titles/\(LibraryBench.title)")["items"] as? [[String: Any]]
    #expect(copies?.first?["dueDate"] as? String == "2026-11-30")
  }

  @Test("on the public page a number alone reserves nothing, and guessing is slowed")
  func publicHold() throws {
    func place(_ contact: String) throws -> Response { try reserve(LibraryBench.budi, contact) }
    #expect(try place("lain@contoh.id").fields == ["/contact"])
    #expect(try place("BUDI@contoh.id").status == 201)
    #expect(try place("budi@contoh.id").type == "already-held")
    for _ in 0..<5 { _ = try place("salah@contoh.id") }
    #expect(try place("budi@contoh.id").status == 429)
  }

  @Test("on the public page guesses count for the member, however the number is written, and a rule's no is none")
  func publicGuesses() throws {
    #expect(try bench.put("/api/members/T-0001", ["name": "Tamu", "email": "tamu@contoh.id"]).status == 201)
    #expect(try reserve("T-0001", "tamu@contoh.id").status == 201)
    for _ in 0..<6 { #expect(try reserve("t-0001", "tamu@contoh.id").type == "already-held") }
    for number in ["T-0001", "t-0001", "T-0001", "t-0001", "T-0001"] {
      #expect(try reserve(number, "salah@contoh.id").fields == ["/contact"])
    }
    for number in ["T-0001", "t-0001"] { #expect(try reserve(number, "tamu@contoh.id").status == 429) }
  }

  private func reserve(_ number: String, _ contact: String) throws -> Response {
    try bench.test.ask(
      .put, "/api/catalogue/holds/\(newID())", ["nip": number, "contact": contact, "title": LibraryBench.title])
  }

  @Test("more authors than a title keeps are refused by their field; a file's are cut off, and the report says so")
  func authors() throws {
    func put(_ count: Int) throws -> Response {
      let authors = (0..<count).map { "Pengarang \($0)" }
      return try bench.put("/api/titles/\(newID())", ["title": "Bunga rampai", "authors": authors])
    }
    #expect(try put(50).status == 201)
    #expect(try put(51).fields == ["/authors"])
    let row = TitleInput(title: "Bunga rampai", authors: (0..<51).map { "Pengarang \($0)" })
    let (title, notes) = mended(row, line: 7) { row throws(InvalidInput) in try row.title(id: newID()) }
    #expect(title?.authors.count == 50)
    #expect(notes.count == 1)
  }

  @Test("copies have their number once, and their status is changed by acts where it is an act's")
  func copies() throws {
    let body: [String: Any] = ["title": LibraryBench.other, "barcode": "B-001"]
    #expect(try bench.put("/api/items/B-009", body).fields == ["/barcode"])
    let grouped: [String: Any] = ["title": LibraryBench.other, "barcode": "899 123 456"]
    #expect(try bench.put("/api/items/B-003", grouped).status == 200)
    for typed in ["899123456", "899 123 456"] {
      let dry = try bench.lend(typed, to: LibraryBench.siti, ["dryRun": true])
      #expect(dry.json["inventoryNumber"] as? String == "B-003")
    }
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    let status = try bench.put("/api/items/B-001", ["title": LibraryBench.title, "status": "available"])
    #expect(status.fields == ["/status"])
    #expect(try bench.put("/api/items/B-001", ["title": LibraryBench.title, "shelf": "330.2"]).status == 200)
  }

  @Test("a stock-take finds what is there, misplaced, unexpected, unknown and missing, while lending goes on")
  func stockTake() throws {
    try bench.title("01930a20-0000-7000-8000-000000000003", "Sejarah", items: ["B-004", "B-005"])
    _ = try bench.lend("B-003", to: LibraryBench.siti)
    let take = newID()
    #expect(try bench.put("/api/stock-takes/\(take)", ["name": "2026"]).status == 200)
    func scan(_ number: String, _ shelf: String = "330.1") throws -> String? {
      try bench.put("/api/stock-takes/\(take)/scans/\(newID())", ["number": number, "shelf": shelf]).json["finding"]
        as? String
    }
    #expect(try scan("B-001") == "present")
    #expect(try scan("B-004", "500.1") == "wrongPlace")
    #expect(try scan("B-003") == "unexpected")
    #expect(try scan("Z-1") == "unknown")
    // Lent meanwhile: it is not missing.
    _ = try bench.lend("B-002", to: LibraryBench.budi)
    _ = try bench.put("/api/stock-takes/\(take)/end/\(newID())", [:])
    let report = try bench.get("/api/stock-takes/\(take)")
    func numbers(_ finding: String) -> [String] {
      (report[finding] as? [[String: Any]] ?? []).compactMap { $0["number"] as? String }
    }
    #expect(numbers("missing") == ["B-005"])
    #expect(numbers("wrongPlace") == ["B-004"])
    #expect(numbers("unexpected") == ["B-003"])
    #expect(numbers("unknown") == ["Z-1"])
    #expect(report["present"] as? Int == 1)
    #expect(try scan("B-005") == nil)
  }
}
