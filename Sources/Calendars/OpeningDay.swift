import Foundation

/// How an office stands at a moment of its day: open, between two frames, or closed, and until when.
package struct OpeningDay: Hashable, Sendable {
  /// How it stands. Raw values are the contract's.
  package enum State: String, CaseIterable, Encodable, Sendable {
    /// It serves.
    case open
    /// It serves again later today.
    case `break`
    /// It does not serve any more, or not at all, today.
    case closed
  }

  /// How it stands.
  package let state: State
  /// When that ends: the closing of the frame, or the next opening.
  package let until: Date
  /// The day's service time, in order, without overlap.
  package let stretches: [DateInterval]

  /// How an office stands whose services keep these calendars: it is open while any of them serves.
  ///
  /// - Parameter zone: the office's, whose date is the day.
  /// - Throws: `CalendarMissing` for a year without a calendar file, also where only the next opening lies in it.
  package init?(_ calendars: [WorkingCalendar], at moment: Date, in zone: OfficeZone) throws(CalendarMissing) {
    let day = zone.date(of: moment)
    var frames: [DateInterval] = []
    for calendar in calendars { frames += try calendar.stretches(of: day) }
    stretches = Self.merged(frames)
    if let frame = stretches.first(where: { $0.start <= moment && moment < $0.end }) {
      state = .open
      until = frame.end
      return
    }
    if let frame = stretches.first(where: { moment < $0.start }) {
      state = frame == stretches.first ? .closed : .break
      until = frame.start
      return
    }
    var next: Date?
    for calendar in calendars {
      let opening = try calendar.nextOpening(from: moment)
      next = next.map { min($0, opening) } ?? opening
    }
    guard let next else { return nil }
    state = .closed
    until = next
  }

  private static func merged(_ frames: [DateInterval]) -> [DateInterval] {
    frames.sorted { $0.start < $1.start }.reduce(into: []) { merged, frame in
      guard let last = merged.last, frame.start <= last.end else { return merged.append(frame) }
      merged[merged.count - 1] = DateInterval(start: last.start, end: max(last.end, frame.end))
    }
  }
}
