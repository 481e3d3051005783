import Calendars
import Foundation

/// How a ticket stood from a moment on. It stands so until the next mark: segments adjoin, and never overlap.
package struct ClockMark: Hashable, Codable, Sendable {
  /// Where it stood.
  package let state: TicketState
  /// The tier that had it.
  package let tier: Int
  /// From when on.
  package let from: Date

  /// Takes the values as they are.
  package init(state: TicketState, tier: Int, from: Date) {
    self.state = state
    self.tier = tier
    self.from = from
  }
}

/// A stretch of a ticket's life in one state at one tier.
package struct ClockSegment: Hashable, Sendable {
  /// The mark that began it.
  package let mark: ClockMark
  /// Its time, from the mark to the next one.
  package let time: DateInterval
}

/// A ticket's states in their order, with the moments between them.
package struct CaseClock: Hashable, Sendable {
  /// In the order of time; two in succession differ.
  package private(set) var marks: [ClockMark]

  /// Takes marks as they were written.
  package init(marks: [ClockMark] = []) { self.marks = marks }

  /// Notes how a ticket stands from a moment on. What was entered late begins no sooner than what is known already:
  /// used and paused time are never erased.
  mutating func note(_ state: TicketState, tier: Int, at moment: Date) {
    if let last = marks.last {
      guard last.state != state || last.tier != tier else { return }
      marks.append(ClockMark(state: state, tier: tier, from: max(moment, last.from)))
    } else {
      marks.append(ClockMark(state: state, tier: tier, from: moment))
    }
  }

  /// The stretches until a moment; the last one ends there.
  package func segments(until moment: Date) -> [ClockSegment] {
    let ends = marks.dropFirst().map(\.from) + [max(moment, marks.last?.from ?? moment)]
    return zip(marks, ends).map { mark, end in
      ClockSegment(mark: mark, time: DateInterval(start: mark.from, end: end))
    }
  }

  /// The stretches since a moment in which the visitor was waited for, or had not come: no promise runs then.
  package func pauses(since start: Date, until moment: Date) -> [DateInterval] {
    segments(until: moment).filter { [.awaitingVisitor, .noShow].contains($0.mark.state) }.compactMap { segment in
      segment.time.intersection(with: DateInterval(start: min(start, moment), end: moment))
    }
  }
}
