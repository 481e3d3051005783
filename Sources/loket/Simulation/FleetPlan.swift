import Foundation

/// What a fleet is to live through.
struct FleetPlan: Sendable {
  static let day: TimeInterval = 86_400

  /// Offices, each with a database and a syncer of its own.
  let offices: Int
  /// Days of business.
  let days: Int
  /// Tickets a day in each office.
  let tickets: Int
  /// How many in a hundred calls the receiver spoils while it is there.
  let mishaps: Int
  /// Where chance begins; the same seed is the same business.
  let seed: Int

  /// When the receiver is away, in seconds from the beginning: a day in the middle, or a third of what is shorter.
  var outage: Range<TimeInterval> {
    let whole = Double(days) * Self.day
    let length = min(Self.day, (whole / 3).rounded(.down))
    let begin = (whole - length) / 2
    return begin..<(begin + length)
  }

  /// What is done in an office, the last first.
  func agenda(of office: Int) -> [Errand] {
    var random = SplitMix(UInt64(truncatingIfNeeded: seed), office)
    let tickets = (0..<days * self.tickets).flatMap { number -> [Errand] in
      let day = Double(number / self.tickets) * Self.day
      // Doors are open from eight to three.
      var at = day + Double(random.number(8 * 3600..<15 * 3600))
      let life = Life.allCases[random.chance(4) ? 0 : random.number(1..<Life.allCases.count)]
      return life.acts.enumerated().map { step, _ in
        defer { at += Double(random.number(60..<5400)) }
        return Errand(at: at, ticket: number, life: life, step: step)
      }
    }
    return tickets.sorted { ($1.at, $1.ticket, $1.step) < ($0.at, $0.ticket, $0.step) }
  }
}

/// One thing to be done for one ticket.
struct Errand: Sendable {
  /// In seconds from the beginning.
  let at: TimeInterval
  /// The ticket's number among those of the office.
  let ticket: Int
  let life: Life
  /// Which of the life's acts it is.
  let step: Int
}

/// What becomes of tickets: the acts from the issue on.
enum Life: CaseIterable {
  /// Fraud, which the shipped mapping keeps in the house.
  case fraud
  /// Asked and answered.
  case answered
  /// Told by phone, say, and done at once.
  case served
  /// Too much for the first tier, and not understood at once.
  case escalated

  /// The types of the events, the issue first.
  var acts: [String] {
    switch self {
    case .fraud: ["issued", "assigned", "note", "answered"]
    case .answered: ["issued", "assigned", "progress", "answered", "resolved", "rated"]
    case .served: ["issued", "started", "answered", "resolved"]
    case .escalated: ["issued", "assigned", "escalated", "note", "answered", "replied", "answered", "resolved"]
    }
  }
}
