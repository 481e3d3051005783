import Calendars

/// The number of a resident (Nomor Induk Kependudukan, 16 digits): region of six, birth date DDMMYY with 40 added
/// to the day of women, serial of four. It has no check digit, so a mismatch is worth a look and no mistake.
package struct NIK: Hashable, Sendable {
  /// The 16 digits.
  package let digits: String
  /// True where region or birth date can't be real.
  package let isUnusual: Bool

  /// Accepts blanks, hyphens and dots between the digits; nil where there are not 16 digits.
  package init?(_ text: String) {
    guard let digits = Digits(text), digits.count == 16 else { return nil }
    let written = digits[6..<8]
    let day = written > 40 ? written - 40 : written
    let (month, shortYear) = (digits[8..<10], digits[10..<12])
    // The century is not in the number; a day that exists in either is real.
    let isReal = [1900, 2000].contains { LocalDate(year: $0 + shortYear, month: month, day: day) != nil }
    isUnusual = !isReal || digits[0..<2] < 11 || digits[12..<16] == 0
    self.digits = digits.text
  }
}
