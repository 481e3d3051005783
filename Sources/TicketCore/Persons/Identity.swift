/// An identity document and its number.
package struct Identity: Hashable, Codable, Sendable {
  /// Which document.
  package let kind: IdentityKind
  /// Its number: 16 digits for a KTP, 12–16 for a SIM, 6–9 letters and digits for a passport.
  package let number: String

  /// Normalises the number; nil where the document has no such number.
  package init?(kind: IdentityKind, number: String) {
    switch kind {
    case .ktp:
      guard let nik = NIK(number) else { return nil }
      self.number = nik.digits
    case .sim:
      guard let digits = Digits(number), (12...16).contains(digits.count) else { return nil }
      self.number = digits.text
    case .passport:
      let letters = number.filter { $0 != " " && $0 != "-" }.uppercased()
      guard (6...9).contains(letters.utf8.count), letters.utf8.allSatisfy(Self.isPassportLetter) else { return nil }
      self.number = letters
    }
    self.kind = kind
  }

  /// The number with all but its last four characters hidden, as everybody sees it who does not need it.
  package var masked: String { Self.mask(number) }

  /// Hides all but the last four characters of an identity number, or all of a number of eight or fewer but two.
  package static func mask(_ number: String) -> String {
    let shown = number.count > 8 ? 4 : min(2, number.count / 2)
    return String(repeating: "*", count: number.count - shown) + number.suffix(shown)
  }

  private static func isPassportLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
