import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// A counter and who sits there.
struct CounterAnswer: Encodable, Sendable {
  let number: Int
  let name: String
  let services: [String]
  let state: CounterState
  let officer: Seat.Officer?
  let serving: [String]
  let since: Date?
  let version: Int
  let current: String?

  init(_ counter: Counter, of office: Office, seat: Seat?, current: String?) {
    number = counter.number
    name = counter.name
    services = office.services(of: counter)
    state = seat?.state ?? .closed
    officer = seat?.officer
    // A standard that was taken from the counter since is not served there any more.
    let possible = services
    serving = seat?.services.filter(possible.contains) ?? []
    since = seat?.since
    version = seat?.version ?? 0
    self.current = current
  }
}

/// A counter as its officer sees it.
struct CounterDetail: Encodable {
  struct Next: Encodable {
    let id: String
    let number: String
    let standard: String
    let since: Date
    let priority: PriorityClass?
    let why: String
  }

  struct NoShow: Encodable {
    let id: String
    let number: String
    let standard: String
    let version: Int
    let at: Date
    let until: Date
  }

  private struct Rest: Encodable {
    let waiting: Int
    let servedToday: Int
    let ticket: JSONTree?
    let next: Next?
    let noShows: [NoShow]

    private enum Key: CodingKey { case waiting, servedToday, ticket, next, noShows }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(waiting, forKey: .waiting)
      try container.encode(servedToday, forKey: .servedToday)
      // Written as null, not left out: a screen clears what it shows.
      try container.encode(ticket, forKey: .ticket)
      try container.encode(next, forKey: .next)
      try container.encode(noShows, forKey: .noShows)
    }
  }

  private let counter: CounterAnswer
  private let rest: Rest

  init(
    _ counter: Counter, of office: Office, for viewer: Viewer, at now: Date, language: Language,
    in connection: Connection
  ) throws {
    let today = office.zone.date(of: now).description
    let seat = try Seats.find(counter.number, since: office.midnight(before: now), in: connection)
    let serving = seat?.services ?? office.services(of: counter)
    let lengths = try Queue.lengths(officeDate: today, in: connection)
    let current = try Queue.current(at: counter.number, in: connection)
    let summary = try current.flatMap { try TicketPages.summary(of: $0, for: viewer, now: now, in: connection) }
    let patience = office.patience(at: now)
    let next = try Queue.next(
      officeDate: today, since: office.midnight(before: now), standards: serving, counter: counter.number,
      patience: patience, in: connection)
    self.counter = CounterAnswer(
      counter, of: office, seat: seat, current: try Queue.currentNumber(at: counter.number, in: connection))
    rest = Rest(
      waiting: serving.reduce(0) { $0 + (lengths[$1] ?? 0) }
        - (try Queue.outOfReach(
          officeDate: today, since: office.midnight(before: now), standards: serving, of: counter.number,
          patience: patience, in: connection)),
      servedToday: try ServiceTimes.of(officeDate: today, in: connection)
        .filter { $0.counter == counter.number }.reduce(0) { $0 + $1.served },
      ticket: try summary.map { try JSON.decode(JSONTree.self, from: Array($0.utf8)) },
      next: next.map { waiting in
        Next(
          id: waiting.ticket, number: waiting.number, standard: waiting.standard, since: waiting.since,
          priority: waiting.priority, why: office.why(waiting, to: counter.number, at: now)[language])
      },
      noShows: try Self.noShows(office, serving, today, now, in: connection))
  }

  private static func noShows(
    _ office: Office, _ serving: [String], _ today: String, _ now: Date, in connection: Connection
  ) throws -> [NoShow] {
    let windows = serving.compactMap { id in
      office.standards[id].map { (id, $0.queueing.recallWindow) }
    }
    let longest = windows.map(\.1).max() ?? 0
    return try Queue.noShows(officeDate: today, standards: serving, since: now - longest, in: connection)
      .compactMap { call in
        let window = windows.first { $0.0 == call.standard }?.1 ?? 0
        guard let missed = call.endedAt, missed + window >= now else { return nil }
        return NoShow(
          id: call.ticket, number: call.number, standard: call.standard, version: call.version, at: missed,
          until: missed + window)
      }
  }

  func encode(to encoder: any Encoder) throws {
    try counter.encode(to: encoder)
    try rest.encode(to: encoder)
  }
}
