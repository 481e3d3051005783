import Calendars

/// A span of office dates as the table of figures keeps it: whole months as one, what is left by the day.
package struct FigurePeriod: Sendable, Equatable {
  /// The first date.
  package let from: LocalDate
  /// The last date; not before the first.
  package let to: LocalDate

  /// A span from one date to another, both included.
  package init(from: LocalDate, to: LocalDate) {
    self.from = from
    self.to = max(from, to)
  }

  /// Every date of it.
  package var days: [LocalDate] { (from.dayNumber...to.dayNumber).map { LocalDate(dayNumber: $0) } }

  /// The rows that add up to it: `2026-11` for a month, `2026-11-23` for a day.
  var keys: [String] {
    var keys: [String] = []
    var date = from
    while date <= to {
      let end = Self.monthEnd(of: date)
      if date.components.day == 1, end <= to {
        keys.append(Self.month(of: date))
        date = end + 1
      } else {
        keys.append(date.description)
        date = date + 1
      }
    }
    return keys
  }

  /// Every month that it touches, such as `2026-11`.
  package var months: [String] {
    days.map(Self.month).reduce(into: []) { months, month in
      if months.last != month { months.append(month) }
    }
  }

  /// The month of a date, such as `2026-11`.
  package static func month(of date: LocalDate) -> String { String(date.description.prefix(7)) }

  private static func monthEnd(of date: LocalDate) -> LocalDate {
    var end = date
    while (end + 1).components.month == date.components.month { end = end + 1 }
    return end
  }
}
