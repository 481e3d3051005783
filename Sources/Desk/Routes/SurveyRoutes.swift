import Calendars
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/survey`: the form; open to everybody.
  func getSurvey(_ call: Call) -> Response { .json(200, JSON.encode(SurveyForm(survey, in: office))) }

  /// `PUT /api/survey/responses/{id}`: somebody answers; nobody asks who.
  func answerSurvey(_ call: Call) throws -> Response {
    if let seconds = surveyLimit.take(call.request.remoteAddress, at: .now) {
      throw DeskProblem.tooManyAttempts(seconds: seconds)
    }
    let (id, form, zone) = (try call.id("id"), survey.version, office.zone)
    let wish = try JSON.decode(SurveyWish.self, from: call.request.body)
    let answer = try SurveyAnswer(
      standard: wish.standard, scores: wish.scores ?? [:], to: survey, among: office.standards)
    let scores = String(decoding: JSON.encode(answer.scores), as: UTF8.self)
    // By everybody alike, signed in or not: the answer is nobody's.
    let act = Act(id: id, actor: "publik", request: call.digest)
    return .act(
      try act.perform(in: ledger) { entry in
        try SurveyResponses.insert(
          id: id, answer, scores: scores, form: form, on: zone.date(of: entry.now), in: entry)
      })
  }

  /// `GET /api/survey/results`: the index of a period.
  func getSurveyResults(_ call: Call) throws -> Response { .json(200, JSON.encode(try results(call))) }

  /// `GET /api/survey/results.csv`: the same for a spreadsheet.
  func exportSurveyResults(_ call: Call) throws -> Response {
    let results = try results(call)
    return .csv(results.csv(in: try call.tableLanguage()), name: "skm-\(results.from)-\(results.to).csv")
  }

  /// `GET /api/survey/responses.csv`: every answer of a period, so that the index can be calculated again.
  func exportSurveyResponses(_ call: Call) throws -> Response {
    let (question, language) = (try dashboardQuestion(call), try call.tableLanguage())
    let responses = try ledger.read { connection in
      try SurveyResponses.list(
        question.period, standard: question.standard, limit: EventTable.mostRows, in: connection)
    }
    let heads = [Phrase("Tanggal", "Date"), Phrase("Formulir", "Form"), Phrase("Layanan", "Service")]
    let rows = try responses.map { response in
      let scores = try JSON.decode([String: Int].self, from: Array(response.scores.utf8))
      let title = office.standards[response.standard]?.title[language] ?? response.standard
      return [response.date.description, response.form, title]
        + survey.elements.map { scores[$0.id].map(String.init) ?? "" }
    }
    let head = (heads + survey.elements.map(\.label)).map { $0[language] }
    return .csv(
      CSV.encode([head] + rows), name: "jawaban-skm-\(question.period.from)-\(question.period.to).csv")
  }

  private func results(_ call: Call) throws -> SurveyResults {
    let question = try dashboardQuestion(call)
    let sums = try ledger.read { connection in
      try Figures.sums(over: question.period, standard: question.standard, in: connection)
    }
    return SurveyResults(question, FigureSums(all: sums), form: survey, in: office)
  }
}
