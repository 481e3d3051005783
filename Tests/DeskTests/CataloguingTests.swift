import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("Titles and copies are described") struct CataloguingTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  @Test("whoever adds or corrects a title or a copy is in the log, once")
  func catalogued() throws {
    let (title, copy) = (newID(), ["title": LibraryBench.title, "shelf": "999"])
    for name in ["Sejarah", "Sejarah", "Sejarah Uang"] {
      _ = try bench.put("/api/titles/\(title)", ["title": name])
    }
    for _ in 0..<2 { #expect(try bench.put("/api/items/B-001", copy).status == 200) }
    func log(_ condition: SQL) throws -> [String] {
      try bench.test.ledger.read {
        try $0.query("SELECT type || ' ' || actor FROM library_events WHERE " + condition + " ORDER BY seq") {
          try $0[0]
        }
      }
    }
    #expect(try log("json_extract(body, '$.title') = \(title)") == ["catalogued pustakawan", "corrected pustakawan"])
    #expect(try log("item = 'B-001'") == ["catalogued pustakawan", "corrected pustakawan"])
  }

  @Test("a copy's number that is a member's, too, is accepted with a doubt that names it")
  func ambiguous() throws {
    try bench.member("A-77", "Nur")
    let body = ["title": LibraryBench.title]
    let answer = try bench.put("/api/items/a-77", body).json
    let doubts = try #require(answer["doubts"] as? [[String: Any]])
    #expect(doubts.compactMap { $0["field"] as? String } == ["/inventoryNumber"])
    let message = doubts.first?["message"] as? String
    #expect(message == "Nomor inventaris ini juga nomor anggota; di meja dapat tertukar. Pakai nomor lain.")
    let barcode = try bench.put("/api/items/B-008", body.merging(["barcode": LibraryBench.siti]) { $1 }).json
    #expect((barcode["doubts"] as? [[String: Any]])?.compactMap { $0["field"] as? String } == ["/barcode"])
    #expect(try bench.put("/api/items/B-007", body).json["doubts"] == nil)
  }
}
