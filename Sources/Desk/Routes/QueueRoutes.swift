import Calendars
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/queue`: numbers and counters, nothing of anybody.
  func getQueue(_ call: Call) throws -> Response {
    let now = ledger.now
    // In the public room nobody's disability stands beside a number.
    let tellsPriority = try call.signedIn().role != .anjungan
    let answer = try ledger.read { connection in
      try QueueAnswer(office, at: now, tellsPriority: tellsPriority, in: connection)
    }
    return .json(200, JSON.encode(answer))
  }

  /// `GET /api/counters`: who sits where.
  func listCounters(_ call: Call) throws -> Response {
    let midnight = office.midnight(before: ledger.now)
    let items = try ledger.read { connection in
      let seats = try Seats.all(since: midnight, in: connection)
      return try office.counters.map { counter in
        CounterAnswer(
          counter, of: office, seat: seats.first { $0.number == counter.number },
          current: try Queue.currentNumber(at: counter.number, in: connection))
      }
    }
    return .json(200, JSON.encode(Listing(items: items, next: nil)))
  }

  /// `GET /api/counters/{n}`: one counter, with whom it serves and who is next.
  func getCounter(_ call: Call) throws -> Response { try showCounter(try counter(of: call), call) }

  /// `PUT /api/counters/{n}`: open, break, close, take over.
  func putCounter(_ call: Call) throws -> Response {
    let counter = try counter(of: call)
    let change = SeatChange(
      office: office, caller: try call.signedIn(), counter: counter,
      wish: try JSON.decode(SeatChange.Wish.self, from: call.request.body))
    try ledger.record { try change.perform(in: $0) }
    return try showCounter(counter, call)
  }

  /// `PUT /api/counters/{n}/calls/{id}`: call the next visitor.
  func callNext(_ call: Call) throws -> Response {
    let (counter, id, caller) = (try counter(of: call), try call.id("id"), try call.signedIn())
    let next = CallNext(
      office: office, caller: caller, counter: counter.number,
      change: TicketChange(id: id, actor: caller.actor, office: office),
      language: call.request.language)
    let act = Act(id: id, actor: caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try next.perform(in: $0) })
  }

  /// The counter that the path names.
  func counter(of call: Call) throws -> Counter {
    guard let number = call.parameters["n"].flatMap(Int.init), let counter = office.counter(number) else {
      throw DeskProblem.notFound
    }
    return counter
  }

  private func showCounter(_ counter: Counter, _ call: Call) throws -> Response {
    let (viewer, now) = (try call.signedIn().viewer, ledger.now)
    let answer = try ledger.read { connection in
      try CounterDetail(
        counter, of: office, for: viewer, at: now, language: call.request.language, in: connection)
    }
    return .json(200, JSON.encode(answer))
  }
}
