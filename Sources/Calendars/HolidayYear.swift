/// The closed days of one year, as a decree (SKB 3 Menteri) names them; a joint ministerial decree of later date
/// comes as a file with another version.
package struct HolidayYear: Hashable, Sendable {
  /// One closed date and its name in the decree.
  package struct Day: Hashable, Codable, Sendable {
    /// The date.
    package let date: LocalDate
    /// The holiday's name, in Indonesian.
    package let name: String

    /// Takes the values as they are.
    package init(date: LocalDate, name: String) {
      self.date = date
      self.name = name
    }
  }

  /// The year, such as 2026.
  package let year: Int
  /// The decree's title, for people.
  package let decree: String
  /// The decree's short name and edition, such as `SKB-1497-2025.1`.
  package let version: String
  /// National holidays (hari libur nasional).
  package let national: [Day]
  /// Joint leave (cuti bersama), on which offices are closed too.
  package let jointLeave: [Day]
  /// `2026:SKB-1497-2025.1#5c1f9a`: year, version and a digest of the dates, so that an edited file shows even
  /// where the editor forgot the version.
  package let signature: String

  private let closed: Set<LocalDate>

  /// Takes the values as they are.
  package init(year: Int, decree: String, version: String, national: [Day], jointLeave: [Day]) {
    self.year = year
    self.decree = decree
    self.version = version
    self.national = national
    self.jointLeave = jointLeave
    closed = Set((national + jointLeave).map(\.date))
    signature = "\(year):\(version)#\(Self.digest(closed))"
  }

  /// True for a national holiday and for joint leave; weekends are the service hours' business.
  package func isClosed(_ date: LocalDate) -> Bool { closed.contains(date) }

  /// FNV-1a over the dates in order, six hexadecimal digits: it tells editions apart, it protects nothing.
  private static func digest(_ dates: Set<LocalDate>) -> String {
    var hash: UInt32 = 2_166_136_261
    for date in dates.sorted() {
      hash = (hash ^ UInt32(truncatingIfNeeded: date.dayNumber)) &* 16_777_619
    }
    let digits = String(hash % 0x100_0000, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
