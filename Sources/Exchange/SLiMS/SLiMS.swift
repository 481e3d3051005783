import Calendars

/// The three tables that SLiMS exports: columns by place, a header that may be missing.
struct SLiMSTable: Sendable {
  /// The header's first cell.
  let first: String
  /// How many columns a row has.
  let columns: Int
  let row: @Sendable (TableRow) -> ImportRow

  /// Reads the rows.
  /// - Throws: what `next` or `each` throws, and `UnreadableFile` where the header is another table's.
  func read(_ next: () throws -> TableRow?, each: (ReadRow) throws -> Void) throws {
    var isFirst = true
    while let table = try next() {
      defer { isFirst = false }
      if isFirst, try isHeader(table) { continue }
      guard table.cells.count >= columns else {
        let reason = Phrase(
          "\(table.cells.count) kolom, seharusnya \(columns)", "\(table.cells.count) columns, \(columns) are expected")
        let notes = table.notes.isEmpty ? [RowNote(line: table.line, .skipped, reason)] : table.notes
        try each(ReadRow(line: table.line, row: .unreadable, notes: notes))
        continue
      }
      try each(ReadRow(line: table.line, row: row(table), notes: table.notes))
    }
  }

  private func isHeader(_ table: TableRow) throws(UnreadableFile) -> Bool {
    let name = table[0].trimmingBlanks.lowercased()
    if name == first { return true }
    guard let other = SLiMS.all.first(where: { $0.first == name && table[1].contains("_") }) else { return false }
    throw UnreadableFile(
      reason: Phrase(
        "ini tabel SLiMS yang berawal dengan \(other.first), bukan \(first); pilih jenis impor yang sesuai",
        "this is SLiMS' table that begins with \(other.first), not \(first); choose the import that fits"))
  }
}

/// SLiMS' own formats (formats.md §5).
enum SLiMS {
  /// Every table.
  static let all = [biblio, item, member]

  /// Titles with the codes of their copies.
  static let biblio = SLiMSTable(first: "title", columns: 18) { table in
    func cell(_ place: Int) -> String { lines(table[place]) }
    return .title(
      TitleRow(
        title: cell(0), authors: list(cell(15)), publisher: cell(4), year: cell(5), isbn: cell(3),
        classification: cell(11), callNumber: cell(8), subjects: list(cell(16)),
        kind: cell(1).isEmpty ? "" : CollectionWords.kind(cell(1)),
        copies: list(cell(17)).map { CopyRow(inventoryNumber: $0) }))
  }

  /// Copies, each with its title's words.
  static let item = SLiMSTable(first: "item_code", columns: SLiMSItemReader.columns) { table in
    let (code, inventory, site, call) = (table[0], table[3], table[10], table[1])
    return .copy(
      CopyRow(
        inventoryNumber: code, barcode: inventory == code ? "" : inventory, location: table[7],
        shelf: site.isEmpty ? call : site,
        status: CollectionWords.slimsStatus(table[9], collection: table[2]), title: table[18]))
  }

  /// Members; `mpasswd` may follow as a 19th column and is left alone.
  static let member = SLiMSTable(first: "member_id", columns: 18) { table in
    return .member(
      MemberRow(
        number: table[0], name: table[1], unit: table[7], email: table[4], phone: table[11], type: table[3],
        validUntil: String(table[15].prefix(10))))
  }

  /// `<a><b>` as a list.
  static func list(_ cell: String) -> [String] {
    guard cell.hasPrefix("<"), cell.hasSuffix(">") else { return cell.isEmpty ? [] : [cell] }
    return cell.dropFirst().dropLast().replacing("><", with: "\u{0}").split(separator: "\u{0}").map(\.trimmingBlanks)
  }

  /// The bibliography writes CR and LF each as the two characters `\n`.
  private static func lines(_ cell: String) -> String {
    cell.contains("\\n") ? cell.replacing(/(\\n)+/, with: " ").trimmingBlanks : cell.trimmingBlanks
  }
}
