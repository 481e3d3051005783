import Foundation

/// What a template makes.
package enum TemplateForm: Sendable {
  /// ReceiptLine markup.
  case markup
  /// Text as it is read: a mail's subject, a mail without pictures.
  case plainText
  /// HTML; values may stand in text and in quoted attributes, nowhere else.
  case html
}

/// Makes a value harmless, so that it is read as itself and as nothing else, and never goes on after a line's end.
///
/// In markup every ASCII sign that it or a property might read is written as `\xnn`, which means that very sign
/// both in text and in a property value (ReceiptLine 1.0). Signs that steer instead of print are dropped everywhere.
enum Escaping {
  /// Where the value stands in the markup.
  enum Place {
    case text, property
  }

  static func escape(_ value: String, for place: Place, in form: TemplateForm) -> String {
    switch form {
    case .markup: markup(value, for: place)
    case .plainText: clean(value)
    case .html: html(value)
    }
  }

  private static func html(_ value: String) -> String {
    var escaped = ""
    for character in clean(value) {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private static func markup(_ value: String, for place: Place) -> String {
    var escaped = ""
    escaped.reserveCapacity(value.utf8.count + 16)
    for character in clean(value) {
      guard let ascii = character.unicodeScalars.first, ascii.isASCII else {
        escaped.append(character)
        continue
      }
      switch ascii {
      case "a"..."z", "A"..."Z", "0"..."9", " ": escaped.append(character)
      default:
        escaped += "\\x"
        escaped += String(ascii.value, radix: 16)
      }
    }
    // An empty column would let the blanks beside it choose the alignment; a dropped code holds its place.
    return escaped.isEmpty && place == .text ? "\\x00" : escaped
  }

  /// The printable part of a value on one line: blanks run together, none at the ends, and no mark that would
  /// join the sign before the value or hide an escape.
  private static func clean(_ value: String) -> String {
    if value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return value }
    var cleaned = ""
    var blankDue = false
    for character in value.precomposedStringWithCanonicalMapping {
      guard let first = character.unicodeScalars.first else { continue }
      if first.properties.isWhitespace {
        blankDue = !cleaned.isEmpty
        continue
      }
      guard CellWidth.prints(first), !CellWidth.isMark(first) else { continue }
      if blankDue { cleaned.append(" ") }
      blankDue = false
      cleaned.unicodeScalars.append(first)
      guard !first.isASCII || first.properties.isAlphabetic else { continue }
      let marks = character.unicodeScalars.dropFirst().lazy.filter(CellWidth.prints).prefix(maximumMarks)
      cleaned.unicodeScalars.append(contentsOf: marks)
    }
    return cleaned
  }

  /// Marks kept on one letter: more than any language needs would only climb into the lines above.
  private static let maximumMarks = 3
}
