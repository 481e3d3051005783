import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("A stock-take over HTTP") struct StockTakeTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  @Test("the report of a stock-take that has ended stays as it was, whatever is lent and scanned after it")
  func endedStockTake() throws {
    let take = newID()
    let wish = ["name": "2026"]
    #expect(try bench.put("/api/stock-takes/\(take)", wish).status == 200)
    _ = try bench.put("/api/stock-takes/\(take)/scans/\(newID())", ["number": "B-001"])
    let ended = try bench.put("/api/stock-takes/\(take)/end/\(newID())", [:])
    #expect(ended.json["scanned"] as? Int == 1)
    let report = try bench.test.ask(.get, "/api/stock-takes/\(take)", as: bench.session).text
    _ = try bench.lend("B-002", to: LibraryBench.siti)
    _ = try bench.takeBack("B-002")
    try bench.title(newID(), "Sejarah", items: ["B-004"])
    #expect(try bench.test.ask(.get, "/api/stock-takes/\(take)", as: bench.session).text == report)
    let missing = try #require(try bench.get("/api/stock-takes/\(take)")["missing"] as? [[String: Any]])
    #expect(missing.compactMap { $0["number"] as? String } == ["B-002", "B-003"])
    let actor: String? = try bench.test.ledger.read {
      try $0.first("SELECT finished_by FROM stock_takes WHERE id = \(take)") { try $0[0] }
    }
    #expect(actor == "pustakawan")
    // The same again changes nothing; under the same id nothing else is begun.
    #expect(try bench.put("/api/stock-takes/\(take)/end/\(newID())", [:]).text == ended.text)
    #expect(try bench.put("/api/stock-takes/\(take)", wish).text == ended.text)
    let other = try bench.put("/api/stock-takes/\(take)", ["name": "2027"])
    #expect(other.status == 409 && other.json["type"] as? String == "id-reused")
  }
}
