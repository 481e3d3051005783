import Calendars

/// What somebody answered: a service and a score for each element; nothing else.
package struct SurveyAnswer: Sendable, Equatable {
  /// The standard's id.
  package let standard: String
  /// 1–4 by element.
  package let scores: [String: Int]

  /// Takes an answer that names a known service and scores every element.
  /// - Throws: `InvalidInput` with everything that is wrong.
  package init(
    standard: String?, scores: [String: Int], to survey: SatisfactionSurvey, among standards: StandardSet
  ) throws(InvalidInput) {
    var problems: [Problem] = []
    if standard.flatMap({ standards[$0] }) == nil {
      let label = Phrase("Layanan", "Service")
      problems.append(Problem("/standard", .unknown(label, choices: standards.all.map(\.id))))
    }
    for element in survey.elements where !(1...SatisfactionSurvey.best).contains(scores[element.id] ?? 0) {
      problems.append(Problem("/scores/\(element.id)", .missing(element.label)))
    }
    let known = survey.elements.map(\.id)
    if !Set(scores.keys).isSubset(of: known) {
      problems.append(Problem("/scores", .unknown(Phrase("Unsur", "Element"), choices: known)))
    }
    guard problems.isEmpty, let standard else { throw InvalidInput(problems) }
    self.standard = standard
    self.scores = scores
  }

  /// What it adds to the office's figures.
  package func figures(on date: LocalDate) -> [FigureMark] {
    scores.sorted { $0.key < $1.key }.map { element, score in
      FigureMark(date: date, standard: standard, figure: .survey, key: "\(element):\(score)")
    }
  }
}
