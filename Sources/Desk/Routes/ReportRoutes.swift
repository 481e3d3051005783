import Calendars
import HTTP
import Records
import SQLite

extension Desk {
  /// `GET /api/reports/days/{date}`: the end-of-day report.
  func getDayReport(_ call: Call) throws -> Response { .json(200, JSON.encode(try report(call))) }

  /// `PUT /api/reports/days/{date}/prints/{id}`: the same on paper.
  func printDayReport(_ call: Call) throws -> Response {
    let (id, printer) = (try call.id("id"), try printerChoice(for: .slip, call))
    let paper = DayPaper(try report(call), of: office, printedAt: ledger.now)
    let contents = String(decoding: JSON.encode(paper), as: UTF8.self)
    let act = Act(id: id, actor: try call.signedIn().username, request: call.digest)
    return .act(
      try act.perform(in: ledger) { entry in
        try PrintJobs.insert(
          id: id, ticket: nil, restricted: false, use: .slip, target: try printer.target(in: entry),
          template: DayPaper.template, contents: "\(contents)", in: entry)
        return PrintJobs.answer(naming: id)
      })
  }

  private func report(_ call: Call) throws -> DayReportAnswer {
    guard let date = call.parameters["date"].flatMap({ LocalDate($0) }) else { throw DeskProblem.notFound }
    return try ledger.read { try DayReportAnswer(of: date, office, in: $0) }
  }
}
