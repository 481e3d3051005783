import Calendars

/// Dates and years as people write them in tables.
package enum WrittenDate {
  /// `31/12/2027`, `31-12-2027`, `2027-12-31 00:00:00` and `2027-12-31T00:00:00` as `2027-12-31`; anything else as it
  /// was.
  package static func iso(_ text: String) -> String {
    let runs = text.split { !$0.isNumber }.prefix(3)
    let parts = runs.compactMap { Int($0) }
    guard parts.count == 3, let last = runs.last else { return text }
    // Behind the date stands nothing, or a time.
    if let next = text[last.endIndex...].first, !next.isWhitespace, next != "T" { return text }
    let (year, day) = parts[0] > 31 ? (parts[0], parts[2]) : (parts[2], parts[0])
    return LocalDate(year: year, month: parts[1], day: day).map { $0.description } ?? text
  }

  /// The year in `2019`, `c2019` or `cet. 3, 2019`; nil where there is none.
  package static func year(_ text: String) -> Int? { Int(MARCPunctuation.year(text)) }
}
