import Calendars

/// A file of MARC 21 records, as ISO 2709 or MARCXML: its first sign tells which.
enum MARCFile {
  /// Reads it record by record.
  /// - Throws: `UnreadableFile` where it is neither, and what `source` or `each` throws.
  static func read(_ source: @escaping ByteSource, each: (ReadRow) throws -> Void) throws {
    let start = try source()
    let sign = start.first { !$0.isBreak && ![0x20, 0x09, 0xEF, 0xBB, 0xBF].contains($0) }
    var isStart = true
    let whole: ByteSource = {
      defer { isStart = false }
      return isStart ? start : try source()
    }
    switch sign {
    case UInt8(ascii: "<"): try MARCXMLReader.read(whole) { try each(row($0, $1)) }
    case .some(0x30...0x39):
      var reader = ISO2709Reader(from: whole)
      while let (number, record) = try reader.next() { try each(row(number, record)) }
    default:
      throw UnreadableFile(
        reason: Phrase("ini bukan MARC 21 (ISO 2709) atau MARCXML", "this is neither MARC 21 (ISO 2709) nor MARCXML"))
    }
  }

  private static func row(_ line: Int, _ record: MARCRecord?) -> ReadRow {
    guard let record else {
      let reason = Phrase("cantuman ini rusak", "this record is damaged")
      return ReadRow(line: line, row: .unreadable, notes: [RowNote(line: line, .skipped, reason)])
    }
    // Authority and holdings records describe no title.
    let type = record.leader.dropFirst(6).first ?? " "
    guard !"zuvxy".contains(type) else {
      let reason = Phrase("bukan cantuman bibliografi", "no bibliographic record")
      return ReadRow(line: line, row: .unreadable, notes: [RowNote(line: line, .skipped, reason)])
    }
    return ReadRow(line: line, row: .title(TitleRow(record)), notes: [])
  }
}
