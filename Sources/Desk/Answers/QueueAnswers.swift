import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// The queue as everybody may see it, the public room included: numbers and counters.
struct QueueAnswer: Encodable {
  struct Hours: Encodable {
    let state: String
    let until: Date?
    let frames: [String]
  }

  struct Service: Encodable {
    let standard: String
    let letter: String
    let waiting: Int
    let counters: Int
    let minutes: Double?
    let estimate: Int?
  }

  struct Waiting: Encodable {
    let id: String
    let number: String
    let standard: String
    let since: Date
    let priority: PriorityClass?
    let counter: Int?
  }

  struct Call: Encodable {
    let id: String
    let number: String
    let standard: String
    let counter: Int
    let at: Date
    let state: TicketState
  }

  struct CounterState: Encodable {
    let number: Int
    let name: String
    let open: Bool
    let state: Records.CounterState
    let serving: String?
  }

  let at: Date
  let officeDate: LocalDate
  let hours: Hours
  let services: [Service]
  let waiting: [Waiting]
  let called: [Call]
  let counters: [CounterState]

  private static let mostWaiting = 100
  /// More than can come between two looks of a board, which shows fewer but says them all.
  private static let mostCalls = 48

  init(_ office: Office, at now: Date, tellsPriority: Bool, in connection: Connection) throws {
    let day = office.zone.date(of: now)
    let seats = try Seats.all(since: office.midnight(before: now), in: connection)
    let lengths = try Queue.lengths(officeDate: day.description, in: connection)
    let expected = ExpectedWait(
      lengths: lengths, seats: seats.filter { $0.state == .open },
      times: try ServiceTimes.of(officeDate: day.description, in: connection))
    at = now
    officeDate = day
    hours = Hours(office, at: now)
    services = office.standards.all.filter { !$0.queueing.channels.isEmpty }.map { standard in
      Service(
        standard: standard.id, letter: standard.letter, waiting: lengths[standard.id] ?? 0,
        counters: expected.counters(serving: standard.id), minutes: expected.minutes(of: standard.id),
        estimate: expected.estimate(for: standard.id))
    }
    let line = try Queue.waiting(
      officeDate: day.description, patience: office.patience(at: now), limit: Self.mostWaiting, in: connection)
    waiting = line.map {
      Waiting(
        id: $0.ticket, number: $0.number, standard: $0.standard, since: $0.since,
        priority: tellsPriority ? $0.priority : nil, counter: $0.counter)
    }
    called = try Queue.calls(officeDate: day.description, limit: Self.mostCalls, in: connection).map {
      Call(id: $0.ticket, number: $0.number, standard: $0.standard, counter: $0.counter, at: $0.at, state: $0.state)
    }
    counters = try office.counters.map { counter in
      let state = seats.first { $0.number == counter.number }?.state ?? .closed
      return CounterState(
        number: counter.number, name: counter.name, open: state == .open, state: state,
        serving: try Queue.currentNumber(at: counter.number, in: connection))
    }
  }
}

extension QueueAnswer.Hours {
  /// How the office stands now; `unknown` where a calendar is missing.
  init(_ office: Office, at now: Date) {
    guard let day = try? OpeningDay(office.calendars, at: now, in: office.zone) else {
      self.init(state: "unknown", until: nil, frames: [])
      return
    }
    let frames = day.stretches.map { stretch in
      [stretch.start, stretch.end].map { office.zone.time(of: $0).replacing(".", with: ":") }.joined(separator: "-")
    }
    self.init(state: day.state.rawValue, until: day.until, frames: frames)
  }
}

extension Office {
  /// The calendars by which the office is open: its own, else those of its standards.
  var calendars: [WorkingCalendar] {
    if let hours { return [WorkingCalendar(hours: hours, holidays: holidays, zone: zone)] }
    return standards.all.map { WorkingCalendar(hours: $0.hours, holidays: holidays, zone: $0.timeZone) }
  }
}
