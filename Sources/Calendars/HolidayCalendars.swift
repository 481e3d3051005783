/// A year without a calendar file was reached: nothing may be counted there, since its holidays are not known.
package struct CalendarMissing: Error, Hashable, Sendable {
  /// The year that has no file.
  package let year: Int

  /// The year that was reached.
  package init(year: Int) {
    self.year = year
  }
}

/// The holidays of the years that are known, one file each.
package struct HolidayCalendars: Sendable {
  private let byYear: [Int: HolidayYear]

  /// Later entries of the same year replace earlier ones, so that an office's own file goes before the shipped one.
  package init(_ years: [HolidayYear]) {
    byYear = Dictionary(years.map { ($0.year, $0) }) { _, later in later }
  }

  /// The known years in order.
  package var years: [HolidayYear] { byYear.values.sorted { $0.year < $1.year } }

  /// One year's holidays; nil where there is no file.
  package subscript(year: Int) -> HolidayYear? { byYear[year] }

  /// True for a national holiday and for joint leave. Throws for a year without a file.
  package func isClosed(_ date: LocalDate) throws(CalendarMissing) -> Bool {
    let year = date.year
    guard let holidays = byYear[year] else { throw CalendarMissing(year: year) }
    return holidays.isClosed(date)
  }

  /// What a promise remembers of the calendars it was counted with, such as
  /// `2026:SKB-1497-2025.1#5c1f9a+2027:SKB-2026.1#03bd11`. Throws for a year without a file.
  package func version(of years: ClosedRange<Int>) throws(CalendarMissing) -> String {
    var signatures: [String] = []
    for year in years {
      guard let holidays = byYear[year] else { throw CalendarMissing(year: year) }
      signatures.append(holidays.signature)
    }
    return signatures.joined(separator: "+")
  }
}
