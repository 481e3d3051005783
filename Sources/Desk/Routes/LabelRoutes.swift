import Calendars
import Circulation
import Foundation
import HTTP
import Records

extension Desk {
  /// `GET /api/items`: the copies of all titles, each with the bars of its label.
  func listItems(_ call: Call) throws -> Response {
    let (limit, skip, query) = (try call.limit(), try call.after() ?? 0, call.request.query)
    var filter = ItemList.Filter()
    filter.typed = query["q"]
    filter.from = query["from"].flatMap { $0.isEmpty ? nil : $0 }
    filter.to = query["to"].flatMap { $0.isEmpty ? nil : $0 }
    filter.since = try call.date("since").map(library.zone.start(of:))
    let found = try ledger.read { [filter] in try ItemList.list(filter, skip: skip, limit: limit + 1, in: $0) }
    let next = found.count > limit ? String(skip + Int64(limit)) : nil
    return .json(200, JSON.encode(Listing(items: found.prefix(limit).map { LabelAnswer($0) }, next: next)))
  }

  /// `GET /api/locations`: the rooms and branches that copies belong to.
  func listLocations(_ call: Call) throws -> Response {
    let found = try ledger.read { try ItemList.locations(in: $0) }
    return .json(200, JSON.encode(Listing(items: found.map(LocationAnswer.init), next: nil)))
  }

  /// `PUT /api/labels/{id}`: labels of copies on a label printer, one after another.
  func printLabels(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("id"))
    let labels = try ItemLabels(
      try JSON.decode(ItemLabels.Wish.self, from: call.request.body), at: desk,
      printer: try printerChoice(for: .stamp, call))
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try labels.perform(in: $0) })
  }
}
