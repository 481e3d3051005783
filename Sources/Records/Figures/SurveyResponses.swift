import Calendars
import SQLite
import TicketCore

/// The table `survey_responses`: what was answered about which service on which day. Nothing leads to who answered.
package enum SurveyResponses {
  /// One answer.
  package struct Response: Sendable, Equatable {
    /// The office's date.
    package let date: LocalDate
    /// The form's edition.
    package let form: String
    /// The standard's id.
    package let standard: String
    /// The scores by element, as JSON.
    package let scores: String
  }

  /// Keeps an answer and counts it; answers SQL for the act's JSON.
  ///
  /// - Parameter scores: the answer's scores as JSON, made before the writer's turn.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, _ answer: SurveyAnswer, scores: String, form: String, on date: LocalDate, in entry: Entry
  ) throws -> SQL {
    try entry.transaction.execute(
      """
      INSERT INTO survey_responses (id, form, standard, office_date, scores)
      VALUES (\(id), \(form), \(answer.standard), \(date.description), \(scores))
      """)
    try Figures.add(answer.figures(on: date), in: entry.transaction)
    return "SELECT json_object('id', \(id), 'standard', \(answer.standard), 'date', \(date.description))"
  }

  /// The answers of a period, oldest first.
  ///
  /// - Parameter standard: only about this one; nil for all.
  /// - Throws: `DatabaseError`.
  package static func list(
    _ period: FigurePeriod, standard: String?, limit: Int, in connection: Connection
  ) throws -> [Response] {
    try connection.query(
      """
      SELECT office_date, form, standard, scores
      FROM survey_responses
      WHERE office_date BETWEEN \(period.from.description) AND \(period.to.description)
        AND \(sql: only(standard))
      ORDER BY office_date, seq
      LIMIT \(limit)
      """
    ) { Response(date: try $0[0], form: try $0[1], standard: try $0[2], scores: try $0[3]) }
  }
}
