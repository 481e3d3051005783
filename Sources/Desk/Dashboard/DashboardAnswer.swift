import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// How the office does over a period: what the section head looks at.
struct DashboardAnswer: Encodable {
  let from: LocalDate
  let to: LocalDate
  let office: String
  let standard: String?
  let totals: Totals
  let steps: [Step]
  let hours: [Hour]
  let channels: [ChannelLine]
  let waiting: Durations
  let service: Durations
  let standards: [StandardLine]
  let promises: [PromiseLine]
  let ratings: Ratings
  let open: [OpenLine]
  let officers: [OfficerLine]
  let survey: SurveyLine

  /// Reads the dashboard on one snapshot.
  ///
  /// - Parameter names: the names of accounts by user name.
  /// - Throws: `DatabaseError`.
  init(
    _ question: DashboardQuestion, of office: Office, survey form: SatisfactionSurvey, names: [String: String],
    at now: Date, in connection: Connection
  ) throws {
    let period = question.period
    let sums = FigureSums(
      all: try Figures.sums(over: period, standard: question.standard, in: connection))
    let groups = try OpenCases.groups(standard: question.standard, at: now, in: connection)
    (from, to, self.office, standard) = (period.from, period.to, office.name, question.standard)
    totals = Totals(sums)
    steps = try Step.all(of: question, in: connection)
    hours = Hour.all(of: sums)
    channels = Channel.allCases.compactMap { channel in
      sums.counts(.channel)[channel.rawValue].map { ChannelLine(channel: channel, issued: $0) }
    }
    waiting = Durations(sums.numbers(.wait))
    service = Durations(sums.numbers(.service))
    let shown = office.shown(question.standard, with: sums)
    standards = shown.map { StandardLine($0, sums.only($0.id)) }
    promises = shown.flatMap { PromiseLine.all(of: $0, office.standards[$0.id], sums.only($0.id)) }
    ratings = Ratings(sums)
    open = OpenLine.all(of: groups)
    officers = OfficerLine.all(of: sums, groups, names: names)
    survey = SurveyLine(SurveyIndex(of: form, counts: sums.counts(.survey)))
  }
}

/// A standard as tables name it.
struct StandardName {
  let id: String
  let letter: String
  let title: Phrase
}

extension Office {
  /// The standards that a period's figures are shown for: what the office offers, and what it offered then.
  fileprivate func shown(_ only: String?, with sums: FigureSums) -> [StandardName] {
    let offered = standards.all.map { StandardName(id: $0.id, letter: $0.letter, title: $0.title) }
    let former = Set(sums.all.map(\.standard)).subtracting(offered.map(\.id)).sorted()
    let all = offered + former.map { StandardName(id: $0, letter: "–", title: Phrase($0, $0)) }
    return all.filter { only == nil || $0.id == only }
  }
}
