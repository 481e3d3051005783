import Calendars
import Circulation
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `PUT /api/holds/{id}`: a member at the desk reserves a title.
  func placeHold(_ call: Call) throws -> Response {
    let wish = try JSON.decode(Holding.Wish.self, from: call.request.body)
    let desk = try circulationDesk(call, id: try call.id("id"))
    return try place(Holding(desk: desk, wish: wish, proof: .desk), call)
  }

  /// `PUT /api/catalogue/holds/{id}`: the same on the public page, proven by the contact that the library knows. Who
  /// has proven it guesses nothing, whatever the rules say to the hold.
  func placePublicHold(_ call: Call) throws -> Response {
    let wish = try JSON.decode(Holding.Wish.self, from: call.request.body)
    // Numbers are found without their capitals, too.
    let number = CirculationDesk.number(wish.nip).uppercased()
    if let seconds = guesses.begin(number, at: .now) { throw DeskProblem.tooManyAttempts(seconds: seconds) }
    let visitor = Caller(username: "publik", name: "", role: .visitor, device: "publik")
    let desk = CirculationDesk(library: library, office: office, caller: visitor, id: try call.id("id"))
    let holding = Holding(desk: desk, wish: wish, proof: .contact { [guesses] in guesses.succeeded(number) })
    let response = try place(holding, call)
    // What was answered before was proven then.
    guesses.succeeded(number)
    return response
  }

  private func place(_ holding: Holding, _ call: Call) throws -> Response {
    let act = Act(id: holding.desk.id, actor: holding.desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try holding.perform(in: $0) })
  }

  /// `GET /api/holds?title=`: those that lie at the desk first; of one title in the order of its line.
  func listHolds(_ call: Call) throws -> Response {
    let (limit, skip) = (try call.limit(), try call.after() ?? 0)
    let title = call.request.query["title"]?.lowercased()
    let found = try ledger.read { try Holds.open(title: title, skip: skip, limit: limit + 1, in: $0) }
    let next = found.count > limit ? String(skip + Int64(limit)) : nil
    return .json(200, JSON.encode(Listing(items: found.prefix(limit).map { HoldAnswer($0) }, next: next)))
  }

  /// `PUT /api/holds/{id}/events/{event}`.
  func changeHold(_ call: Call) throws -> Response {
    let hold = try call.id("id")
    let desk = try circulationDesk(call, id: try call.id("event"))
    let change = ChangeHold(try JSON.decode(ChangeHold.Wish.self, from: call.request.body), of: hold, at: desk)
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try change.perform(in: $0) })
  }
}
