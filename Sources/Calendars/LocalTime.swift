/// A time of day on the office's wall clock, to the minute, from 00:00 to 24:00 (the end of the day).
package struct LocalTime: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0–1440.
  package let minutes: Int

  /// Nil outside 0–1440.
  package init?(minutes: Int) {
    guard (0...1440).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// 00:00.
  package static let midnight = LocalTime(knownMinutes: 0)

  private init(knownMinutes: Int) {
    minutes = knownMinutes
  }

  /// The time written `HH:MM`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isWholeNumber) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
    else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  /// Earlier times come first.
  package static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}

extension LocalTime: CustomStringConvertible {
  /// `HH:MM`.
  package var description: String { "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))" }
}
