import Calendars
import Records
import SQLite
import TicketCore

extension DashboardAnswer {
  /// The period in four numbers and two mistakes.
  struct Totals: Encodable {
    let issued: Int
    let called: Int
    let finished: Int
    let noShow: Int
    let cancelled: Int
    let voided: Int

    init(_ sums: FigureSums) {
      issued = sums.total(.issued)
      called = sums.total(.called)
      finished = sums.total(.finished)
      noShow = sums.total(.noShow)
      cancelled = sums.total(.cancelled)
      voided = sums.total(.voided)
    }
  }

  /// A day of the period, or a month where there are many days.
  struct Step: Encodable {
    /// More days than this are shown by the month.
    static let mostDays = 62

    let period: String
    let issued: Int
    let finished: Int

    static func all(of question: DashboardQuestion, in connection: Connection) throws -> [Step] {
      let days = question.period.days
      guard days.count > 1 else { return [] }
      let periods = days.count > mostDays ? question.period.months : days.map(\.description)
      let found = try Figures.steps(
        periods, of: [.issued, .finished], standard: question.standard, in: connection)
      let counts = Dictionary(
        found.map { ([$0.period, $0.figure.rawValue], $0.count) }, uniquingKeysWith: +)
      return periods.map { period in
        Step(
          period: period, issued: counts[[period, Figure.issued.rawValue]] ?? 0,
          finished: counts[[period, Figure.finished.rawValue]] ?? 0)
      }
    }
  }

  /// An hour of the day, of all days of the period together.
  struct Hour: Encodable {
    let hour: Int
    let issued: Int
    let called: Int
    let finished: Int

    /// Every hour from the first to the last in which anything happened.
    static func all(of sums: FigureSums) -> [Hour] {
      let (issued, called) = (sums.numbers(.issued), sums.numbers(.called))
      let finished = sums.numbers(.finished)
      let seen = Set(issued.keys).union(called.keys).union(finished.keys)
      guard let first = seen.min(), let last = seen.max() else { return [] }
      return (first...last).map { hour in
        Hour(hour: hour, issued: issued[hour] ?? 0, called: called[hour] ?? 0, finished: finished[hour] ?? 0)
      }
    }
  }

  /// What came by a channel.
  struct ChannelLine: Encodable {
    let channel: Channel
    let issued: Int
  }

  /// Durations: half were not longer than the median, nine in ten not longer than `p90Minutes`.
  struct Durations: Encodable {
    let count: Int
    let medianMinutes: Int?
    let p90Minutes: Int?

    init(_ minutes: [Int: Int]) {
      count = minutes.values.reduce(0, +)
      medianMinutes = MinuteClass.percentile(0.5, of: minutes)
      p90Minutes = MinuteClass.percentile(0.9, of: minutes)
    }
  }
}
