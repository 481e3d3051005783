import Foundation

/// Spells a character that a code page lacks with those that it has.
enum Transliteration {
  /// Without accents (é → e), by custom (“ → ", … → ...), or `?`; never empty.
  static func spelling(of character: Character, in codePage: CodePage) -> String {
    if let custom = customs[character], custom.allSatisfy({ codePage.byte(for: $0) != nil }) { return custom }
    let bare = String(character).decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      !CellWidth.isMark($0) && CellWidth.prints($0)
    }
    let spelled = String(String.UnicodeScalarView(bare))
    let isShown = !spelled.isEmpty && spelled.allSatisfy { codePage.byte(for: $0) != nil }
    return isShown ? spelled : "?"
  }

  private static let customs: [Character: String] = [
    "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": "'", "‹": "<", "›": ">",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "...", "•": "*", "·": ".", "€": "EUR", "£": "GBP",
    "¥": "JPY", "©": "(C)", "®": "(R)", "™": "TM", "×": "x", "÷": "/", "±": "+/-", "½": "1/2", "¼": "1/4",
    "¾": "3/4", "°": "o", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "Ð": "D", "ð": "d",
    "Þ": "Th", "þ": "th", "ß": "ss", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i", "→": "->", "←": "<-",
    "≤": "<=", "≥": ">=", "≠": "!=", "✓": "v", "✔": "v", "│": "|", "─": "-", "┼": "+",
  ]
}
