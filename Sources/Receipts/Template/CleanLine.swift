import Foundation

/// The printable part of a value on one line: blanks run together, none at the ends, and no mark that would join the
/// sign before the value or hide an escape.
struct CleanLine {
  /// What is left of the value.
  private(set) var text = ""
  private var isBlankDue = false

  /// Cleans a value.
  init(_ value: String) {
    guard value.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else {
      text = value
      return
    }
    for character in value.precomposedStringWithCanonicalMapping { append(character) }
  }

  /// Signs kept on one letter: more than any language needs would only climb into the lines above.
  private static let mostOnOne = 3

  private mutating func append(_ character: Character) {
    var hasLetter = false
    var joined = 0
    for scalar in character.unicodeScalars {
      if scalar.properties.isWhitespace {
        isBlankDue = !text.isEmpty
        hasLetter = false
      } else if !CellWidth.prints(scalar) {
        continue
      } else if CellWidth.isMark(scalar) || (hasLetter && !scalar.isASCII) {
        guard hasLetter, joined < Self.mostOnOne else { continue }
        joined += 1
        text.unicodeScalars.append(scalar)
      } else {
        begin(with: scalar)
        hasLetter = !scalar.isASCII || scalar.properties.isAlphabetic
      }
    }
  }

  private mutating func begin(with scalar: Unicode.Scalar) {
    if isBlankDue { text.append(" ") }
    isBlankDue = false
    text.unicodeScalars.append(scalar)
  }
}
