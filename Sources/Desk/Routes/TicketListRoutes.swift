import Calendars
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/tickets`: newest first, or by when they are due.
  func listTickets(_ call: Call) throws -> Response {
    let list = try TicketList(call, at: ledger.now, of: office)
    let page = try list.page(after: call.request.query["after"], limit: try call.limit(), in: ledger)
    return .json(200, JSON.listing(page.items, next: page.next))
  }

  /// `GET /api/tickets.csv`: the same list whole, for a spreadsheet.
  func exportTickets(_ call: Call) throws -> Response {
    let now = ledger.now
    let list = try TicketList(call, at: now, of: office)
    var rows: [TicketTable.Row] = []
    var next: String?
    repeat {
      let page = try list.page(after: next, limit: 1000, in: ledger)
      rows += try page.items.map { try JSON.decode(TicketTable.Row.self, from: Array($0.utf8)) }
      next = page.next
    } while next != nil && rows.count < TicketTable.mostRows
    let table = TicketTable(office: office, language: try call.tableLanguage(), names: try access.names())
    return .csv(table.csv(rows), name: "tiket-\(office.zone.date(of: now)).csv")
  }
}

/// A list of tickets as it is asked for: what it is narrowed to, and its order.
private struct TicketList {
  /// The orders by name.
  enum Order: String, CaseIterable {
    case newest, due
  }

  /// One page: tickets as JSON, and where the next page begins.
  typealias Page = (items: [String], next: String?)

  let filter: Tickets.Filter
  let order: Order
  let viewer: Viewer
  let now: Date

  init(_ call: Call, at now: Date, of office: Office) throws {
    viewer = try call.signedIn().viewer
    order = try call.choice(Order.self, "order") ?? .newest
    self.now = now
    filter = try Self.filter(call, at: now, of: office)
  }

  func page(after text: String?, limit: Int, in ledger: Ledger) throws -> Page {
    switch order {
    case .newest:
      let before = try Call.place(text) { Int64($0) } ?? .max
      let found = try ledger.read {
        try TicketPages.list(filter, before: before, limit: limit + 1, for: viewer, now: now, in: $0)
      }
      return Self.page(found.map { (String($0.seq), $0.json) }, limit)
    case .due:
      let place = try Call.place(text) { TicketPages.DuePlace($0) }
      let found = try ledger.read {
        try TicketPages.byDue(filter, after: place, limit: limit + 1, for: viewer, now: now, in: $0)
      }
      return Self.page(found.map { ($0.place.description, $0.json) }, limit)
    }
  }

  /// What was found, cut to a page; one more than it holds says that there is another.
  private static func page(_ found: [(place: String, json: String)], _ limit: Int) -> Page {
    let page = found.prefix(limit)
    return (page.map(\.json), found.count > limit ? page.last?.place : nil)
  }

  private static func filter(_ call: Call, at now: Date, of office: Office) throws -> Tickets.Filter {
    let query = call.request.query
    var filter = Tickets.Filter()
    filter.typed = query["q"]
    filter.standard = query["standard"].flatMap { $0.isEmpty ? nil : $0 }
    filter.state = try call.choice(TicketState.self, "state")
    filter.channel = try call.choice(Channel.self, "channel")
    filter.visitor = query["visitor"]?.lowercased()
    filter.visit = query["visit"]?.lowercased()
    filter.isOpen = query["open"] == "true"
    filter.isCase = query["cases"] == "true"
    filter.assignee = try assignee(query["assignee"], call)
    filter.lacksPromise = query["noPromise"] == "true"
    filter.owesProgress = query["progressDue"] == "true"
    filter.uncoordinated = query["coordination"] == "true" ? office.coordinated : nil
    filter.from = try call.date("from")
    filter.to = try call.date("to")
    if query["overdue"] == "true" {
      filter.dueBefore = now
    } else if query["dueSoon"] == "true" {
      filter.dueFrom = now
      filter.dueBefore = office.zone.start(of: office.zone.date(of: now) + 2)
    }
    return filter
  }

  private static func assignee(_ text: String?, _ call: Call) throws -> Tickets.Filter.Assignee? {
    switch text {
    case nil, "": nil
    case "none": .nobody
    case "me": .officer(try call.signedIn().username)
    case let name?: .officer(name.lowercased())
    }
  }
}

extension Office {
  /// The kinds of its standards that are coordinated before they are answered.
  fileprivate var coordinated: [(standard: String, kinds: [Kind])] {
    standards.all.map { ($0.id, $0.coordination.flatMap(\.kinds)) }
  }
}
