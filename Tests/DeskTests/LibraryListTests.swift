import Calendars
import Circulation
import Foundation
import HTTP
import Receipts
import Records
import Testing

@testable import Desk

@Suite("The lists, tables and labels of the library")
struct LibraryListTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  private func items(_ path: String) throws -> [[String: Any]] {
    try #require(try bench.get(path)["items"] as? [[String: Any]])
  }

  private func table(_ path: String) throws -> [String] {
    let answer = try bench.test.ask(.get, path, as: bench.session)
    #expect(answer.status == 200 && answer.contentType == "text/csv; charset=utf-8")
    return answer.text.replacing("\u{FEFF}", with: "").components(separatedBy: "\r\n").filter { !$0.isEmpty }
  }

  @Test("what is due is narrowed by its due date, and the table has the same loans")
  func due() throws {
    for item in ["B-001", "B-003"] { _ = try bench.lend(item, to: LibraryBench.siti) }
    let due = try #require(
      try bench.loans(of: LibraryBench.siti).compactMap { $0["dueDate"] as? String }.first)
    #expect(try items("/api/loans?dueFrom=\(due)&dueTo=\(due)").count == 2)
    #expect(try items("/api/loans?dueTo=2020-01-01").isEmpty)
    #expect(try items("/api/loans?dueFrom=2199-01-01").isEmpty)
    #expect(try items("/api/loans?overdue=true&dueTo=\(due)").isEmpty)
    let rows = try table("/api/loans.csv?dueTo=\(due)&lang=en")
    #expect(rows.count == 3)
    #expect(rows[0].hasPrefix("Due,Days late,Inventory number,Title"))
    #expect(rows[1].contains("B-001,Pengantar Ilmu Ekonomi") && rows[1].contains("siti@contoh.id"))
    #expect(try table("/api/loans.csv?overdue=true").count == 1)
    #expect(try bench.test.ask(.get, "/api/loans?dueTo=besok", as: bench.session).status == 422)
  }

  @Test("a title's line is told in its order, and the table of holds runs no formula")
  func line() throws {
    try bench.member("T-1", "=HYPERLINK(1)")
    let placed = [
      ("T-1", LibraryBench.title), (LibraryBench.siti, LibraryBench.title), ("T-1", LibraryBench.other),
    ]
    for (nip, title) in placed {
      #expect(try bench.put("/api/holds/\(newID())", ["nip": nip, "title": title]).status == 201)
    }
    let line = try items("/api/holds?title=\(LibraryBench.title)")
    #expect(line.compactMap { $0["nip"] as? String } == ["T-1", LibraryBench.siti])
    #expect(line.compactMap { $0["position"] as? Int } == [1, 2])
    #expect(try items("/api/holds").count == 3)
    let rows = try table("/api/holds.csv")
    #expect(rows.count == 4 && rows[1].contains("T-1,'=HYPERLINK(1)"))
  }

  @Test("the day's figures are the same in the table as on the screen")
  func day() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    let date = bench.test.desk.library.zone.date(of: bench.test.ledger.now)
    let day = try bench.get("/api/library/days/\(date)")
    let rows = try table("/api/library/days/\(date).csv?lang=en")
    #expect(day["loans"] as? Int == 1)
    #expect(rows.contains("\(date),Acts,Loans,1"))
    #expect(rows.contains("\(date),Loans by class,300,1"))
    #expect(try bench.test.ask(.get, "/api/library/days/besok.csv", as: bench.session).status == 404)
  }

  @Test("within the days of grace nothing is overdue in list, table and figures, as on the member's page")
  func grace() throws {
    let rules = LoanRules(
      memberTypes: [MemberType(id: "pegawai", label: Phrase("Pegawai", "Employee"), limit: 3)],
      rules: [LoanRule(memberTypes: ["tamu"], grace: 9), LoanRule(kinds: [.cd, .book], grace: 2)])
    let bench = try LibraryBench(rules: rules)
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    bench.test.advance(minutes: 9 * 1_440)
    #expect(try overdue(at: bench) == [0, 0, 0, 0])
    bench.test.advance(minutes: 1_440)
    #expect(try overdue(at: bench) == [1, 1, 1, 1])
  }

  @Test("a loan to which no rule applies is overdue as the last rule says, wherever it is told")
  func withoutRule() throws {
    let rules = LoanRules(
      memberTypes: [MemberType(id: "pegawai", label: Phrase("Pegawai", "Employee"), limit: 3)],
      rules: [LoanRule(memberTypes: ["tamu"]), LoanRule(kinds: [.cd], grace: 2)])
    let bench = try LibraryBench(rules: rules)
    #expect(try bench.lend("B-001", to: LibraryBench.siti, ["override": "izin kepala"]).status == 201)
    func warnings() throws -> Int? { (try bench.get("/api/members/\(LibraryBench.siti)")["warnings"] as? [Any])?.count }
    // That no rule applies to a book is one.
    #expect(try warnings() == 1)
    bench.test.advance(minutes: 9 * 1_440)
    #expect(try overdue(at: bench) == [0, 0, 0, 0])
    bench.test.advance(minutes: 1_440)
    #expect(try overdue(at: bench) == [1, 1, 1, 1])
    let table = try bench.test.ask(.get, "/api/loans.csv?overdue=true", as: bench.session).text
    #expect(table.contains("2026-11-30,3,B-001"))
    #expect(try warnings() == 2)
    #expect((try bench.takeBack("B-001").json["loan"] as? [String: Any])?["lateDays"] as? Int == 3)
  }

  /// How many loans of Siti's B-001 are overdue by the list, the table, the day's figures and the member's page.
  private func overdue(at bench: LibraryBench) throws -> [Int] {
    let date = bench.test.desk.library.zone.date(of: bench.test.ledger.now)
    let table = try bench.test.ask(.get, "/api/loans.csv?overdue=true", as: bench.session).text
    return [
      try #require(try bench.get("/api/loans?overdue=true")["items"] as? [Any]).count,
      table.components(separatedBy: "\r\n").filter { $0.contains("B-001") }.count,
      try #require(try bench.get("/api/library/days/\(date)")["overdue"] as? Int),
      try bench.loans(of: LibraryBench.siti).count { $0["overdue"] as? Bool == true },
    ]
  }

  @Test("what was undone counts nowhere in the day's figures")
  func undone() throws {
    let loan = newID()
    #expect(try bench.lend("B-001", to: LibraryBench.siti, id: loan).status == 201)
    #expect(try bench.lend("B-003", to: LibraryBench.budi).status == 201)
    #expect(try bench.put("/api/undos/\(newID())", ["act": loan]).status == 201)
    let day = try bench.get("/api/library/days/\(bench.test.desk.library.zone.date(of: bench.test.ledger.now))")
    #expect(day["loans"] as? Int == 1)
    for group in ["classes", "borrowers"] {
      #expect((day[group] as? [[String: Any]])?.compactMap { $0["count"] as? Int } == [1], "\(group)")
    }
  }

  @Test("a stock-take counts beyond its lines, and its table names what is missing first")
  func stock() throws {
    let take = newID()
    #expect(try bench.put("/api/stock-takes/\(take)", ["name": "Lantai 2", "location": "Lantai 2"]).status == 200)
    let tooLong = try bench.put("/api/stock-takes/\(newID())", ["name": String(repeating: "x", count: 201)])
    #expect(tooLong.fields == ["/name"])
    for (number, shelf) in [("B-001", "330.1"), ("B-002", "999"), ("TIDAK-ADA", "330.1")] {
      _ = try bench.put("/api/stock-takes/\(take)/scans/\(newID())", ["number": number, "shelf": shelf])
    }
    let report = try bench.get("/api/stock-takes/\(take)")
    let counts = try #require(report["counts"] as? [String: Int])
    #expect(counts == ["missing": 1, "wrongPlace": 1, "unexpected": 0, "unknown": 1])
    #expect(report["present"] as? Int == 1)
    let rows = try table("/api/stock-takes/\(take).csv?lang=en")
    let findings = rows.map { String($0.prefix { $0 != "," }) }
    #expect(findings == ["Finding", "missing", "in the wrong place", "unknown number", "in its place"])
  }

  @Test("a number in groups is found as it is written and joined, an inventory number and an ISBN alike")
  func groups() throws {
    let body: [String: Any] = ["title": "Kebijakan Fiskal", "isbn": "978-979-061-1"]
    let title = newID()
    #expect(try bench.put("/api/titles/\(title)", body).status == 201)
    #expect(try bench.put("/api/items/2021-100", ["title": title]).status == 201)
    for typed in ["2021-100", "2021-10", "978-979-061", "978979061", "978-979"] {
      #expect(try items("/api/catalogue?q=\(typed)").compactMap { $0["id"] as? String } == [title], "\(typed)")
    }
    #expect(try items("/api/catalogue?q=2021-200").isEmpty)
  }

  @Test("copies are found for their labels by words, by a range of numbers, and by when they came")
  func labels() throws {
    func numbers(_ query: String) throws -> [String] {
      try items("/api/items?\(query)").compactMap { $0["inventoryNumber"] as? String }
    }
    let today = bench.test.desk.library.zone.date(of: bench.test.ledger.now)
    #expect(try numbers("") == ["B-001", "B-002", "B-003"])
    #expect(try numbers("q=hukum") == ["B-003"])
    #expect(try numbers("from=B-002&to=B-003") == ["B-002", "B-003"])
    #expect(try numbers("since=\(today)") == ["B-001", "B-002", "B-003"])
    #expect(try numbers("since=\(today + 1)").isEmpty)
    // A loan makes no copy new, and none old.
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    #expect(try numbers("since=\(today)&from=&to=B-001") == ["B-001"])
    let bars = try #require(try items("/api/items?to=B-001").first?["bars"] as? [Int])
    // Start, five signs, check and stop of Code 128.
    let modules = bars.reduce(0, +)
    #expect(modules == 90)
    let places = try items("/api/locations")
    #expect(places.first?["name"] as? String == "Lantai 2" && places.first?["items"] as? Int == 3)
  }

  @Test("copies that were all corrected after they came, as a move-in corrects them, are not new for a loan")
  func correctedCopies() throws {
    for item in ["B-001", "B-002", "B-003"] {
      let title = item == "B-003" ? LibraryBench.other : LibraryBench.title
      #expect(try bench.put("/api/items/\(item)", ["title": title, "shelf": "999"]).status == 200)
    }
    let tomorrow = bench.test.desk.library.zone.date(of: bench.test.ledger.now) + 1
    bench.test.advance(minutes: 1_440)
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    #expect(try items("/api/items?since=\(tomorrow)").isEmpty)
    #expect(try bench.put("/api/items/B-004", ["title": LibraryBench.title]).status == 201)
    let new = try items("/api/items?since=\(tomorrow)")
    #expect(new.compactMap { $0["inventoryNumber"] as? String } == ["B-004"])
  }

  @Test("labels go to the printer of stamps once, one piece a copy, and lose nothing on either roll")
  func print() throws {
    let id = newID()
    let body: [String: Any] = ["items": ["B-003", "B-001"]]
    let first = try bench.put("/api/labels/\(id)", body)
    #expect(first.status == 201, "\(first.text)")
    #expect(try bench.put("/api/labels/\(id)", body).text == first.text)
    let job = try #require(try bench.test.ledger.read { try PrintJobs.find(id, in: $0) })
    #expect(job.use == .stamp)
    let receipt = try bench.test.desk.templates.receipt(job.template, json: job.contents)
    for columns in [32, 48] {
      let page = receipt.page(columns: columns)
      #expect((receipt.diagnostics + page.diagnostics).isEmpty)
      #expect(page.sheets.count == 2)
    }
  }

  @Test("a label of nobody's number, or of what no barcode can say, is refused at its place")
  func refused() throws {
    #expect(try bench.put("/api/items/É-1", ["title": LibraryBench.title]).status == 201)
    #expect(try bench.put("/api/labels/\(newID())", ["items": ["B-001", "TIDAK-ADA"]]).fields == ["/items/1"])
    #expect(try bench.put("/api/labels/\(newID())", ["items": ["É-1"]]).fields == ["/items/0"])
    #expect(try bench.put("/api/labels/\(newID())", [:]).fields == ["/items"])
    let many = [String](repeating: "B-001", count: 101)
    #expect(try bench.put("/api/labels/\(newID())", ["items": many]).fields == ["/items"])
  }
}
