import Calendars
import Foundation

/// The service time that a case has taken at one tier, in minutes.
package struct TierTime: Hashable, Encodable, Sendable {
  /// The tier, 1 for the first.
  package let tier: Int
  /// While the office had it: in the queue, at the counter and at work.
  package private(set) var used = 0.0
  /// While the visitor was waited for.
  package private(set) var paused = 0.0

  fileprivate init(tier: Int) { self.tier = tier }

  fileprivate mutating func add(_ minutes: Double, in state: TicketState) {
    if state.waitsForVisitor { paused += minutes } else { used += minutes }
  }
}

extension TicketState {
  fileprivate var waitsForVisitor: Bool { self == .awaitingVisitor || self == .answered }
}

extension CaseClock {
  /// The time taken since the issue at each tier that had the case. What went by after an end is nobody's.
  ///
  /// - Parameter calendar: the standard's, in whose service minutes it is counted.
  package func spent(until moment: Date, in calendar: WorkingCalendar) throws(CalendarMissing) -> [TierTime] {
    var times: [Int: TierTime] = [:]
    for segment in segments(until: moment) where !segment.mark.state.isEnded {
      let tier = segment.mark.tier
      let minutes = try calendar.serviceMinutes(from: segment.time.start, to: segment.time.end)
      times[tier, default: TierTime(tier: tier)].add(minutes, in: segment.mark.state)
    }
    return times.values.sorted { $0.tier < $1.tier }
  }
}
