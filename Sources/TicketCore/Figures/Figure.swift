import Calendars

/// What an office counts of its tickets, day by day. Raw values are kept.
package enum Figure: String, CaseIterable, Sendable {
  /// Issued, by the hour of the day.
  case issued
  /// Called to a counter, by the hour.
  case called
  /// Answered, resolved or closed, by the hour.
  case finished
  /// Issued, by channel.
  case channel
  /// Called and not come.
  case noShow
  /// Withdrawn by the visitor.
  case cancelled
  /// Issued by mistake.
  case voided
  /// Visitors who came from the queue, by the minutes that they waited; see `MinuteClass`.
  case wait
  /// Services at a counter, by the minutes that they took.
  case service
  /// Promises kept, by their names.
  case kept
  /// Promises broken, by their names.
  case missed
  /// Visitors' ratings, by what they say.
  case rating
  /// Tickets brought to an end, by the officer's user name.
  case officer
  /// Answers to the satisfaction survey, by element and score.
  case survey
}

/// One more (or, for what is taken back, one less) of a figure.
package struct FigureMark: Hashable, Sendable {
  /// The office's date on which it happened.
  package let date: LocalDate
  /// The standard's id.
  package let standard: String
  /// What is counted.
  package let figure: Figure
  /// What the figure is told apart by; empty for nothing.
  package let key: String
  /// 1, or -1.
  package let count: Int

  /// The mark that undoes this one.
  package var takenBack: FigureMark {
    FigureMark(date: date, standard: standard, figure: figure, key: key, count: -count)
  }

  /// Takes the values as they are.
  package init(date: LocalDate, standard: String, figure: Figure, key: String = "", count: Int = 1) {
    self.date = date
    self.standard = standard
    self.figure = figure
    self.key = key
    self.count = count
  }
}

/// Durations in classes of whole minutes, fine where people feel the difference: to the minute for the first hour, to
/// five minutes for the first four, then to half an hour.
package enum MinuteClass {
  /// The class of a duration in seconds, by its middle in minutes.
  package static func of(seconds: Double) -> Int {
    let minutes = max(0, seconds / 60)
    let step: Double = minutes < 60 ? 1 : minutes < 240 ? 5 : 30
    return Int((minutes / step).rounded() * step)
  }

  /// The smallest class within which a share (0–1) of all lies (nearest rank); nil for none at all.
  package static func percentile(_ share: Double, of counts: [Int: Int]) -> Int? {
    let all = counts.values.reduce(0, +)
    let rank = max(1, Int((share * Double(all)).rounded(.up)))
    var passed = 0
    for (minutes, count) in counts.sorted(by: { $0.key < $1.key }) {
      passed += count
      if passed >= rank { return minutes }
    }
    return nil
  }
}
