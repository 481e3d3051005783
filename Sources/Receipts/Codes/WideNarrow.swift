/// Barcodes of wide and narrow elements; wide is three times narrow.
enum WideNarrow {
  /// The widths that a pattern of 0 (narrow) and 1 (wide) spells.
  static func widths(_ pattern: String) -> [Int] { pattern.utf8.map { $0 == 0x31 ? 3 : 1 } }

  /// Patterns of a text's characters in a row, a narrow space between them; nil for a character without pattern.
  static func join(_ text: String, _ patterns: [Character: String]) -> [Int]? {
    var modules: [Int] = []
    for character in text {
      guard let pattern = patterns[character] else { return nil }
      if !modules.isEmpty { modules.append(1) }
      modules += widths(pattern)
    }
    return modules
  }

  static func table(_ characters: String, _ patterns: String) -> [Character: String] {
    Dictionary(
      zip(characters, patterns.split(separator: " ").map(String.init)), uniquingKeysWith: { first, _ in first })
  }
}

/// Code 39 (ISO/IEC 16388): capitals, digits and `-. $/+%`.
enum Code39 {
  static func encode(_ data: String) -> Barcode? {
    let text = data.hasPrefix("*") && data.hasSuffix("*") && data.count > 2 ? String(data.dropFirst().dropLast()) : data
    guard !text.isEmpty, !text.contains("*"), let modules = WideNarrow.join("*\(text)*", patterns) else { return nil }
    return Barcode(modules: modules, caption: text)
  }

  private static let patterns = WideNarrow.table(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*",
    """
    000110100 100100001 001100001 101100000 000110001 100110000 001110000 000100101 100100100 001100100 100001001 \
    001001001 101001000 000011001 100011000 001011000 000001101 100001100 001001100 000011100 100000011 001000011 \
    101000010 000010011 100010010 001010010 000000111 100000110 001000110 000010110 110000001 011000001 111000000 \
    010010001 110010000 011010000 010000101 110000100 011000100 010101000 010100010 010001010 000101010 010010100
    """)
}

/// Codabar, also NW-7 (EN 798): digits and `-$:/.+` between two of A–D.
enum Codabar {
  static func encode(_ data: String) -> Barcode? {
    let text = data.uppercased()
    let stops = "ABCD"
    guard text.count >= 3, let first = text.first, let last = text.last, stops.contains(first), stops.contains(last),
      !text.dropFirst().dropLast().contains(where: stops.contains), let modules = WideNarrow.join(text, patterns)
    else { return nil }
    return Barcode(modules: modules, caption: text)
  }

  private static let patterns = WideNarrow.table(
    "0123456789-$:/.+ABCD",
    """
    0000011 0000110 0001001 1100000 0010010 1000010 0100001 0100100 0110000 1001000 0001100 0011000 1000101 1010001 \
    1010100 0010101 0011010 0101001 0001011 0001110
    """)
}

/// Interleaved 2 of 5 (ISO/IEC 16390): digits; an odd number of them gets its check digit.
enum Interleaved {
  static func encode(_ data: String) -> Barcode? {
    guard var digits = data.digits else { return nil }
    if !digits.count.isMultiple(of: 2) { digits.append(EAN.checkDigit(digits)) }
    var modules = WideNarrow.widths("0000")
    for index in stride(from: 0, to: digits.count, by: 2) {
      let bars = WideNarrow.widths(patterns[digits[index]])
      let spaces = WideNarrow.widths(patterns[digits[index + 1]])
      modules += zip(bars, spaces).flatMap { [$0, $1] }
    }
    modules += WideNarrow.widths("100")
    return Barcode(modules: modules, caption: digits.map(String.init).joined())
  }

  private static let patterns = [
    "00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010",
  ]
}
