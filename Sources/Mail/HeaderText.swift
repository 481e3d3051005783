import Foundation

/// Text in a message's header: whatever it says, it stays one field and is read as itself.
enum HeaderText {
  /// A field that people read, such as the subject (RFC 5322 §2.2.1, RFC 2047).
  static func unstructured(_ text: String, after name: String) -> String {
    let line = singleLine(text)
    let isPlain = line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !line.contains("=?")
    guard isPlain, name.utf8.count + 2 + line.utf8.count <= longest else { return words(line) }
    return line
  }

  /// The name before an address (RFC 5322 §3.4).
  static func phrase(_ text: String) -> String {
    let line = singleLine(text)
    guard line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !line.contains("=?"), line.utf8.count < 60 else {
      return words(line)
    }
    return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static let longest = 76
  /// Bytes of UTF-8 that one encoded word holds: 45 make 60 signs of base64, 72 with what stands around them.
  private static let wordBytes = 45

  /// Encoded words on lines of their own. None ends inside a character.
  private static func words(_ line: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if (words.last?.count ?? 0) + bytes.count > wordBytes { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
  }

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
