import Exchange

/// A table for a download.
enum CSV {
  /// The rows as UTF-8 with a byte order mark, by which spreadsheets know the encoding; what begins like a formula is
  /// guarded (see `CSVWriter`).
  static func encode(_ rows: [[String]]) -> [UInt8] { CSVWriter.byteOrderMark + rows.flatMap(CSVWriter.row) }
}
