import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/stock-takes/{id}/scans/{scan}`: a copy was found at a shelf.
struct StockScan: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let number: String?
    let shelf: String?
  }

  let take: String
  let wish: Wish

  /// Writes the scan down and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem.notFound` where no such stock-take goes on, a database error.
  func perform(in entry: Entry) throws -> SQL {
    guard let found = try StockTakes.find(take, in: entry.transaction), found.finishedAt == nil else {
      throw DeskProblem.notFound
    }
    let number = CirculationDesk.number(wish.number)
    guard !number.isEmpty else {
      throw InvalidInput([Problem("/number", .missing(Phrase("Nomor inventaris", "Inventory number")))])
    }
    let shelf = CleanText.clean(wish.shelf ?? "")
    let item = try Items.scan(number, in: entry.transaction)?.item
    let finding = Self.finding(item, at: shelf, in: found.location)
    try StockTakes.scan(
      item?.inventoryNumber ?? number, shelf: shelf.isEmpty ? nil : shelf, finding: finding, take: take, in: entry)
    let title = try item.flatMap { try Titles.find($0.title, in: entry.transaction)?.title.title }
    return """
      json_object(
        'number', \(item?.inventoryNumber ?? number), 'finding', \(finding), 'title', \(title), 'shelf', \(item?.shelf),
        'status', \(item?.status)
      )
      """
  }

  /// What a scan says; without a shelf the place is not judged.
  static func finding(_ item: Item?, at shelf: String, in location: String?) -> StockFinding {
    guard let item else { return .unknown }
    guard [.available, .referenceOnly, .inTransit].contains(item.status) else { return .unexpected }
    if !shelf.isEmpty, let own = item.shelf, own.lowercased() != shelf.lowercased() { return .wrongPlace }
    if let location, let own = item.location, own != location { return .wrongPlace }
    return .present
  }
}
