import Calendars
import Circulation
import Exchange
import Foundation
import Records
import TicketCore

/// A title of a file with its copies on the way into the library.
struct CheckedTitle: CheckedRow {
  let line: Int
  let draft: TitleDraft
  /// Under which the title is found again by a second run.
  let origin: String
  /// Whether the file knows the title by a number, so that a description that differs is a newer one. Without, the
  /// description itself is the identity, and one that differs was corrected at the desk.
  let isNumbered: Bool
  let copies: [CheckedCopy]
  let notes: [RowNote]

  /// Checks a row by what the desk's form checks.
  static func of(_ row: TitleRow, line: Int, notes: [RowNote]) -> any CheckedRow {
    var notes = notes
    let year = WrittenDate.year(row.year)
    if year == nil, !row.year.isEmpty {
      let reason = Phrase("Tahun terbit tidak terbaca; dikosongkan.", "The year can't be read; it was left empty.")
      notes.append(RowNote(line: line, .changed, reason))
    }
    let input = TitleInput(
      title: row.title, authors: row.authors, publisher: row.publisher, year: year, isbn: row.isbn,
      classification: row.classification, callNumber: row.callNumber, subjects: row.subjects,
      kind: row.kind.isEmpty ? nil : row.kind, expect: nil)
    let own = row.id.flatMap(UUID.init(uuidString:))?.uuidString.lowercased()
    let (checked, more) = mended(input, line: line) { input throws(InvalidInput) in
      try input.title(id: own ?? UUIDv7.make())
    }
    notes += more
    guard let checked else { return SkippedRow(notes: notes) }
    let copies = row.copies.map { CheckedCopy.of($0, line: line) }
    notes += copies.flatMap(\.notes).map(withoutCopy)
    let origin = row.origin ?? "file:\(fingerprint(of: checked))"
    return CheckedTitle(
      line: line, draft: TitleDraft(checked, origin: own == nil ? origin : nil), origin: origin,
      isNumbered: own != nil || row.origin != nil, copies: copies.compactMap(\.copy), notes: notes)
  }

  /// The title itself is taken over, so a copy that is not makes the row a changed one.
  private static func withoutCopy(_ note: RowNote) -> RowNote {
    guard note.grade == .skipped else { return note }
    let reason = Phrase(
      "\(note.reason.id) Eksemplarnya tidak diambil.", "\(note.reason.en) The copy was not taken over.")
    return RowNote(line: note.line, .changed, reason)
  }

  /// The same for the same description, whatever its copies.
  private static func fingerprint(of title: Title) -> String {
    let single = [title.publisher, title.year.map(String.init), title.isbn, title.classification, title.callNumber]
    let parts = [title.title, title.kind.rawValue] + single.map { $0 ?? "" } + title.authors + [""] + title.subjects
    return String(Digest.sha256(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(32))
  }

  func record(in entry: Entry) throws -> RowOutcome {
    var outcomes: [RowOutcome] = []
    let id: String
    if let present = try present(in: entry) {
      id = present.title.id
      outcomes.append(try update(present.title, in: entry))
    } else {
      id = draft.title.id
      _ = try Titles.put(draft, expect: nil, in: entry)
      outcomes.append(RowOutcome(effect: .added, notes: []))
    }
    for copy in copies { outcomes.append(try copy.record(on: id, in: entry)) }
    let effects = outcomes.map(\.effect)
    let effect: RowOutcome.Effect =
      effects.contains(.added) ? .added : effects.contains(.changed) ? .changed : .unchanged
    return RowOutcome(effect: effect, notes: notes + outcomes.flatMap(\.notes).map(Self.withoutCopy))
  }

  /// The title as recorded: by its number or description, else by a copy that hangs on a title of the same words.
  private func present(in entry: Entry) throws -> TitleRecord? {
    let transaction = entry.transaction
    if let own = try Titles.find(draft.title.id, in: transaction) { return own }
    if let same = try Titles.find(origin: origin, in: transaction) { return same }
    for copy in copies {
      guard let item = try Items.find(copy.item.inventoryNumber, in: transaction)?.item,
        let title = try Titles.find(item.title, in: transaction), title.title.words == draft.title.words
      else { continue }
      return title
    }
    return nil
  }

  private func update(_ present: Title, in entry: Entry) throws -> RowOutcome {
    let wanted = draft.title.merged(into: present)
    let isSameDescription = try Titles.find(origin: origin, in: entry.transaction)?.title.id == present.id
    guard wanted != present, isNumbered || !isSameDescription else { return RowOutcome(effect: .unchanged, notes: []) }
    guard try !LibraryEvents.isCorrectedAtDesk(.title(present.id), in: entry.transaction) else {
      return RowOutcome(effect: .unchanged, notes: [.kept(line, wanted.differences(from: present))])
    }
    _ = try Titles.put(TitleDraft(wanted), expect: nil, in: entry)
    return RowOutcome(effect: .changed, notes: [.updated(line, wanted.differences(from: present))])
  }
}

extension Title {
  /// The title's letters and digits, by which two spellings of it are the same.
  fileprivate var words: String { title.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// What is recorded with what the file says more; an empty cell takes nothing away.
  fileprivate func merged(into present: Title) -> Title {
    Title(
      id: present.id, title: title, authors: authors.isEmpty ? present.authors : authors,
      publisher: publisher ?? present.publisher, year: year ?? present.year, isbn: isbn ?? present.isbn,
      classification: classification ?? present.classification, callNumber: callNumber ?? present.callNumber,
      subjects: subjects.isEmpty ? present.subjects : subjects, kind: kind)
  }

  /// The fields in which two descriptions differ.
  fileprivate func differences(from other: Title) -> [Phrase] {
    [
      (title != other.title, Phrase("judul", "title")), (authors != other.authors, Phrase("pengarang", "authors")),
      (publisher != other.publisher, Phrase("penerbit", "publisher")), (year != other.year, Phrase("tahun", "year")),
      (isbn != other.isbn, Phrase("ISBN/ISSN", "ISBN/ISSN")),
      (classification != other.classification, Phrase("klasifikasi", "classification")),
      (callNumber != other.callNumber, Phrase("nomor panggil", "call number")),
      (subjects != other.subjects, Phrase("subjek", "subjects")), (kind != other.kind, Phrase("jenis", "kind")),
    ].filter(\.0).map(\.1)
  }
}
