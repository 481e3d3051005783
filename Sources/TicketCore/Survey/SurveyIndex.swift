/// The satisfaction index of a period (Permenpan RB 14/2017): means of 1–4 times 25, every element of the same weight.
package struct SurveyIndex: Hashable, Sendable {
  /// The class of an index.
  package enum Grade: String, CaseIterable, Encodable, Sendable {
    case a = "A", b = "B", c = "C", d = "D"

    /// The class of an index of two decimals.
    package init(index: Double) {
      switch index {
      case 88.31...: self = .a
      case 76.61...: self = .b
      case 65...: self = .c
      default: self = .d
      }
    }
  }

  /// One element's result.
  package struct Element: Hashable, Sendable {
    /// Its id.
    package let id: String
    /// How many gave each score, from 1 to 4.
    package let counts: [Int]

    /// How many answered.
    package var respondents: Int { counts.reduce(0, +) }
    /// The mean score; nil where nobody answered.
    package var mean: Double? {
      guard respondents > 0 else { return nil }
      let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
      return Double(sum) / Double(respondents)
    }
    /// The mean times 25, to two decimals; nil where nobody answered.
    package var index: Double? { mean.map { ($0 * 2500).rounded() / 100 } }
  }

  /// The elements in the form's order.
  package let elements: [Element]

  /// The index of what was answered, counted by `element:score`.
  package init(of survey: SatisfactionSurvey, counts: [String: Int]) {
    elements = survey.elements.map { element in
      Element(id: element.id, counts: (1...SatisfactionSurvey.best).map { counts["\(element.id):\($0)"] ?? 0 })
    }
  }

  /// How many answered.
  package var respondents: Int { elements.map(\.respondents).max() ?? 0 }

  /// The index of the whole, to two decimals; nil where nobody answered.
  package var index: Double? {
    let means = elements.compactMap(\.mean)
    guard !means.isEmpty else { return nil }
    return (means.reduce(0, +) / Double(means.count) * 2500).rounded() / 100
  }
}
