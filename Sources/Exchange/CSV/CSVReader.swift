import Calendars

/// Reads a table row by row. Of the file, no more than the row at hand and one piece more is held.
///
/// A row whose quotes don't close is told as broken, and reading goes on with the next line: one lost quote must not
/// swallow the rest of the file.
package struct CSVReader {
  private let dialect: CSVDialect
  private var input: ByteWindow
  private var separator: UInt8?

  /// A reader of a table.
  package init(_ dialect: CSVDialect, from source: @escaping ByteSource) {
    self.dialect = dialect
    input = ByteWindow(source)
    separator = dialect.separator
  }

  /// The next row that has something in it; nil at the end.
  /// - Throws: what the source throws.
  package mutating func next() throws -> TableRow? {
    while try input.hasByte(at: 0) {
      let row = try nextRow(separator: try chosenSeparator())
      if row.cells != [""] { return row }
    }
    return nil
  }

  private mutating func chosenSeparator() throws -> UInt8 {
    if let separator { return separator }
    let line = try input.firstLine()
    func count(_ sign: UInt8) -> Int { line.count { $0 == sign } }
    let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let best = signs.max { count($0) < count($1) } ?? signs[0]
    separator = best
    return best
  }

  private mutating func nextRow(separator: UInt8) throws -> TableRow {
    let line = input.line
    var (cells, place, isUTF8): ([String], Int, Bool) = ([], 0, true)
    while true {
      guard let cell = try cell(from: place, separator) else {
        try input.dropLine()
        return .broken(line, Phrase("tanda petik tidak ditutup", "a quote is not closed"))
      }
      cells.append(cell.text)
      isUTF8 = isUTF8 && cell.isUTF8
      place = cell.end
      guard try input.hasByte(at: place), input[place] == separator else { break }
      place += 1
    }
    if try input.hasByte(at: place) {
      let isPair = try input[place] == .carriageReturn && input.hasByte(at: place + 1) && input[place + 1] == .lineFeed
      place += isPair ? 2 : 1
    }
    input.drop(place)
    let notes = isUTF8 ? [] : [RowNote(line: line, .doubtful, Self.notUTF8)]
    return TableRow(line: line, cells: cells, notes: notes)
  }

  static let notUTF8 = Phrase(
    "bukan UTF-8, dibaca sebagai Windows-1252; periksa huruf beraksen",
    "not UTF-8, read as Windows-1252; check letters with accents")

  /// The cell at a place and where it ends; nil where its quotes don't close as they must.
  private mutating func cell(
    from start: Int, _ separator: UInt8
  ) throws -> (text: String, isUTF8: Bool, end: Int)? {
    guard try input.hasByte(at: start), input[start] == .quote else {
      var end = start
      while try input.hasByte(at: end), !isEnd(input[end], separator) { end += 1 }
      let (text, isUTF8) = WrittenText.decode(input[start..<end])
      return (text, isUTF8, end)
    }
    guard let (bytes, end) = try quoted(from: start + 1) else { return nil }
    guard try !input.hasByte(at: end) || isEnd(input[end], separator) else { return nil }
    let (text, isUTF8) = WrittenText.decode(bytes[...])
    return (text, isUTF8, end)
  }

  private func isEnd(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte.isBreak
  }

  /// What stands inside quotes, and the place behind the closing one.
  private mutating func quoted(from start: Int) throws -> (bytes: [UInt8], end: Int)? {
    var (bytes, place): ([UInt8], Int) = ([], start)
    while try place < Self.longestRow && input.hasByte(at: place) {
      let byte = input[place]
      place += 1
      switch (byte, dialect.escaping) {
      case (.quote, .doubled) where try input.hasByte(at: place) && input[place] == .quote:
        bytes.append(.quote)
        place += 1
      case (.quote, _): return (bytes, place)
      case (.backslash, .backslash) where try input.hasByte(at: place):
        bytes.append(Self.unescaped(input[place]))
        place += 1
      default: bytes.append(byte)
      }
    }
    return nil
  }

  /// Longer rows are taken for rows whose quotes don't close.
  private static let longestRow = 1 << 20

  /// What MySQL's escape of a sign stands for.
  private static func unescaped(_ sign: UInt8) -> UInt8 {
    switch sign {
    case UInt8(ascii: "n"): .lineFeed
    case UInt8(ascii: "r"): .carriageReturn
    case UInt8(ascii: "0"), UInt8(ascii: "Z"): UInt8(ascii: " ")
    default: sign
    }
  }
}
