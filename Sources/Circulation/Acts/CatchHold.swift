import Calendars

/// Giving a copy that is free to whoever waits for its title.
package enum CatchHold {
  /// The hold that catches the copy.
  ///
  /// - Parameters:
  ///   - item: the copy's inventory number.
  ///   - holds: the open holds of its title, in the order of the line.
  ///   - barred: the ids of the members who may not borrow at present; they keep their place in the line.
  ///   - today: the day from which the open days at the desk count.
  /// - Returns: the first hold that waits, ready; nil where nobody waits, and the copy belongs on its shelf.
  package static func decide(
    _ item: String, holds: [Hold], barred: Set<String>, rules: LoanRules, calendar: LibraryCalendar, today: LocalDate
  ) -> Hold? {
    holds.first { $0.waits(besides: barred) }?
      .ready(with: item, until: calendar.openDay(rules.holdShelfDays, after: today))
  }
}
