import Calendars

/// Reads SLiMS' item table, which escapes nothing: a quote inside a cell looks like one at its end, and a line break
/// may have arrived as one. What can be relied on are the three signs `","` between cells and the number of columns.
struct SLiMSItemReader {
  /// Columns of the table.
  static let columns = 19
  private static let between: [UInt8] = Array("\",\"".utf8)
  /// A row is looked for over so many lines.
  private static let mostLines = 20

  private var input: ByteWindow

  init(from source: @escaping ByteSource) { input = ByteWindow(source) }

  /// The next row; nil at the end.
  /// - Throws: what the source throws.
  mutating func next() throws -> TableRow? {
    while try input.hasByte(at: 0), try input.firstLine().isEmpty { try input.dropLine() }
    guard try input.hasByte(at: 0) else { return nil }
    let line = input.line
    var bytes = try takeLine()
    var lines = 1
    while !Self.isWhole(bytes[...]), lines < Self.mostLines, try input.hasByte(at: 0),
      !Self.isWhole(try input.firstLine())
    {
      bytes += [.lineFeed] + (try takeLine())
      lines += 1
    }
    return Self.row(line, bytes[...])
  }

  private mutating func takeLine() throws -> [UInt8] {
    let line = Array(try input.firstLine())
    try input.dropLine()
    return line
  }

  private static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
    inside(bytes).map { cells($0).count >= columns } ?? false
  }

  /// What stands between the first quote and the last; the header's stray separator is dropped.
  private static func inside(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var bytes = bytes
    while let last = bytes.last, [UInt8(ascii: ","), UInt8(ascii: " ")].contains(last) { bytes.removeLast() }
    guard bytes.count >= 2, bytes.first == .quote, bytes.last == .quote else { return nil }
    return bytes.dropFirst().dropLast()
  }

  private static func cells(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var (cells, start, place): ([ArraySlice<UInt8>], Int, Int) = ([], bytes.startIndex, bytes.startIndex)
    while place + between.count <= bytes.endIndex {
      if bytes[place] == .quote, bytes[place..<(place + between.count)].elementsEqual(between) {
        cells.append(bytes[start..<place])
        start = place + between.count
        place = start
      } else {
        place += 1
      }
    }
    return cells + [bytes[start...]]
  }

  private static func row(_ line: Int, _ bytes: ArraySlice<UInt8>) -> TableRow {
    let found = inside(bytes).map(cells) ?? []
    guard found.count >= columns else {
      return .broken(
        line,
        Phrase("\(found.count) kolom, seharusnya \(columns)", "\(found.count) columns, \(columns) are expected"))
    }
    var notes: [RowNote] = []
    var decoded = found.map(WrittenText.decode)
    if decoded.contains(where: { !$0.isUTF8 }) { notes.append(RowNote(line: line, .doubtful, CSVReader.notUTF8)) }
    if decoded.count > columns {
      // The last column is the title, the only free text of the table.
      let title = decoded[(columns - 1)...].map(\.text).joined(separator: "\",\"")
      decoded[columns - 1].text = title
      notes.append(
        RowNote(
          line: line, .doubtful,
          Phrase(
            "lebih dari \(columns) kolom; sisanya dibaca sebagai judul",
            "more than \(columns) columns; the rest is read as the title")))
    }
    return TableRow(line: line, cells: decoded.prefix(columns).map(\.text), notes: notes)
  }
}
