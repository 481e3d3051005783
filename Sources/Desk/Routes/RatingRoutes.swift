import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  /// `GET /api/counters/{n}/rating`: what the tablet at a counter asks.
  func getRatingAsked(_ call: Call) throws -> Response {
    let (counter, now, rating) = (try counter(of: call), ledger.now, CounterRating(office: office))
    let asked = try ledger.read { try rating.asked(at: counter.number, now: now, in: $0) }
    let answer = asked.map { ticket, until in
      RatingAskedAnswer.Asked(ticket: ticket.id, number: ticket.number.description, until: until)
    }
    return .json(200, JSON.encode(RatingAskedAnswer(asked: Nullable(answer))))
  }

  /// `PUT /api/counters/{n}/ratings/{id}`: the visitor rates the service that just ended.
  func rateAtCounter(_ call: Call) throws -> Response {
    let (counter, id, caller) = (try counter(of: call), try call.id("id"), try call.signedIn())
    let wish = try JSON.decode(RatingWish.self, from: call.request.body)
    // Whoever touches the tablet is the visitor; the device is the tablet.
    let visitor = Actor(name: VisitorActs.follower.name, role: .visitor, device: caller.device)
    let (acts, rating) = (
      VisitorActs(office: office, actor: visitor, mail: caseMail), CounterRating(office: office)
    )
    let events = [UUIDv7.make(), id]
    let act = Act(id: id, actor: caller.username, request: call.digest)
    return .act(
      try act.perform(in: ledger) { entry in
        try rating.take(wish.rating, of: wish.ticket.lowercased(), at: counter.number, acts, as: events, in: entry)
        return "json_object('rating', \(wish.rating))"
      })
  }
}

/// The rating at a counter: of the last service there, for some minutes after its end.
struct CounterRating: Sendable {
  let office: Office

  /// How long a visitor stands at the counter after the service, in seconds *(ours)*.
  private static let patience: TimeInterval = 5 * 60

  /// The ticket to rate and the last moment for it; nil for none.
  /// - Throws: a database error.
  func asked(at counter: Int, now: Date, in reader: some SQLReader) throws -> (ticket: Ticket, until: Date)? {
    guard let id = try Queue.lastServed(at: counter, since: now - Self.patience, in: reader),
      let ticket = try Tickets.find(id, for: Viewer(actor: VisitorActs.follower), in: reader)?.ticket,
      let rules = office.standards[ticket.standard], let end = ticket.endedAt,
      VisitorTurn(on: ticket, under: rules, holidays: office.holidays, now: now).canRate
    else { return nil }
    return (ticket, end + Self.patience)
  }

  /// Takes a rating down. Where a rating goes with the visitor's own end, this is that end.
  /// - Throws: `ratingNotOffered` once another ticket is asked about, or none; `InvalidInput`, or a database error.
  func take(
    _ rating: String, of id: String, at counter: Int, _ acts: VisitorActs, as events: [String], in entry: Entry
  ) throws {
    guard let (ticket, _) = try asked(at: counter, now: entry.now, in: entry.transaction), ticket.id == id else {
      throw TicketCore.Refusal.ratingNotOffered
    }
    if office.standards[ticket.standard]?.closing.rating == .visitorClosing {
      try acts.close(id, rating: rating, as: events, in: entry)
    } else {
      try acts.rate(ticket, rating, as: events[1], in: entry)
    }
  }
}

private struct RatingWish: Decodable {
  let ticket: String
  let rating: String
}

private struct RatingAskedAnswer: Encodable {
  struct Asked: Encodable {
    let ticket: String
    let number: String
    let until: Date
  }

  let asked: Nullable<Asked>
}
