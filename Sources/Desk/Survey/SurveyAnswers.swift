import Calendars
import Records
import TicketCore

/// The survey as its public page needs it.
struct SurveyForm: Encodable {
  /// A service that can be spoken of.
  struct Service: Encodable {
    let id: String
    let title: Phrase
  }

  let office: String
  let form: SatisfactionSurvey
  let standards: [Service]

  init(_ form: SatisfactionSurvey, in office: Office) {
    self.office = office.name
    self.form = form
    standards = office.standards.all.map { Service(id: $0.id, title: $0.title) }
  }
}

/// What is sent in.
struct SurveyWish: Decodable {
  let standard: String?
  let scores: [String: Int]?
}

/// The survey's results over a period.
struct SurveyResults: Encodable {
  /// One element's result.
  struct Element: Encodable {
    let id: String
    let label: Phrase
    let counts: [Int]
    let mean: Double?
    let index: Double?
    let grade: SurveyIndex.Grade?
  }

  /// One service's result.
  struct Service: Encodable {
    let standard: String
    let title: Phrase
    let respondents: Int
    let index: Double?
    let grade: SurveyIndex.Grade?
  }

  let from: LocalDate
  let to: LocalDate
  let office: String
  let title: Phrase
  let decree: String
  let standard: String?
  let respondents: Int
  let index: Double?
  let grade: SurveyIndex.Grade?
  let elements: [Element]
  let standards: [Service]

  init(_ question: DashboardQuestion, _ sums: FigureSums, form: SatisfactionSurvey, in office: Office) {
    let whole = SurveyIndex(of: form, counts: sums.counts(.survey))
    (from, to, self.office, standard) = (question.period.from, question.period.to, office.name, question.standard)
    (title, decree) = (form.title, form.decree)
    (respondents, index) = (whole.respondents, whole.index)
    grade = whole.index.map(SurveyIndex.Grade.init(index:))
    elements = zip(form.elements, whole.elements).map { asked, result in
      Element(
        id: asked.id, label: asked.label, counts: result.counts,
        mean: result.mean.map { ($0 * 1000).rounded() / 1000 }, index: result.index,
        grade: result.index.map(SurveyIndex.Grade.init(index:)))
    }
    standards = office.standards.all.compactMap { standard in
      let own = SurveyIndex(of: form, counts: sums.only(standard.id).counts(.survey))
      guard own.respondents > 0 else { return nil }
      return Service(
        standard: standard.id, title: standard.title, respondents: own.respondents, index: own.index,
        grade: own.index.map(SurveyIndex.Grade.init(index:)))
    }
  }

  /// The results as a table for a spreadsheet.
  func csv(in language: Language) -> [UInt8] {
    let heads: [Phrase] = [
      Phrase("Dari", "From"), Phrase("Sampai", "To"), Phrase("Bagian", "Part"), Phrase("Nama", "Name"),
      Phrase("Responden", "Respondents"), Phrase("Rata-rata (1–4)", "Mean (1–4)"), Phrase("Indeks", "Index"),
      Phrase("Mutu", "Class"),
    ]
    let parts = [Phrase("Unsur", "Element"), Phrase("Layanan", "Service"), Phrase("Seluruhnya", "Total")]
    let rows =
      elements.map { ($0.label, 0, $0.counts.reduce(0, +), $0.mean, $0.index, $0.grade) }
      + standards.map { ($0.title, 1, $0.respondents, nil, $0.index, $0.grade) }
      + [(title, 2, respondents, nil, index, grade)]
    return CSV.encode(
      [heads.map { $0[language] }]
        + rows.map { name, part, respondents, mean, index, grade in
          [
            from.description, to.description, parts[part][language], name[language], String(respondents),
            mean.map { "\($0)" } ?? "", index.map { "\($0)" } ?? "", grade?.rawValue ?? "",
          ]
        })
  }
}
