import Calendars
import Exchange
import Foundation

/// What an import says of each row that was skipped, changed or is doubtful: on standard output, and as a table where
/// one is asked for. It names lines and fields; what stands in them is personal data.
final class ImportReport {
  private let table: FileHandle?

  /// A report; `file` is the table's path.
  /// - Throws: a failure when the table can't be written, or would be written over the file `input` that is read.
  init(file: String?, besides input: String) throws(CommandFailure) {
    guard let file else {
      table = nil
      return
    }
    guard !Self.areSame(file, input) else {
      throw .usage(
        "--report: \(file) adalah berkas yang diimpor; sebut berkas lain",
        "--report: \(file) is the file that is imported; name another file")
    }
    guard FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: file)
    else {
      throw CommandFailure(
        "--report: \(file) tidak dapat ditulis; sebut berkas lain",
        "--report: \(file) can't be written; name another file")
    }
    table = handle
    let head = row(Phrase("Baris", "Line"), Phrase("Hasil", "Result"), Phrase("Alasan", "Reason"))
    try write(CSVWriter.byteOrderMark + head)
  }

  /// Says it.
  /// - Throws: a failure when the table can't be written on, as on a full disk.
  func add(_ note: RowNote) throws(CommandFailure) {
    let grade = note.grade.label
    Terminal.say(
      "baris \(note.line): \(grade.id): \(note.reason.id)", "line \(note.line): \(grade.en): \(note.reason.en)")
    try write(row(Phrase("\(note.line)", "\(note.line)"), grade, note.reason))
  }

  /// Ends the table.
  /// - Throws: the file system's error.
  func finish() throws { try table?.close() }

  private func row(_ cells: Phrase...) -> [UInt8] { CSVWriter.row(cells.map { $0[Terminal.language] }) }

  private func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try table?.write(contentsOf: Data(bytes))
    } catch {
      throw CommandFailure(
        "--report: tidak dapat ditulis lagi; kosongkan disk, lalu ulangi impor",
        "--report: can't be written any more; free some space, then import again")
    }
  }

  /// Whether two names lead to one file.
  private static func areSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)
  }
}

extension RowNote.Grade {
  /// What people read.
  fileprivate var label: Phrase {
    switch self {
    case .skipped: Phrase("dilewati", "skipped")
    case .changed: Phrase("diubah", "changed")
    case .doubtful: Phrase("meragukan", "doubtful")
    }
  }
}
