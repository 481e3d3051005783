import Foundation

/// The header field Retry-After (RFC 9110 §10.2.3).
enum RetryAfter {
  /// At most a day: nobody's mistake stops the sync for longer without being seen.
  private static let longest = 86_400.0

  /// How long to wait; nil where the field is absent or unreadable.
  static func read(_ text: String?, now: Date) -> Duration? {
    guard let text = text?.trimmingCharacters(in: .whitespaces) else { return nil }
    let seconds = Double(text) ?? httpDate.date(from: text).map { $0.timeIntervalSince(now) }
    return seconds.map { .seconds(min(max(0, $0), longest)) }
  }

  private static var httpDate: DateFormatter {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format
  }
}
