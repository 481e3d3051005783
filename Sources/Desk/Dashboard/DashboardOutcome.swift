import Calendars
import Records
import TicketCore

extension DashboardAnswer {
  /// A standard in short.
  struct StandardLine: Encodable {
    let standard: String
    let letter: String
    let title: Phrase
    let issued: Int
    let finished: Int
    let noShow: Int
    let waiting: Durations
    let service: Durations
    let kept: Int
    let missed: Int
    let ratings: Ratings

    init(_ name: StandardName, _ sums: FigureSums) {
      (standard, letter, title) = (name.id, name.letter, name.title)
      issued = sums.total(.issued)
      finished = sums.total(.finished)
      noShow = sums.total(.noShow)
      waiting = Durations(sums.numbers(.wait))
      service = Durations(sums.numbers(.service))
      kept = sums.total(.kept)
      missed = sums.total(.missed)
      ratings = Ratings(sums)
    }
  }

  /// A promise of a standard.
  struct PromiseLine: Encodable {
    let standard: String
    let letter: String
    let name: String
    let label: Phrase
    let kept: Int
    let missed: Int

    /// Those that were kept or broken, in the standard's order; then those that it does not make any more.
    static func all(of name: StandardName, _ standard: ServiceStandard?, _ sums: FigureSums) -> [PromiseLine] {
      let (kept, missed) = (sums.counts(.kept), sums.counts(.missed))
      let known = standard?.promises.map(\.name) ?? []
      let former = Set(kept.keys).union(missed.keys).subtracting(known).sorted()
      return (known + former).compactMap { promise in
        let counts = (kept: kept[promise] ?? 0, missed: missed[promise] ?? 0)
        guard counts.kept + counts.missed > 0 else { return nil }
        return PromiseLine(
          standard: name.id, letter: name.letter, name: promise,
          label: standard?.promiseRule(promise)?.label ?? Phrase(promise, promise), kept: counts.kept,
          missed: counts.missed)
      }
    }
  }

  /// What visitors said of tickets.
  struct Ratings: Encodable {
    let positive: Int
    let neutral: Int
    let negative: Int

    init(_ sums: FigureSums) {
      let counts = sums.counts(.rating)
      positive = counts[Rating.positive.rawValue] ?? 0
      neutral = counts[Rating.neutral.rawValue] ?? 0
      negative = counts[Rating.negative.rawValue] ?? 0
    }
  }

  /// Cases that are open now, by age.
  struct OpenLine: Encodable {
    /// The first day of age, counted from 0.
    let fromDays: Int
    /// The last day of age; nil for no end.
    let toDays: Int?
    let atOffice: Int
    let atVisitor: Int
    let overdue: Int

    private static let ages: [ClosedRange<Int>] = [0...1, 2...3, 4...7, 8...14, 15...30, 31...Int.max]

    static func all(of groups: [OpenCases.Group]) -> [OpenLine] {
      ages.map { age in
        let own = groups.filter { age.contains($0.days) }
        let atVisitor = own.filter(\.awaitsVisitor).reduce(0) { $0 + $1.count }
        return OpenLine(
          fromDays: age.lowerBound, toDays: age.upperBound == .max ? nil : age.upperBound,
          atOffice: own.reduce(0) { $0 + $1.count } - atVisitor, atVisitor: atVisitor,
          overdue: own.reduce(0) { $0 + $1.overdue })
      }
    }
  }

  /// An officer's load: what is theirs now, and what they brought to an end in the period.
  struct OfficerLine: Encodable {
    let username: String
    let name: String
    let open: Int
    let overdue: Int
    let finished: Int

    /// Whoever has or had work, those with most of it first; what is nobody's yet stands under an empty name.
    static func all(of sums: FigureSums, _ groups: [OpenCases.Group], names: [String: String]) -> [OfficerLine] {
      let finished = sums.counts(.officer)
      let open = Dictionary(grouping: groups) { $0.assignee ?? "" }
      return Set(finished.keys).union(open.keys).map { username in
        OfficerLine(
          username: username, name: names[username] ?? username,
          open: open[username]?.reduce(0) { $0 + $1.count } ?? 0,
          overdue: open[username]?.reduce(0) { $0 + $1.overdue } ?? 0, finished: finished[username] ?? 0)
      }
      .sorted { ($1.open, $1.finished, $0.username) < ($0.open, $0.finished, $1.username) }
    }
  }

  /// The satisfaction survey in short.
  struct SurveyLine: Encodable {
    let respondents: Int
    let index: Double?
    let grade: SurveyIndex.Grade?

    init(_ result: SurveyIndex) {
      respondents = result.respondents
      index = result.index
      grade = result.index.map(SurveyIndex.Grade.init(index:))
    }
  }
}
