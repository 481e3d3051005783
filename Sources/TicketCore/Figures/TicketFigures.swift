import Calendars
import Foundation

extension TicketEvent {
  /// What an event adds to the office's figures. What is restricted is in none.
  ///
  /// - Parameters:
  ///   - before: the ticket as the event met it; nil for its issue.
  ///   - after: what the event made of it.
  ///   - zone: the office's, whose days and hours are counted.
  package func figures(from before: Ticket?, to after: Ticket, in zone: OfficeZone) -> [FigureMark] {
    guard !after.restricted else { return [] }
    let tally = FigureTally(event: self, before: before, after: after, zone: zone)
    return tally.flow + tally.times + tally.outcome
  }
}

/// The figures of one event, noun by noun.
private struct FigureTally {
  let event: TicketEvent
  let before: Ticket?
  let after: Ticket
  let zone: OfficeZone

  /// Who came, was called, was served, did not come.
  var flow: [FigureMark] {
    var marks: [FigureMark] = []
    switch event.act {
    case .issued: marks += [mark(.issued, hour), mark(.channel, after.channel.rawValue)]
    case .called: marks.append(mark(.called, hour))
    default: break
    }
    if enters(Self.finished) {
      marks.append(mark(.finished, hour))
      if isOfficers { marks.append(mark(.officer, event.actor.name)) }
    }
    if enters([.cancelled]) { marks.append(mark(.cancelled)) }
    if enters([.voided]) { marks.append(mark(.voided)) }
    if enters([.noShow]) { marks.append(mark(.noShow)) }
    // Who was called again and came after all was late, no more.
    if before?.state == .noShow, after.state != .noShow { marks.append(mark(.noShow, count: -1)) }
    return marks
  }

  /// How long visitors waited and were served.
  var times: [FigureMark] {
    var marks: [FigureMark] = []
    // Who goes on to a second counter has waited for the first, and been served there since.
    let isFirstCall = before?.state == .called && before?.startedAt == nil
    if isFirstCall, let queued = after.queuedAt, let start = after.startedAt {
      marks.append(mark(.wait, minutes(from: queued, to: start)))
    }
    let isServed = before?.state == .serving && after.endedAt != before?.endedAt
    if isServed, ![.cancelled, .voided].contains(after.state), let start = after.startedAt, let end = after.endedAt {
      marks.append(mark(.service, minutes(from: start, to: end)))
    }
    return marks
  }

  /// What became of the promises, and what the visitor said.
  var outcome: [FigureMark] {
    var marks: [FigureMark] = []
    for (place, promise) in after.promises.enumerated() {
      let former = before.flatMap { $0.promises.indices.contains(place) ? $0.promises[place].state : nil }
      guard former != promise.state else { continue }
      if promise.state == .met { marks.append(mark(.kept, promise.name)) }
      if promise.state == .missed { marks.append(mark(.missed, promise.name)) }
    }
    if let rating = after.file.rating, before?.file.rating != rating { marks.append(mark(.rating, rating.rawValue)) }
    return marks
  }

  private static let finished: Set<TicketState> = [.answered, .resolved, .closed]

  private var isOfficers: Bool { ![.visitor, .system].contains(event.actor.role) }

  private var hour: String {
    let date = zone.date(of: event.at)
    return String(Int(event.at.timeIntervalSince(zone.start(of: date)) / 3600))
  }

  private func enters(_ states: Set<TicketState>) -> Bool {
    states.contains(after.state) && !(before.map { states.contains($0.state) } ?? false)
  }

  private func minutes(from start: Date, to end: Date) -> String {
    String(MinuteClass.of(seconds: end.timeIntervalSince(start)))
  }

  private func mark(_ figure: Figure, _ key: String = "", count: Int = 1) -> FigureMark {
    FigureMark(
      date: zone.date(of: event.at), standard: after.standard, figure: figure, key: key, count: count)
  }
}
