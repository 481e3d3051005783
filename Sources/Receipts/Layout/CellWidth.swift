/// How many cells a character takes on paper (Unicode Standard Annex 11; ambiguous characters take one).
enum CellWidth {
  /// Cells of one grapheme: 1, or 2 for East Asian wide characters and emoji.
  static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    return character.unicodeScalars.contains(where: isWide) ? 2 : 1
  }

  /// Cells of a text printed unscaled.
  static func of(_ text: some StringProtocol) -> Int {
    text.reduce(into: 0) { cells, character in cells += of(character) }
  }

  /// Whether a scalar may reach the page: neither a control nor an invisible sign that steers direction,
  /// joining or lines, nor one without a meaning of its own.
  static func prints(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether a scalar joins the one before it instead of standing alone.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return scalar.properties.isEmojiModifier
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    return wideRanges.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
