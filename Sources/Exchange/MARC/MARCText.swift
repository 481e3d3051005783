/// Text of a MARC 21 record: UTF-8, or MARC-8 with the Latin letters of ANSEL, whose accents stand before their letter.
enum MARCText {
  /// The text of some bytes. A record that calls itself MARC-8 but holds UTF-8, as many do, is read as what it is.
  static func decode(_ bytes: ArraySlice<UInt8>, isUnicode: Bool) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return isUnicode ? WrittenText.decode(bytes).text : ansel(bytes)
  }

  private static func ansel(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    var accents: [Unicode.Scalar] = []
    for byte in bytes {
      if let accent = combining[byte] {
        accents.append(accent)
      } else {
        scalars.append(letters[byte] ?? (byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}"))
        scalars += accents
        accents = []
      }
    }
    return String(scalars)
  }

  /// Combining signs of ANSEL (MARC 21 code table "Extended Latin").
  private static let combining: [UInt8: Unicode.Scalar] = [
    0xE0: "\u{309}", 0xE1: "\u{300}", 0xE2: "\u{301}", 0xE3: "\u{302}", 0xE4: "\u{303}", 0xE5: "\u{304}",
    0xE6: "\u{306}", 0xE7: "\u{307}", 0xE8: "\u{308}", 0xE9: "\u{30C}", 0xEA: "\u{30A}", 0xED: "\u{315}",
    0xEE: "\u{30B}", 0xEF: "\u{310}", 0xF0: "\u{327}", 0xF1: "\u{328}", 0xF2: "\u{323}", 0xF3: "\u{324}",
    0xF4: "\u{325}", 0xF5: "\u{333}", 0xF6: "\u{332}", 0xF7: "\u{326}", 0xF8: "\u{31C}", 0xF9: "\u{32E}",
  ]

  private static let letters: [UInt8: Unicode.Scalar] = [
    0xA1: "Ł", 0xA2: "Ø", 0xA3: "Đ", 0xA4: "Þ", 0xA5: "Æ", 0xA6: "Œ", 0xA7: "ʹ", 0xA8: "·", 0xA9: "♭", 0xAA: "®",
    0xAB: "±", 0xAC: "Ơ", 0xAD: "Ư", 0xAE: "ʼ", 0xB0: "ʻ", 0xB1: "ł", 0xB2: "ø", 0xB3: "đ", 0xB4: "þ", 0xB5: "æ",
    0xB6: "œ", 0xB7: "ʺ", 0xB8: "ı", 0xB9: "£", 0xBA: "ð", 0xBC: "ơ", 0xBD: "ư", 0xC0: "°", 0xC1: "ℓ", 0xC2: "℗",
    0xC3: "©", 0xC4: "♯", 0xC5: "¿", 0xC6: "¡", 0xC7: "ß", 0xC8: "€",
  ]
}
