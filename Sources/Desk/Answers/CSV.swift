/// A table as CSV (RFC 4180) that a spreadsheet opens without harm.
enum CSV {
  /// The rows as UTF-8 with a byte order mark, by which spreadsheets know the encoding.
  static func encode(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in row.map(cell).joined(separator: ",") + "\r\n" }
    return [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
  }

  /// What begins like a formula gets an apostrophe before it, or a spreadsheet would run what a visitor wrote
  /// (OWASP, CSV injection); line breaks stay inside their quotes.
  private static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D, 0x3B].contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
