import Calendars
import Foundation

/// A place in the queue: who waits since when, and how far ahead of it a priority counts.
///
/// Everybody is called in the order of `key`. A priority class counts as if it had come a set time earlier, its weight,
/// so it goes ahead of those who came shortly before it, and nobody is ever overtaken by somebody who came later than
/// that. Who has waited beyond the standard's patience is called first of all, so that no number of priorities makes
/// anybody wait on and on.
package struct QueuePlace: Hashable, Sendable {
  /// When the visitor joined the queue; a hand-over keeps it.
  package let since: Date
  /// The visitor's class; nil for none.
  package let priority: PriorityClass?
  /// The counter that the visitor was handed over to; nil for any.
  package let counter: Int?
  private let queueing: Queueing

  /// A place in the queue of a standard.
  package init(since: Date, priority: PriorityClass?, counter: Int?, in queueing: Queueing) {
    self.since = since
    self.priority = priority
    self.counter = counter
    self.queueing = queueing
  }

  /// What the queue is sorted by; the earliest is next.
  package var key: Date { since - queueing.headStart(of: priority) }

  /// Why the one at the head of the queue is next, in one line for the officer.
  ///
  /// - Parameter zone: the office's, in which the time of day is said.
  package func why(at now: Date, in zone: OfficeZone) -> Phrase {
    let time = zone.time(of: since)
    let english = time.replacing(".", with: ":")
    if let counter {
      return Phrase(
        "Diserahkan ke loket \(counter); mengantre sejak \(time)",
        "Handed over to counter \(counter); in line since \(english)"
      )
    }
    if now >= since + queueing.patience {
      let minutes = queueing.patienceMinutes
      return Phrase(
        "Menunggu lebih dari \(minutes) menit, tidak didahului lagi; mengantre sejak \(time)",
        "Waiting for more than \(minutes) minutes, passed by nobody; in line since \(english)")
    }
    guard let priority else {
      return Phrase("Paling lama mengantre, sejak \(time)", "Longest in line, since \(english)")
    }
    let minutes = Int(queueing.headStart(of: priority) / 60)
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
