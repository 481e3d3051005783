import Calendars
import Circulation
import HTTP
import Records

extension Desk {
  /// `GET /api/loans.csv`: what is out, whole, for a spreadsheet.
  func exportLoans(_ call: Call) throws -> Response {
    let today = library.zone.date(of: ledger.now)
    let found = try loans(call, skip: 0, limit: LibraryTables.mostRows)
    return .csv(try tables(call).loans(found, today: today), name: "pinjaman-\(today).csv")
  }

  /// `GET /api/holds.csv`: the open holds, whole, for a spreadsheet.
  func exportHolds(_ call: Call) throws -> Response {
    let found = try ledger.read { try Holds.open(skip: 0, limit: LibraryTables.mostRows, in: $0) }
    return .csv(try tables(call).holds(found), name: "pesanan-\(library.zone.date(of: ledger.now)).csv")
  }

  /// `GET /api/library/days/{date}.csv`: the day's figures for a spreadsheet.
  func exportLibraryDay(_ call: Call) throws -> Response {
    let day = try libraryDay(call)
    return .csv(try tables(call).day(day), name: "perpustakaan-\(day.date).csv")
  }

  /// `GET /api/stock-takes/{id}.csv`: the report, whole, for a spreadsheet.
  func exportStockTake(_ call: Call) throws -> Response {
    let (id, most) = (try call.id("id"), LibraryTables.mostRows)
    let findings = try ledger.read { connection -> [(finding: Phrase, lines: [StockTakes.Line])]? in
      guard let take = try StockTakes.find(id, in: connection) else { return nil }
      let missing = try StockTakes.missing(of: take, limit: most, in: connection)
      let scanned = try [StockFinding.wrongPlace, .unexpected, .unknown, .present].map { finding in
        (finding: finding.label, lines: try StockTakes.lines(of: id, finding: finding, limit: most, in: connection))
      }
      return [(finding: StockFinding.missing.label, lines: missing)] + scanned
    }
    guard let findings else { throw DeskProblem.notFound }
    return .csv(try tables(call).stock(findings), name: "stok-opname-\(library.zone.date(of: ledger.now)).csv")
  }

  private func tables(_ call: Call) throws -> LibraryTables {
    LibraryTables(library: library, language: try call.tableLanguage())
  }
}
