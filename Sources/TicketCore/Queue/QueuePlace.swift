import Calendars
import Foundation

/// A place in the queue: who waits since when, and how far ahead of it a priority counts.
///
/// Everybody is called in the order of `key`. A priority class counts as if it had come a set time earlier, so it goes
/// ahead of those who came shortly before it, and nobody is ever overtaken by somebody who came later than that.
package struct QueuePlace: Hashable, Sendable {
  /// When the visitor joined the queue; a hand-over keeps it.
  package let since: Date
  /// The visitor's class; nil for none.
  package let priority: PriorityClass?
  /// By how much a class counts as earlier.
  package let headStart: TimeInterval
  /// The counter that the visitor was handed over to; nil for any.
  package let counter: Int?

  /// Takes the values as they are.
  package init(since: Date, priority: PriorityClass?, headStart: TimeInterval, counter: Int?) {
    self.since = since
    self.priority = priority
    self.headStart = headStart
    self.counter = counter
  }

  /// What the queue is sorted by; the earliest is next.
  package var key: Date { priority == nil ? since : since - headStart }

  /// Why the one at the head of the queue is next, in one line for the officer.
  ///
  /// - Parameter zone: the office's, in which the time of day is said.
  package func why(in zone: OfficeZone) -> Phrase {
    let time = zone.time(of: since)
    let english = time.replacing(".", with: ":")
    if let counter {
      return Phrase(
        "Diserahkan ke loket \(counter); mengantre sejak \(time)",
        "Handed over to counter \(counter); in line since \(english)"
      )
    }
    guard let priority else {
      return Phrase("Paling lama mengantre, sejak \(time)", "Longest in line, since \(english)")
    }
    let minutes = Int(headStart / 60)
    return Phrase(
      "Didahulukan \(minutes) menit sebagai \(priority.label.id); mengantre sejak \(time)",
      "Counts as \(minutes) minutes earlier (\(priority.label.en)); in line since \(english)")
  }
}

extension OfficeZone {
  /// The wall-clock time of a moment, such as `09.15`.
  package func time(of moment: Date) -> String {
    let seconds = Int(moment.timeIntervalSince(start(of: date(of: moment))))
    let (hour, minute) = (seconds / 3600, seconds / 60 % 60)
    return "\(hour < 10 ? "0" : "")\(hour).\(minute < 10 ? "0" : "")\(minute)"
  }
}
