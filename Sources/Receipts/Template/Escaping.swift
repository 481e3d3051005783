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
///
/// Signs are scalars here: what people take for one character may hold a sign behind a letter, since there are letters
/// that take the next to themselves (Unicode Standard Annex 29, GB9b).
enum Escaping {
  /// Where the value stands in the markup.
  enum Place {
    case text, property
  }

  static func escape(_ value: String, for place: Place, in form: TemplateForm) -> String {
    switch form {
    case .markup: markup(value, for: place)
    case .plainText: CleanLine(value).text
    case .html: html(value)
    }
  }

  private static func html(_ value: String) -> String {
    var escaped = ""
    for scalar in CleanLine(value).text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func markup(_ value: String, for place: Place) -> String {
    var escaped = ""
    escaped.reserveCapacity(value.utf8.count + 16)
    for scalar in CleanLine(value).text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "\u{80}"...: escaped.unicodeScalars.append(scalar)
      default:
        escaped += "\\x"
        escaped += String(scalar.value, radix: 16)
      }
    }
    // An empty column would let the blanks beside it choose the alignment; a dropped code holds its place.
    return escaped.isEmpty && place == .text ? "\\x00" : escaped
  }
}
