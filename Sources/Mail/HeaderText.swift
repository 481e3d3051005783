import Foundation

/// Text in a message's header: whatever it says, it stays one field and is read as itself.
enum HeaderText {
  /// A field that people read, such as the subject (RFC 5322 §2.2.1, RFC 2047).
  static func unstructured(_ text: String, after name: String) -> String {
    let line = singleLine(text)
    let isPlain = line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !line.contains("=?")
    guard isPlain, name.utf8.count + 2 + line.utf8.count <= longest else {
      return words(line, after: name)
    }
    return line
  }

  /// The name before an address (RFC 5322 §3.4).
  static func phrase(_ text: String, after name: String) -> String {
    let line = singleLine(text)
    let quoted = "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let isPlain = line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !line.contains("=?")
    guard isPlain, name.utf8.count + 2 + quoted.utf8.count <= longest else { return words(line, after: name) }
    return quoted
  }

  /// Bytes of a line with an encoded word in it, and the most of other lines that need no folding (RFC 2047 §2).
  private static let longest = 76

  /// Encoded words on lines of their own, the first of them behind the field's name. None ends inside a character.
  private static func words(_ line: String, after name: String) -> String {
    var words: [[UInt8]] = [[]]
    var room = bytes(behind: name.utf8.count + 2)
    for scalar in line.unicodeScalars {
      let signs = Array(String(scalar).utf8)
      if (words.last?.count ?? 0) + signs.count > room {
        words.append([])
        room = bytes(behind: 1)
      }
      words[words.count - 1] += signs
    }
    return words.map { opening + Data($0).base64EncodedString() + closing }.joined(separator: "\n ")
  }

  /// Bytes of UTF-8 that an encoded word holds on a line of which so many signs are taken: three make four of base64.
  private static func bytes(behind taken: Int) -> Int {
    (longest - taken - opening.utf8.count - closing.utf8.count) / 4 * 3
  }

  private static let opening = "=?UTF-8?B?"
  private static let closing = "?="

  /// The text without controls; every kind of line end counts as a blank.
  private static func singleLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: if line.last != " ", !line.isEmpty { line.append(" ") }
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
