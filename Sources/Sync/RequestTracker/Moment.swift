import Foundation

extension RequestTracker {
  /// Request Tracker's way with dates.
  enum Moment {
    /// What it stores for none.
    static let none = "1970-01-01 00:00:00"

    /// In UTC, without a `T`: with one it stores 1970.
    static func text(_ moment: Date) -> String {
      moment.formatted(
        .verbatim(
          "\(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
          locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
    }

    /// Whether a text is one that it reads; what it can't read it takes without a word and drops.
    static func isOne(_ text: String) -> Bool {
      text.wholeMatch(of: /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/) != nil
    }

    /// A date as it answers, `2026-11-30T08:37:56Z`; nil for none and for what is no date.
    static func read(_ text: String?) -> Date? {
      guard let date = text.flatMap({ try? Date($0, strategy: .iso8601) }), date.timeIntervalSince1970 > 0 else {
        return nil
      }
      return date
    }
  }
}
