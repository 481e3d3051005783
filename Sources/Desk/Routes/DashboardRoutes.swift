import Calendars
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/dashboard`: how the office does over a period.
  func getDashboard(_ call: Call) throws -> Response { .json(200, JSON.encode(try dashboard(call))) }

  /// `GET /api/dashboard.csv`: the same figures for a spreadsheet.
  func exportDashboard(_ call: Call) throws -> Response {
    let answer = try dashboard(call)
    let table = DashboardTable(dashboard: answer, language: try call.tableLanguage())
    return .csv(table.csv, name: "dasbor-\(answer.from)-\(answer.to).csv")
  }

  /// `GET /api/events.csv`: the log of a period for a spreadsheet.
  func exportEvents(_ call: Call) throws -> Response {
    let (question, caller) = (try dashboardQuestion(call), try call.signedIn())
    let days = office.zone.start(of: question.period.from)..<office.zone.start(of: question.period.to + 1)
    let entries = try ledger.read { connection in
      try EventLog.entries(
        recorded: days, standard: question.standard, limit: EventTable.mostRows, in: connection)
    }
    let table = EventTable(
      office: office, language: try call.tableLanguage(), showsInternal: [.kasi, .admin].contains(caller.role))
    return .csv(
      try table.csv(entries), name: "peristiwa-\(question.period.from)-\(question.period.to).csv")
  }

  /// What a period is asked for by its query.
  func dashboardQuestion(_ call: Call) throws -> DashboardQuestion {
    try DashboardQuestion(call, today: office.zone.date(of: ledger.now))
  }

  private func dashboard(_ call: Call) throws -> DashboardAnswer {
    let (question, names, now) = (try dashboardQuestion(call), try access.names(), ledger.now)
    return try ledger.read { connection in
      try DashboardAnswer(question, of: office, survey: survey, names: names, at: now, in: connection)
    }
  }
}
