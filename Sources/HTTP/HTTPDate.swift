import CCUPS
import Foundation

/// Dates as HTTP writes them, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), without a formatter.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func string(_ date: Date) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let text = httpGetDateString2(time_t(date.timeIntervalSince1970), buffer.baseAddress, 64) else { return "" }
      return String(cString: text)
    }
  }

  /// Nil for anything but the form above. (libcups' own reader counts seconds in an int, which ends in 2038.)
  static func date(_ text: String) -> Date? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int32(words[1]), let year = Int32(words[3]),
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int32($0) }
    guard clock.count == 3, (1...31).contains(day), (1970...9999).contains(year), clock[0] < 24, clock[1] < 60,
      clock[2] < 61, clock.allSatisfy({ $0 >= 0 })
    else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, Int32(month), day)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (clock[0], clock[1], clock[2])
    return Date(timeIntervalSince1970: TimeInterval(timegm(&parts)))
  }
}
