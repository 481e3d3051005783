import Calendars
import Records
import TicketCore

/// `PUT /api/counters/{n}`: an officer opens a counter, goes on a break, comes back, closes, or takes over.
struct SeatChange: Sendable {
  /// What is asked for.
  struct Wish: Decodable, Sendable {
    let state: String
    let services: [String]?
    let takeOver: Bool?
    let expect: Int?
  }

  let office: Office
  let caller: Caller
  let counter: Counter
  let wish: Wish

  /// Sets the counter as asked for.
  /// - Throws: `InvalidInput`, a `Refusal`, `DeskProblem.stale`, or a database error.
  func perform(in entry: Entry) throws {
    guard let state = CounterState(rawValue: wish.state) else {
      let label = Phrase("Keadaan loket", "State of the counter")
      throw InvalidInput([Problem("/state", .unknown(label, choices: CounterState.allCases.map(\.rawValue)))])
    }
    let seat = try Seats.find(counter.number, since: office.midnight(before: entry.now), in: entry.transaction)
    let officer = state == .closed ? nil : Seat.Officer(username: caller.username, name: caller.name)
    // The same act again, whatever version it saw.
    if let seat, seat.state == state, seat.officer == officer, seat.services == (wish.services ?? seat.services) {
      return
    }
    if let expect = wish.expect, expect != seat?.version ?? 0 {
      throw DeskProblem.stale(current: CounterAnswer(counter, of: office, seat: seat, current: nil))
    }
    let services = try chosenServices(seat)
    let isOthers = seat?.officer.map { $0.username != caller.username } ?? false
    if isOthers, wish.takeOver != true { throw TicketCore.Refusal.counterTaken }
    if state != .open, try Queue.current(at: counter.number, in: entry.transaction) != nil {
      throw TicketCore.Refusal.counterBusy
    }
    if state != .closed { try leaveOther(in: entry) }
    try Seats.set(counter.number, state, officer: officer, services: services, in: entry)
  }

  /// One officer sits at one counter: whoever opens another leaves the first.
  private func leaveOther(in entry: Entry) throws {
    guard
      let other = try Seats.of(
        officer: caller.username, since: office.midnight(before: entry.now), in: entry.transaction),
      other.number != counter.number
    else { return }
    guard try Queue.current(at: other.number, in: entry.transaction) == nil else {
      throw TicketCore.Refusal.counterBusy
    }
    try Seats.set(other.number, .closed, officer: nil, services: other.services, in: entry)
  }

  private func chosenServices(_ seat: Seat?) throws(InvalidInput) -> [String] {
    let possible = office.services(of: counter)
    guard let chosen = wish.services else {
      let kept = (seat?.services ?? []).filter(possible.contains)
      return kept.isEmpty ? possible : kept
    }
    let label = Phrase("Layanan di loket", "Services at the counter")
    guard !chosen.isEmpty else { throw InvalidInput([Problem("/services", .missing(label))]) }
    guard chosen.allSatisfy(possible.contains) else {
      throw InvalidInput([Problem("/services", .unknown(label, choices: possible))])
    }
    return possible.filter(chosen.contains)
  }
}

extension Office {
  /// The ids of the standards that a counter can serve, in the office's order: those that queue.
  func services(of counter: Counter) -> [String] {
    standards.all.filter { !$0.queueing.channels.isEmpty }.map(\.id)
      .filter { id in counter.services.map { $0.contains(id) } ?? true }
  }
}
