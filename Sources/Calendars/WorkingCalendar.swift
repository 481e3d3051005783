import Foundation

/// Service hours, holidays and zone together: when this office really serves.
package struct WorkingCalendar: Sendable {
  /// The office's hours.
  package let hours: ServiceHours
  /// The holidays of the known years.
  package let holidays: HolidayCalendars
  /// The zone of the hours and of the dates.
  package let zone: OfficeZone

  /// Takes the values as they are.
  package init(hours: ServiceHours, holidays: HolidayCalendars, zone: OfficeZone) {
    self.hours = hours
    self.holidays = holidays
    self.zone = zone
  }

  /// The frames of a date, none on a closed day. Throws for a year without a calendar file.
  package func frames(of date: LocalDate) throws(CalendarMissing) -> [ServiceFrame] {
    // Weekends are asked as well: an unknown year must never pass as known because the walk met its Saturday first.
    try holidays.isClosed(date) ? [] : hours.frames(of: date)
  }

  /// True on a date with service hours that is no holiday.
  package func isWorkingDay(_ date: LocalDate) throws(CalendarMissing) -> Bool {
    try !frames(of: date).isEmpty
  }

  /// The `count`th working day after a date (1 is the next); the date itself is day 0, whether open or not.
  package func workingDay(_ count: Int, after date: LocalDate) throws(CalendarMissing) -> LocalDate {
    var day = date
    var left = count
    while left > 0 {
      day = day + 1
      if try isWorkingDay(day) { left -= 1 }
    }
    return day
  }

  /// True inside a frame; the opening moment belongs to it, the closing moment does not.
  package func isOpen(at moment: Date) throws(CalendarMissing) -> Bool {
    try nextOpening(from: moment) == moment
  }

  /// The moment itself inside a frame, else the beginning of the next one.
  package func nextOpening(from moment: Date) throws(CalendarMissing) -> Date {
    var day = zone.date(of: moment)
    while true {
      for stretch in try stretches(of: day) where moment < stretch.end { return max(moment, stretch.start) }
      day = day + 1
    }
  }

  /// The moment itself in service time, opening and closing moment included, else the nearest such moment within bounds,
  /// of two alike the earlier; nil where there is none.
  package func nearestService(to moment: Date, within bounds: ClosedRange<Date>) throws(CalendarMissing) -> Date? {
    let next = try nextOpening(from: moment)
    let candidates = [try lastService(until: moment, since: bounds.lowerBound), next].compactMap(\.self)
    return candidates.filter(bounds.contains).min { distance($0, moment) < distance($1, moment) }
  }

  /// The last moment of service time until a moment, closing moments included; nil where there is none since another.
  private func lastService(until moment: Date, since start: Date) throws(CalendarMissing) -> Date? {
    var day = zone.date(of: moment)
    while day >= zone.date(of: start) {
      if let stretch = try stretches(of: day).last(where: { $0.start <= moment }) { return min(stretch.end, moment) }
      day = day + -1
    }
    return nil
  }

  private func distance(_ one: Date, _ other: Date) -> TimeInterval { abs(one.timeIntervalSince(other)) }

  /// The service time between two moments in minutes; 0 where the second is not after the first.
  package func serviceMinutes(from start: Date, to end: Date) throws(CalendarMissing) -> Double {
    guard start < end else { return 0 }
    var seconds = 0.0
    var day = zone.date(of: start)
    let last = zone.date(of: end)
    while day <= last {
      for stretch in try stretches(of: day) {
        seconds += max(0, min(end, stretch.end).timeIntervalSince(max(start, stretch.start)))
      }
      day = day + 1
    }
    return seconds / 60
  }

  /// The moment at which so many minutes of service time have passed; at closing time it is the closing moment,
  /// not the next opening.
  package func adding(serviceMinutes: Int, to start: Date) throws(CalendarMissing) -> Date {
    var left = Double(serviceMinutes) * 60
    var day = zone.date(of: start)
    while true {
      for stretch in try stretches(of: day) where start < stretch.end {
        let from = max(start, stretch.start)
        let available = stretch.end.timeIntervalSince(from)
        if left <= available { return from + left }
        left -= available
      }
      day = day + 1
    }
  }

  /// The service time of a date as stretches of time, in order. Throws for a year without a calendar file.
  package func stretches(of date: LocalDate) throws(CalendarMissing) -> [DateInterval] {
    try frames(of: date).map { frame in
      DateInterval(start: zone.moment(date, frame.opens), end: zone.moment(date, frame.closes))
    }
  }
}
