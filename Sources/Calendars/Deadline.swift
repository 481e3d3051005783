import Foundation

/// What a span of time is counted in.
package enum TimeUnit: String, CaseIterable, Codable, Sendable {
  /// Minutes that run only inside service hours.
  case serviceMinutes
  /// Days with service hours that are no holidays.
  case workingDays
  /// Dates of the wall calendar.
  case calendarDays
}

/// A number of service minutes, working days or calendar days.
package struct Span: Hashable, Codable, Sendable {
  /// What is counted.
  package let unit: TimeUnit
  /// How many; at least 1 in every promise.
  package let amount: Int

  /// `Span(3, .workingDays)`: three working days.
  package init(_ amount: Int, _ unit: TimeUnit) {
    self.unit = unit
    self.amount = amount
  }
}

/// When a span ends, and which calendars said so.
package struct Deadline: Hashable, Sendable {
  /// The last moment that still keeps the promise.
  package let due: Date
  /// The signatures of the calendar years that were counted through; nil where none was needed.
  package let calendarVersion: String?
}

extension WorkingCalendar {
  /// When a span that starts at a moment ends.
  ///
  /// - `serviceMinutes` begin at the next opening where the moment is outside service hours.
  /// - `workingDays`: the moment's date is day 0, open or closed; due at the end of the last frame of day n.
  /// - `calendarDays`: due at the end of the nth local date. No holidays are looked up, so no file is needed.
  ///
  /// Throws where the count reaches a year without a calendar file.
  package func deadline(_ span: Span, from start: Date) throws(CalendarMissing) -> Deadline {
    let first = zone.date(of: start)
    switch span.unit {
    case .serviceMinutes:
      return try counted(until: adding(serviceMinutes: span.amount, to: start), since: first)
    case .workingDays:
      let day = try workingDay(span.amount, after: first)
      let closing = try frames(of: day).last?.closes ?? .midnight
      return try counted(until: zone.moment(day, closing), since: first)
    case .calendarDays:
      return Deadline(due: zone.start(of: first + (span.amount + 1)), calendarVersion: nil)
    }
  }

  /// When a span that starts at a moment ends, the time of some pauses added: as many service minutes, working days or
  /// dates as went by in them. A pause within one day moves no promise that is counted in days.
  ///
  /// - Parameter pauses: stretches after `start` that do not overlap.
  package func deadline(_ span: Span, from start: Date, without pauses: [DateInterval]) throws(CalendarMissing)
    -> Deadline
  {
    var amount = span.amount
    for pause in pauses { amount += try length(of: pause, in: span.unit) }
    return try deadline(Span(amount, span.unit), from: start)
  }

  private func length(of pause: DateInterval, in unit: TimeUnit) throws(CalendarMissing) -> Int {
    let (first, last) = (zone.date(of: pause.start), zone.date(of: pause.end))
    switch unit {
    // The part of a minute is the visitor's, too.
    case .serviceMinutes: return Int(try serviceMinutes(from: pause.start, to: pause.end).rounded(.up))
    case .workingDays: return try workingDays(after: first, through: last)
    case .calendarDays: return max(0, last.dayNumber - first.dayNumber)
    }
  }

  /// How many working days there are after a date and until another, that one included.
  package func workingDays(after first: LocalDate, through last: LocalDate) throws(CalendarMissing) -> Int {
    var count = 0
    var day = first
    while day < last {
      day = day + 1
      if try isWorkingDay(day) { count += 1 }
    }
    return count
  }

  private func counted(until due: Date, since first: LocalDate) throws(CalendarMissing) -> Deadline {
    // A frame that closes at 24:00 ends on the next date; it is counted with the day it belongs to.
    let last = max(first, zone.date(of: due - 1))
    return Deadline(due: due, calendarVersion: try holidays.version(of: first.year...last.year))
  }
}
