import Calendars
import HTTP
import Records
import SQLite

extension Desk {
  /// `GET /api/reports/days/{date}`: the end-of-day report.
  func getDayReport(_ call: Call) throws -> Response { .json(200, JSON.encode(try report(call))) }

  /// `PUT /api/reports/days/{date}/prints/{id}`: the same on paper.
  func printDayReport(_ call: Call) throws -> Response {
    let id = try call.id("id")
    let paper = DayPaper(try report(call), of: office, printedAt: ledger.now)
    let contents = String(decoding: JSON.encode(paper), as: UTF8.self)
    let isNew = try ledger.record { entry in
      if try PrintJobs.find(id, in: entry.transaction) != nil { return false }
      try PrintJobs.insert(
        id: id, ticket: nil, restricted: false, use: .slip, template: DayPaper.template, contents: "\(contents)",
        in: entry)
      return true
    }
    return .json(isNew ? 201 : 200, JSON.encode(PrintJobName(printJob: id)))
  }

  private func report(_ call: Call) throws -> DayReportAnswer {
    guard let date = call.parameters["date"].flatMap({ LocalDate($0) }) else { throw DeskProblem.notFound }
    return try ledger.read { try DayReportAnswer(of: date, office, in: $0) }
  }
}
