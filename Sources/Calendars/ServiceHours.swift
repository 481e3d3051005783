/// One stretch of a day in which the office serves: opening belongs to it, closing does not.
package struct ServiceFrame: Hashable, Sendable {
  /// When the window opens.
  package let opens: LocalTime
  /// When it closes; always after `opens`, at most 24:00.
  package let closes: LocalTime

  /// Nil where closing is not after opening.
  package init?(opens: LocalTime, closes: LocalTime) {
    guard opens < closes else { return nil }
    self.opens = opens
    self.closes = closes
  }

  /// The frame written `HH:MM-HH:MM`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let opens = LocalTime(parts[0]), let closes = LocalTime(parts[1]) else { return nil }
    self.init(opens: opens, closes: closes)
  }
}

extension ServiceFrame: CustomStringConvertible {
  /// `HH:MM-HH:MM`.
  package var description: String { "\(opens)-\(closes)" }
}

/// The frames of each day of a week, in order and without overlap; a day without frames is closed.
package struct WeeklyHours: Hashable, Sendable {
  let days: [Weekday: [ServiceFrame]]

  /// Sorts each day's frames; nil where two of a day overlap.
  package init?(_ frames: [Weekday: [ServiceFrame]]) {
    days = frames.mapValues { day in day.sorted { $0.opens < $1.opens } }
    let overlap = days.values.contains { day in zip(day, day.dropFirst()).contains { $0.closes > $1.opens } }
    if overlap { return nil }
  }

  /// The frames of one day of the week.
  package subscript(day: Weekday) -> [ServiceFrame] { days[day] ?? [] }

  /// True where no day has a frame.
  package var isEmpty: Bool { days.values.allSatisfy(\.isEmpty) }
}

/// Other hours for a range of dates, such as Ramadan's.
package struct HoursOverride: Hashable, Sendable {
  /// What the range is for, in the office's words.
  package let name: String
  /// First and last date, both included.
  package let dates: ClosedRange<LocalDate>
  /// The week that holds inside the range; a day without frames is closed.
  package let weekly: WeeklyHours

  /// Takes the values as they are.
  package init(name: String, dates: ClosedRange<LocalDate>, weekly: WeeklyHours) {
    self.name = name
    self.dates = dates
    self.weekly = weekly
  }
}

/// When an office serves: a week, and dated overrides that go before it. Holidays are not part of it.
package struct ServiceHours: Hashable, Encodable, Sendable {
  /// The ordinary week.
  package let weekly: WeeklyHours
  /// Ranges with other hours; the first that contains a date holds.
  package let overrides: [HoursOverride]

  /// Takes the values as they are.
  package init(weekly: WeeklyHours, overrides: [HoursOverride] = []) {
    self.weekly = weekly
    self.overrides = overrides
  }

  /// The frames of a date as if it were no holiday, in order.
  package func frames(of date: LocalDate) -> [ServiceFrame] {
    let override = overrides.first { $0.dates.contains(date) }
    return (override?.weekly ?? weekly)[date.weekday]
  }
}
