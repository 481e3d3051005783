import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// What the holder of a ticket's code does to it, without an account.
struct VisitorActs: Sendable {
  let office: Office
  let actor: Actor
  let mail: CaseMail

  /// As events name whoever follows a ticket by its code.
  static let follower = Actor(name: "pemohon", role: .visitor, device: "lacak")

  /// `PUT /api/track/{code}/replies/{id}`: the visitor's word.
  /// - Throws: `InvalidInput`, the rule that says no, or a database error.
  func reply(_ text: String, on id: String, as event: String, in entry: Entry) throws {
    let ticket = try ticket(id, in: entry)
    try ticket.demandHearing()
    var request = EventRequest(type: "replied")
    request.text = text
    try apply(request, to: ticket, as: event, in: entry)
  }

  /// `PUT /api/track/{code}/closure`: the visitor's end, with how content the visitor was. What is done already is not
  /// done again, so the same wish twice is one.
  ///
  /// - Parameter events: two ids for the events that it takes.
  /// - Throws: `InvalidInput`, the rule that says no, or a database error.
  func close(_ id: String, rating: String?, as events: [String], in entry: Entry) throws {
    var ticket = try ticket(id, in: entry)
    if ticket.state != .closed {
      try ticket.demandHearing()
      let closure = Closure(by: .visitor, promises: ticket.promises.withdrawn(at: entry.now))
      ticket = try change(events[0]).apply(.closed(closure), to: ticket, in: entry)
    }
    if let rating { try rate(ticket, rating, as: events[1], in: entry) }
  }

  /// How content the visitor was.
  /// - Throws: `InvalidInput`, the rule that says no, or a database error.
  func rate(_ ticket: Ticket, _ rating: String, as event: String, in entry: Entry) throws {
    guard ticket.file.rating?.rawValue != rating else { return }
    var request = EventRequest(type: "rated")
    request.rating = rating
    try apply(request, to: ticket, as: event, in: entry)
  }

  private func ticket(_ id: String, in entry: Entry) throws -> Ticket {
    guard let record = try Tickets.find(id, for: Viewer(actor: actor), in: entry.transaction) else {
      throw DeskProblem.notFound
    }
    return record.ticket
  }

  private func apply(_ request: EventRequest, to ticket: Ticket, as event: String, in entry: Entry) throws {
    guard let standard = office.standards[ticket.standard] else { throw DeskProblem.eventNotOffered }
    let setting = EventSetting(
      standard: standard, holidays: office.holidays, counters: [], visitor: nil, isByStaff: false,
      today: office.zone.date(of: entry.now), now: entry.now)
    try change(event).apply(request.act(on: ticket, in: setting), to: ticket, in: entry)
  }

  private func change(_ event: String) -> TicketChange {
    TicketChange(id: event, actor: actor, office: office, mail: mail)
  }
}
