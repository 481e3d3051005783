import Foundation

/// Text as the desk keeps it: NFC, without control characters, trimmed.
package enum CleanText {
  /// Cleans outside text. Line breaks (LF, CR, CRLF, U+2028, U+2029) become LF in multi-line text and a blank in
  /// one-line text, a tab becomes a blank; other control characters, and the marks that turn the direction of
  /// writing (Unicode TR 36), are removed. Empty means nothing was left.
  package static func clean(_ text: String, multiline: Bool = false) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return trimmed(text) }
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
      if isBreak {
        if !(afterReturn && scalar == "\n") { scalars.append(multiline ? "\n" : " ") }
      } else if scalar == "\t" {
        scalars.append(" ")
      } else if !isHidden(scalar) {
        scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return trimmed(String(scalars).precomposedStringWithCanonicalMapping)
  }

  /// True where a text has at most so many characters (Unicode scalars, so that a letter under a thousand accents
  /// does not count as one).
  package static func fits(_ text: String, limit: Int) -> Bool { text.unicodeScalars.count <= limit }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB:
      true
    default: scalar.properties.isNoncharacterCodePoint
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else { return text }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
