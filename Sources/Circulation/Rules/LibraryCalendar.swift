import Calendars

/// The days on which a library can take something back.
package struct LibraryCalendar: Sendable {
  private let calendar: WorkingCalendar?

  /// A library with these hours and holidays; nil = open every day.
  package init(_ calendar: WorkingCalendar?) { self.calendar = calendar }

  /// Whether it is open. A year without a holiday file goes by its weekdays alone: a stamp has to bear a date today.
  package func isOpen(_ date: LocalDate) -> Bool {
    guard let calendar else { return true }
    return (try? calendar.isWorkingDay(date)) ?? !calendar.hours.frames(of: date).isEmpty
  }

  /// When its day begins: its first opening on a date or, where it is closed then, on the next open day; nil for a
  /// library without hours.
  package func opening(of date: LocalDate) -> LocalTime? { calendar?.hours.frames(of: onOrAfter(date)).first?.opens }

  /// The `count`th open day after a date.
  package func openDay(_ count: Int, after date: LocalDate) -> LocalDate {
    var (day, left) = (date, count)
    while left > 0 {
      day = next(after: day)
      left -= 1
    }
    return day
  }

  /// The date itself if it is open, else the next open day.
  package func onOrAfter(_ date: LocalDate) -> LocalDate { isOpen(date) ? date : next(after: date) }

  /// The last open day that is not after a date and not before another; nil when there is none.
  package func last(onOrBefore date: LocalDate, notBefore first: LocalDate) -> LocalDate? {
    var day = date
    while day >= first {
      if isOpen(day) { return day }
      day = day + -1
    }
    return nil
  }

  /// A library that never opens would be looked for in vain; after so many days it counts as open.
  private static let longestClosure = 400

  private func next(after date: LocalDate) -> LocalDate {
    (1...Self.longestClosure).lazy.map { date + $0 }.first(where: isOpen) ?? date + 1
  }
}

extension LoanRule {
  /// The day on which a loan (or an extension) that begins on a date has to be back: so many days later, moved forward
  /// off closed days, never past the end of the membership, and then back to the last open day (formats.md §5).
  package func due(from start: LocalDate, membershipEnds end: LocalDate?, in calendar: LibraryCalendar) -> LocalDate {
    let counted =
      switch counting {
      case .calendarDays: calendar.onOrAfter(start + days)
      case .workingDays: calendar.openDay(days, after: start)
      }
    guard let end, end < counted else { return counted }
    return calendar.last(onOrBefore: end, notBefore: start) ?? start
  }

  /// Whether a loan that was due on a date is overdue on another.
  package func isOverdue(_ due: LocalDate, on date: LocalDate) -> Bool { date > due + grace }

  /// Days after the due date at a return; 0 within the days of grace.
  package func lateDays(_ due: LocalDate, returned date: LocalDate) -> Int {
    isOverdue(due, on: date) ? date.dayNumber - due.dayNumber : 0
  }
}
