import Calendars

/// The number of a civil servant (Nomor Induk Pegawai, 18 digits): birth date YYYYMMDD, appointment YYYYMM,
/// sex 1 or 2, serial of three.
package struct NIP: Hashable, Sendable {
  /// The 18 digits.
  package let digits: String
  /// True where the month part is outside 01–12, as PPPK numbers have it: worth a look, no mistake.
  package let isUnusual: Bool

  /// What is wrong with a number.
  package enum Flaw: Error, Hashable, Sendable {
    /// Not 18 digits.
    case length
    /// The first eight are no date of 1900–2100.
    case birthDate
    /// The next six are no month after the birth.
    case appointment
    /// The fifteenth is neither 1 nor 2.
    case sex
  }

  /// Accepts blanks, hyphens and dots between the digits. Throws the first flaw.
  package init(_ text: String) throws(Flaw) {
    guard let digits = Digits(text), digits.count == 18 else { throw .length }
    let (year, month) = (digits[8..<12], digits[12..<14])
    guard let birth = LocalDate(year: digits[0..<4], month: digits[4..<6], day: digits[6..<8]),
      (1900...2100).contains(birth.year)
    else { throw .birthDate }
    isUnusual = !(1...12).contains(month)
    let (birthYear, birthMonth, _) = birth.components
    guard year > birthYear || (year == birthYear && month > birthMonth && !isUnusual), year <= 2100 else {
      throw .appointment
    }
    guard (1...2).contains(digits[14..<15]) else { throw .sex }
    self.digits = digits.text
  }
}
