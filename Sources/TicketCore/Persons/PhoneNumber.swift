/// A phone number as ITU-T E.164 writes it: `+`, country, subscriber, at most 15 digits.
package struct PhoneNumber: Hashable, Sendable {
  /// Such as `+6281234567890`.
  package let e164: String

  /// Accepts Indonesian numbers as 08…, 628…, +628…, (0752) 92317, and numbers of other countries with `+` or `00`.
  /// Nil for anything that can't be a number.
  package init?(_ text: String) {
    let written = text.filter { !"()/ -.\u{A0}".contains($0) }
    let international = written.hasPrefix("+")
    let digits = international ? String(written.dropFirst()) : written
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    if international {
      self.init(international: digits)
    } else if digits.hasPrefix("00") {
      self.init(international: String(digits.dropFirst(2)))
    } else if digits.hasPrefix("0") {
      self.init(international: "62" + digits.dropFirst())
    } else if digits.hasPrefix("62") {
      self.init(international: digits)
    } else {
      return nil
    }
  }

  private init?(international digits: String) {
    if digits.hasPrefix("62") {
      // +62 (0)812 …: the trunk zero is dropped after the country.
      let subscriber = digits.dropFirst(2).drop { $0 == "0" }
      guard (7...12).contains(subscriber.count) else { return nil }
      e164 = "+62" + subscriber
    } else {
      guard (7...15).contains(digits.count), !digits.hasPrefix("0") else { return nil }
      e164 = "+" + digits
    }
  }
}
