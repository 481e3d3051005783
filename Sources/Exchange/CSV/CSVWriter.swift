/// A table as CSV (RFC 4180) that a spreadsheet opens without harm, and the way back.
package enum CSVWriter {
  /// Stands before the first row: by it spreadsheets know the encoding.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One row as UTF-8 with its line break.
  package static func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell with its guard taken off: the inverse of what `row` puts before formulas.
  package static func unguarded(_ cell: String) -> String {
    guard cell.utf8.contains(UInt8(ascii: "'")) else { return cell }
    var text = cell
    if text.hasPrefix("'"), beginsLikeFormula(String(text.dropFirst())) { text.removeFirst() }
    let guarded = /([;,\t\n\r][\s"']*)'([=+\-@＝＋－＠])/.matchingSemantics(.unicodeScalar)
    return text.replacing(guarded) { "\($0.1)\($0.2)" }
  }

  private static func cell(_ text: String) -> String {
    let safe = guarded(text)
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D, 0x3B].contains($0) }) else { return safe }
    // By bytes: a quote with an accent on it is a quote to whoever reads the file.
    let doubled = safe.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
    return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
  }

  /// What begins like a formula gets an apostrophe before it, or a spreadsheet would run what a visitor wrote
  /// (OWASP, CSV injection): at the beginning, and behind every sign that some spreadsheet takes for the end of a cell,
  /// as Indonesia's do with the semicolon, whatever mark or letter joins it. Line breaks stay inside their quotes.
  private static func guarded(_ text: String) -> String {
    guard mayHideFormula(text) else { return text }
    let formula = /([;,\t\n\r][\s"']*)([=+\-@＝＋－＠])/.matchingSemantics(.unicodeScalar)
    let safe = text.replacing(formula) { "\($0.1)'\($0.2)" }
    return beginsLikeFormula(safe) ? "'" + safe : safe
  }

  private static func beginsLikeFormula(_ text: String) -> Bool {
    text.firstMatch(of: /^'*[\t\n\r]|^[\s"']*[=+\-@＝＋－＠]/.matchingSemantics(.unicodeScalar)) != nil
  }

  /// A quick look, since few cells of a large table need the slow one.
  private static func mayHideFormula(_ text: String) -> Bool {
    text.utf8.contains { byte in
      switch byte {
      case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D, 0xEF: true
      default: false
      }
    }
  }
}
