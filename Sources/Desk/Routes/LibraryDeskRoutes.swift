import Calendars
import Circulation
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/library`: what the screens have to know of the rules.
  func getLibrary(_ call: Call) -> Response { .json(200, JSON.encode(LibraryAnswer(library))) }

  /// `GET /api/library/days/{date}`: the day in figures.
  func getLibraryDay(_ call: Call) throws -> Response { .json(200, JSON.encode(try libraryDay(call))) }

  /// The day in figures that the path names.
  func libraryDay(_ call: Call) throws -> LibraryDayAnswer {
    guard let date = call.parameters["date"].flatMap({ LocalDate($0) }) else { throw DeskProblem.notFound }
    let today = library.zone.date(of: ledger.now)
    let day = try ledger.read { try LibraryDay(of: date, today: today, rules: library.rules, in: $0) }
    return LibraryDayAnswer(date: date, day, library: library)
  }

  /// `PUT /api/undos/{id}`: takes the last act back.
  func undo(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("id"))
    let undo = Undo(try JSON.decode(Undo.Wish.self, from: call.request.body), at: desk)
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try undo.perform(in: $0) })
  }

  /// `PUT /api/members/{nip}/papers/{id}`: slip, receipt, card or confirmation.
  func printMemberPaper(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("id"))
    let paper = try MemberPaper(
      try JSON.decode(MemberPaper.Wish.self, from: call.request.body), of: call.parameters["nip"] ?? "", at: desk,
      printer: try printerChoice(for: .slip, call))
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try paper.perform(in: $0) })
  }

  /// `GET /api/items/{inventoryNumber}`: one copy, by what a scanner reads.
  func getItem(_ call: Call) throws -> Response {
    let number = CirculationDesk.number(call.parameters["inventoryNumber"])
    guard let answer = try ledger.read({ try ItemAnswer(scanned: number, in: $0) }) else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(answer))
  }

  /// `PUT /api/items/{inventoryNumber}/events/{event}`: lost, damaged, found, set aside.
  func changeItem(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("event"))
    let wish = try JSON.decode(ItemEvent.Wish.self, from: call.request.body)
    let change = ItemEvent(wish, of: call.parameters["inventoryNumber"] ?? "", at: desk)
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try change.perform(in: $0) })
  }

  // MARK: Stock-take

  /// `GET /api/stock-takes`: newest first.
  func listStockTakes(_ call: Call) throws -> Response {
    let takes = try ledger.read { try StockTakes.all(in: $0) }
    return .json(200, JSON.encode(Listing(items: takes.map(StockTakeAnswer.init), next: nil)))
  }

  /// `GET /api/stock-takes/{id}`: one with its report.
  func getStockTake(_ call: Call) throws -> Response {
    let id = try call.id("id")
    let answer = try ledger.read { connection in
      try StockTakes.find(id, in: connection).map { try StockReportAnswer($0, in: connection) }
    }
    guard let answer else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(answer))
  }

  /// `PUT /api/stock-takes/{id}`: begins one.
  func startStockTake(_ call: Call) throws -> Response {
    let (id, caller) = (try call.id("id"), try call.signedIn())
    let wish = try JSON.decode(StockTakeWish.self, from: call.request.body)
    let (name, location) = (CleanText.clean(wish.name ?? ""), CleanText.clean(wish.location ?? ""))
    guard !name.isEmpty else { throw InvalidInput([Problem("/name", .missing(Phrase("Nama", "Name")))]) }
    guard CleanText.fits(name, limit: 200) else {
      throw InvalidInput([Problem("/name", .tooLong(Phrase("Nama", "Name"), limit: 200))])
    }
    let place = location.isEmpty ? nil : location
    let take = try ledger.record { entry in
      try StockTakes.start(id, name: name, location: place, by: caller.username, in: entry)
      return try StockTakes.find(id, in: entry.transaction)
    }
    guard let take else { throw DeskProblem.notFound }
    guard take.name == name, take.location == place else { throw DeskProblem.idReused }
    return .json(200, JSON.encode(StockTakeAnswer(take)))
  }

  /// `PUT /api/stock-takes/{id}/scans/{scan}`.
  func scanStock(_ call: Call) throws -> Response {
    let (take, scan) = (try call.id("id"), try call.id("scan"))
    let stock = StockScan(take: take, wish: try JSON.decode(StockScan.Wish.self, from: call.request.body))
    let act = Act(id: scan, actor: try call.signedIn().username, request: call.digest)
    return .act(try act.perform(in: ledger) { try stock.perform(in: $0) })
  }

  /// `PUT /api/stock-takes/{id}/end/{act}`: ends one; its report stays.
  func finishStockTake(_ call: Call) throws -> Response {
    let (id, caller) = (try call.id("id"), try call.signedIn())
    _ = try call.id("act")
    let take = try ledger.record { entry -> StockTake? in
      guard let take = try StockTakes.find(id, in: entry.transaction) else { return nil }
      try StockTakes.finish(take, by: caller.username, in: entry)
      return try StockTakes.find(id, in: entry.transaction)
    }
    guard let take else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(StockTakeAnswer(take)))
  }
}

private struct StockTakeWish: Decodable {
  let name: String?
  let location: String?
}
