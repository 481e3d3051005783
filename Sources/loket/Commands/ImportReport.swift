import Calendars
import Exchange
import Foundation

/// What an import says of each row that was skipped, changed or is doubtful: on standard output, and as a table where
/// one is asked for. It names lines and fields; what stands in them is personal data.
final class ImportReport {
  private let table: FileHandle?

  /// A report; `file` is the table's path.
  /// - Throws: a failure when the table can't be written.
  init(file: String?) throws(CommandFailure) {
    guard let file else {
      table = nil
      return
    }
    guard FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: file)
    else {
      throw CommandFailure(
        "--report: \(file) tidak dapat ditulis; sebut berkas lain",
        "--report: \(file) can't be written; name another file")
    }
    table = handle
    write(CSVWriter.byteOrderMark + row(Phrase("Baris", "Line"), Phrase("Hasil", "Result"), Phrase("Alasan", "Reason")))
  }

  /// Says it.
  func add(_ note: RowNote) throws {
    let grade = note.grade.label
    Terminal.say(
      "baris \(note.line): \(grade.id): \(note.reason.id)", "line \(note.line): \(grade.en): \(note.reason.en)")
    write(row(Phrase("\(note.line)", "\(note.line)"), grade, note.reason))
  }

  /// Ends the table.
  func finish() throws { try table?.close() }

  private func row(_ cells: Phrase...) -> [UInt8] { CSVWriter.row(cells.map { $0[Terminal.language] }) }

  private func write(_ bytes: [UInt8]) { table?.write(Data(bytes)) }
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
