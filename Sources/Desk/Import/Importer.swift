import Calendars
import Circulation
import Exchange
import Foundation
import Records

/// Takes a file over into the library: in short transactions of some rows each, beside a desk that serves. A row is
/// whole or absent, and one that is there already changes nothing, so a run that was cut off is finished by running it
/// again.
package struct Importer: Sendable {
  /// What became of the rows.
  package struct Tally: Hashable, Sendable {
    /// Rows of the file.
    package fileprivate(set) var read = 0
    /// Rows that added something.
    package fileprivate(set) var added = 0
    /// Rows that changed what was recorded.
    package fileprivate(set) var changed = 0
    /// Rows that said nothing new.
    package fileprivate(set) var unchanged = 0
    /// Rows that were not taken over.
    package fileprivate(set) var skipped = 0
  }

  private let ledger: Ledger
  private let rules: LoanRules
  private let zone: OfficeZone

  /// An importer into a ledger.
  ///
  /// - Parameters:
  ///   - rules: the library's, for its member types.
  ///   - zone: the office's, for the day in the log.
  package init(_ ledger: Ledger, rules: LoanRules, zone: OfficeZone) {
    self.ledger = ledger
    self.rules = rules
    self.zone = zone
  }

  /// Rows of a transaction: few enough that the desk beside hardly waits.
  private static let rowsAtOnce = 250

  /// Takes a file over.
  ///
  /// - Parameter note: told of every row that was skipped, changed or is doubtful, in the order of the file.
  /// - Throws: `UnreadableFile`, what `source` or `note` throws, and database errors.
  package func run(
    _ kind: ImportKind, from source: @escaping ByteSource, note: (RowNote) throws -> Void
  ) throws -> Tally {
    var tally = Tally()
    var waiting: [any CheckedRow] = []
    var numbers = SeenNumbers()
    let today = zone.date(of: ledger.now)
    try kind.read(source) { row in
      waiting.append(numbers.once(checked(row, today)))
      guard waiting.count == Self.rowsAtOnce else { return }
      try record(&waiting, &tally, note)
    }
    try record(&waiting, &tally, note)
    return tally
  }

  private func checked(_ row: ReadRow, _ today: LocalDate) -> any CheckedRow {
    switch row.row {
    case .title(let title): CheckedTitle.of(title, line: row.line, notes: row.notes)
    case .copy(let copy): LooseCopy.of(copy, line: row.line, notes: row.notes)
    case .member(let member):
      CheckedMember.of(member, line: row.line, notes: row.notes, rules: rules, officeDate: today)
    case .unreadable: SkippedRow(notes: row.notes)
    }
  }

  private func record(
    _ waiting: inout [any CheckedRow], _ tally: inout Tally, _ note: (RowNote) throws -> Void
  ) throws {
    guard !waiting.isEmpty else { return }
    let (rows, start) = (waiting, ContinuousClock.now)
    let outcomes = try ledger.record { entry in try rows.map { try $0.record(in: entry) } }
    for outcome in outcomes {
      tally.add(outcome.effect)
      try outcome.notes.forEach(note)
    }
    waiting = []
    // Else a desk that waits for the lock would come too late again and again.
    Thread.sleep(forTimeInterval: (ContinuousClock.now - start) / .seconds(1) / 4)
  }
}

/// The member numbers of a file with the line of each: a second row of one number would undo the first, in every run.
private struct SeenNumbers {
  private var lines: [String: Int] = [:]

  /// The row, or that it is skipped.
  mutating func once(_ row: any CheckedRow) -> any CheckedRow {
    guard let member = row as? CheckedMember else { return row }
    guard let first = lines[member.member.number] else {
      lines[member.member.number] = member.line
      return row
    }
    let reason = Phrase(
      "Nomor anggota ini sudah ada di baris \(first).", "This member number is on line \(first) already.")
    return SkippedRow(notes: [RowNote(line: member.line, .skipped, reason)])
  }
}

extension Importer.Tally {
  fileprivate mutating func add(_ effect: RowOutcome.Effect) {
    read += 1
    switch effect {
    case .added: added += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    case .skipped: skipped += 1
    }
  }
}
