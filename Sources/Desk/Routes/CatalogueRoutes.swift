import Calendars
import Circulation
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  /// `GET /api/catalogue?q=`: titles with each copy's location, shelf and status; open to everybody.
  func searchCatalogue(_ call: Call) throws -> Response {
    let (limit, skip, typed) = (try call.limit(), try call.after() ?? 0, call.request.query["q"] ?? "")
    let found = try ledger.read { try Catalogue.search(typed, skip: skip, limit: limit + 1, in: $0) }
    let next = found.count > limit ? String(skip + Int64(limit)) : nil
    return .json(200, JSON.encode(Listing(items: found.prefix(limit).map { TitleAnswer($0) }, next: next)))
  }

  /// `GET /api/titles/{id}`: one, with its copies.
  func getTitle(_ call: Call) throws -> Response {
    let id = try call.id("id")
    guard let found = try ledger.read({ try Catalogue.find(id, in: $0) }) else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(TitleAnswer(found)))
  }

  /// `PUT /api/titles/{id}`: adds or corrects.
  func putTitle(_ call: Call) throws -> Response {
    let id = try call.id("id")
    let input = try JSON.decode(TitleInput.self, from: call.request.body)
    let draft = TitleDraft(try input.title(id: id))
    let desk = try circulationDesk(call, id: UUIDv7.make())
    let outcome = try ledger.record { entry in
      let outcome = try Titles.put(draft, expect: input.expect, in: entry)
      let body: SQL = "json_object('title', \(id))"
      switch outcome {
      case .added: try desk.log(.catalogued, body: body, in: entry)
      case .corrected: try desk.log(.corrected, body: body, in: entry)
      case .unchanged, .stale: break
      }
      return outcome
    }
    guard let found = try ledger.read({ try Catalogue.find(id, in: $0) }) else { throw DeskProblem.notFound }
    switch outcome {
    case .added: return .json(201, JSON.encode(TitleAnswer(found)))
    case .corrected, .unchanged: return .json(200, JSON.encode(TitleAnswer(found)))
    case .stale: throw DeskProblem.stale(current: TitleAnswer(found))
    }
  }

  /// `PUT /api/items/{inventoryNumber}`: adds or corrects a copy; answers its title.
  func putItem(_ call: Call) throws -> Response {
    let number = CirculationDesk.number(call.parameters["inventoryNumber"])
    let input = try JSON.decode(ItemInput.self, from: call.request.body)
    let (desk, language) = (try circulationDesk(call, id: UUIDv7.make()), call.request.language)
    let outcome = try ledger.record { entry in
      let former = try Items.find(number, in: entry.transaction)?.item.status
      let outcome = try Items.put(try input.item(number, former: former), expect: input.expect, in: entry)
      switch outcome {
      case .added: try desk.log(.catalogued, item: number, in: entry)
      case .corrected(let record):
        try desk.log(.corrected, item: number, in: entry)
        if let former { try desk.logStatus(of: record.item, was: former, in: entry) }
      case .unchanged, .stale, .barcodeTaken, .unknownTitle: break
      }
      return outcome
    }
    func answer(_ record: ItemRecord) throws -> TitleAnswer {
      let answer = try ledger.read { connection in
        try Catalogue.find(record.item.title, in: connection).map {
          TitleAnswer($0, doubts: try Self.doubts(of: record.item, in: connection), language: language)
        }
      }
      guard let answer else { throw DeskProblem.notFound }
      return answer
    }
    switch outcome {
    case .added(let record): return .json(201, JSON.encode(try answer(record)))
    case .corrected(let record), .unchanged(let record): return .json(200, JSON.encode(try answer(record)))
    case .stale(let record): throw DeskProblem.stale(current: try answer(record))
    case .barcodeTaken:
      let remedy = Phrase("nomor ini milik eksemplar lain", "this number is another copy's")
      throw InvalidInput([Problem("/barcode", .malformed(Phrase("Barcode", "Barcode"), remedy: remedy))])
    case .unknownTitle:
      let remedy = Phrase("pilih judul yang ada", "choose a title that exists")
      throw InvalidInput([Problem("/title", .malformed(Phrase("Judul", "Title"), remedy: remedy))])
    }
  }

  /// The numbers of a copy that are a member's, too: the desk's one field takes such a number for the member.
  private static func doubts(of item: Item, in connection: Connection) throws -> [Problem] {
    let numbers = [
      ("/inventoryNumber", Phrase("Nomor inventaris", "Inventory number"), item.inventoryNumber),
      ("/barcode", Phrase("Barcode", "Barcode"), item.barcode),
    ]
    return try numbers.compactMap { pointer, label, number in
      guard let number, try Members.find(number, in: connection) != nil else { return nil }
      return Problem(pointer, .ambiguous(label, other: Phrase("nomor anggota", "a member's number")))
    }
  }
}
