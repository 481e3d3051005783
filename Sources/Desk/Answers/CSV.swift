/// A table as CSV (RFC 4180) that a spreadsheet opens without harm.
enum CSV {
  /// The rows as UTF-8 with a byte order mark, by which spreadsheets know the encoding.
  static func encode(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in row.map(cell).joined(separator: ",") + "\r\n" }
    return [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
  }

  /// What begins like a formula gets an apostrophe before it, or a spreadsheet would run what a visitor wrote
  /// (OWASP, CSV injection): at the beginning, and behind every sign that some spreadsheet takes for the end of a cell,
  /// as Indonesia's do with the semicolon. Line breaks stay inside their quotes.
  private static func cell(_ text: String) -> String {
    var safe = text.replacing(/([;,\t\n\r][\s"']*)([=+\-@＝＋－＠])/) { "\($0.1)'\($0.2)" }
    if safe.firstMatch(of: /^[\t\n\r]|^[\s"']*[=+\-@＝＋－＠]/) != nil { safe = "'" + safe }
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D, 0x3B].contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
