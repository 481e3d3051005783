import Calendars

/// A plain table with a header row, whose columns stand in any order.
struct HeadedTable<Row: Sendable & Importable> {
  private let known: [Column<Row>]

  init(_ known: [Column<Row>]) { self.known = known }

  /// Reads the rows behind the header.
  /// - Throws: `UnreadableFile` for a header with an unknown or a doubled column, or without one that all rows need.
  func read(_ next: () throws -> TableRow?, each: (ReadRow) throws -> Void) throws {
    guard let header = try next() else {
      throw UnreadableFile(reason: Phrase("berkas ini kosong", "this file is empty"))
    }
    let columns = try columns(header)
    let names = columns.compactMap { $0?.name }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw UnreadableFile(
        reason: Phrase(
          "kolom \(twice.id) ada dua kali; hapus satu", "the column \(twice.en) is there twice; remove one"))
    }
    if let missing = known.first(where: { Row.needed.contains($0.name.en) && !names.contains($0.name) })?.name {
      throw UnreadableFile(
        reason: Phrase("kolom \(missing.id) tidak ada; tambahkan", "the column \(missing.en) is missing; add it"))
    }
    while let row = try next() {
      guard !row.cells.isEmpty else {
        try each(ReadRow(line: row.line, row: .unreadable, notes: row.notes))
        continue
      }
      var result = Row()
      for (index, column) in columns.enumerated() {
        column?.put(CSVWriter.unguarded(row[index]).trimmingBlanks, &result)
      }
      try each(ReadRow(line: row.line, row: result.asRow, notes: row.notes + surplus(of: row, columns.count)))
    }
  }

  /// The columns that the header names; nil for an empty cell, as a stray separator leaves one.
  private func columns(_ header: TableRow) throws(UnreadableFile) -> [Column<Row>?] {
    let names = header.cells.map(\.trimmingBlanks)
    let found = names.map { name in known.first { $0.isCalled(name) } }
    // A first row of which nothing is known is somebody's data and not to be quoted.
    guard found.contains(where: { $0 != nil }) else { throw UnreadableFile(reason: withoutHeader) }
    if let unknown = zip(names, found).first(where: { !$0.isEmpty && $1 == nil })?.0 {
      throw UnreadableFile(reason: unknownColumn(unknown))
    }
    return found
  }

  private var withoutHeader: Phrase {
    Phrase(
      "baris pertama harus berisi nama kolom: \(all(\.id))",
      "the first row must hold the names of the columns: \(all(\.en))")
  }

  private func unknownColumn(_ name: String) -> Phrase {
    guard let nearest = Spelling.nearest(to: name, among: known.flatMap(\.names)) else {
      return Phrase("kolom \(name) tidak dikenal; ada: \(all(\.id))", "unknown column \(name); there is: \(all(\.en))")
    }
    return Phrase("kolom \(name) tidak dikenal; maksudnya \(nearest)?", "unknown column \(name); \(nearest)?")
  }

  private func all(_ name: (Phrase) -> String) -> String { known.map { name($0.name) }.joined(separator: ", ") }

  private func surplus(of row: TableRow, _ count: Int) -> [RowNote] {
    guard row.cells.dropFirst(count).contains(where: { !$0.isEmpty }) else { return [] }
    return [
      RowNote(
        line: row.line, .changed,
        Phrase(
          "lebih banyak sel daripada kolom; sisanya ditinggalkan", "more cells than columns; the rest was left out"))
    ]
  }
}

/// A row that a plain table can be made of.
protocol Importable {
  init()
  /// The English names of the columns without which no row makes sense.
  static var needed: [String] { get }
  var asRow: ImportRow { get }
}

extension MemberRow: Importable {
  static var needed: [String] { ["Number", "Name"] }
  var asRow: ImportRow { .member(self) }
}

extension TitleRow: Importable {
  static var needed: [String] { ["Title"] }

  var asRow: ImportRow {
    var row = self
    // A copy that lacks only its number is kept, so that it is told of.
    row.copies.removeAll { $0 == CopyRow() }
    return .title(row)
  }
}
