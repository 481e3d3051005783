import Calendars
import Circulation
import Exchange
import Foundation
import Records
import TicketCore

/// A copy of a file on the way into the library; its title is found or made by whoever records it.
struct CheckedCopy: Sendable {
  let line: Int
  /// As checked, on no title yet.
  let item: Item
  /// Whether the file says where the copy is.
  let hasStatus: Bool

  /// Checks a row by what the desk's form checks; nil where it is to be skipped.
  static func of(_ row: CopyRow, line: Int) -> (copy: CheckedCopy?, notes: [RowNote]) {
    var notes: [RowNote] = []
    var status = row.status
    if let out = ItemStatus(rawValue: status), [.onLoan, .onHoldShelf].contains(out) {
      status = ""
      let reason = Phrase(
        "Eksemplar ini \(out.label.id); peminjaman dan pesanan tidak diimpor, statusnya tidak diubah.",
        "This copy is \(out.label.en); loans and holds are not imported, its status was left alone.")
      notes.append(RowNote(line: line, .doubtful, reason))
    }
    let input = ItemInput(
      title: noTitle, barcode: row.barcode, location: row.location, shelf: row.shelf,
      status: status.isEmpty ? nil : status, expect: nil)
    let (checked, more) = mended(input, line: line) { input throws(InvalidInput) in
      try input.item(CirculationDesk.number(row.inventoryNumber), former: nil)
    }
    guard let checked else { return (nil, notes + more) }
    guard !checked.inventoryNumber.isEmpty else {
      let reason = Phrase("Nomor inventaris belum diisi.", "The inventory number is missing.")
      return (nil, notes + [RowNote(line: line, .skipped, reason)])
    }
    let isKept = !status.isEmpty && checked.status.rawValue == status
    return (CheckedCopy(line: line, item: checked, hasStatus: isKept), notes + more)
  }

  /// Stands for the title until it is known.
  private static let noTitle = "00000000-0000-0000-0000-000000000000"

  /// Adds the copy to a title, or brings it up to date there.
  /// - Throws: a database error.
  func record(on title: String, in entry: Entry) throws -> RowOutcome {
    let present = try Items.find(item.inventoryNumber, in: entry.transaction)
    if let present, present.item.title != title { return skipped(Self.elsewhere) }
    var wanted = merged(into: present, on: title)
    if let present, wanted != present.item,
      try LibraryEvents.isCorrectedAtDesk(.item(present.item.inventoryNumber), in: entry.transaction)
    {
      return RowOutcome(effect: .unchanged, notes: [.kept(line, wanted.differences(from: present.item))])
    }
    var outcome = try Items.put(wanted, expect: nil, in: entry)
    var notes: [RowNote] = []
    if outcome == .barcodeTaken, wanted.barcode != nil {
      notes.append(RowNote(line: line, .changed, Self.barcodeTaken))
      wanted.barcode = present?.item.barcode
      outcome = try Items.put(wanted, expect: nil, in: entry)
    }
    switch outcome {
    case .added: return RowOutcome(effect: .added, notes: notes)
    case .corrected(let record):
      let fields = present.map { record.item.differences(from: $0.item) } ?? []
      // A copy that nobody has touched yet is only being completed.
      if present?.version != 1 { notes.append(.updated(line, fields)) }
      return RowOutcome(effect: .changed, notes: notes)
    case .unchanged: return RowOutcome(effect: .unchanged, notes: notes)
    case .barcodeTaken, .stale, .unknownTitle: return skipped(Self.numberTaken)
    }
  }

  private static let elsewhere = Phrase(
    "Nomor inventaris ini sudah dipakai eksemplar judul lain.",
    "This inventory number is a copy's of another title.")
  private static let numberTaken = Phrase(
    "Nomor inventaris ini adalah barcode eksemplar lain.",
    "This inventory number is another copy's barcode.")
  private static let barcodeTaken = Phrase(
    "Barcode ini milik eksemplar lain; dikosongkan.", "This barcode is another copy's; it was left empty.")

  private func skipped(_ reason: Phrase) -> RowOutcome {
    RowOutcome(effect: .skipped, notes: [RowNote(line: line, .skipped, reason)])
  }

  /// An empty cell takes nothing away. The status is the desk's once anybody has touched the copy: a file may be older
  /// than the loss that was noted at the desk.
  private func merged(into record: ItemRecord?, on title: String) -> Item {
    guard let present = record?.item else { return item.on(title) }
    let isFresh = record?.version == 1 && ![.onLoan, .onHoldShelf].contains(present.status)
    return Item(
      inventoryNumber: present.inventoryNumber, barcode: item.barcode ?? present.barcode, title: title,
      location: item.location ?? present.location, shelf: item.shelf ?? present.shelf,
      status: hasStatus && isFresh ? item.status : present.status)
  }
}

extension Item {
  fileprivate func on(_ title: String) -> Item {
    var item = self
    item.title = title
    return item
  }

  fileprivate func differences(from other: Item) -> [Phrase] {
    [
      (barcode != other.barcode, Phrase("barcode", "barcode")),
      (location != other.location, Phrase("lokasi", "location")), (shelf != other.shelf, Phrase("rak", "shelf")),
      (status != other.status, Phrase("status", "status")),
    ].filter(\.0).map(\.1)
  }
}

/// A copy in a row of its own, which names its title by its words.
struct LooseCopy: CheckedRow {
  let copy: CheckedCopy
  let title: String
  let notes: [RowNote]

  /// Checks a row.
  static func of(_ row: CopyRow, line: Int, notes: [RowNote]) -> any CheckedRow {
    let (copy, more) = CheckedCopy.of(row, line: line)
    guard let copy else { return SkippedRow(notes: notes + more) }
    return LooseCopy(copy: copy, title: CleanText.clean(row.title), notes: notes + more)
  }

  /// A copy that is there already hangs where it hangs; a new one on the one title that is called exactly so.
  func record(in entry: Entry) throws -> RowOutcome {
    if let present = try Items.find(copy.item.inventoryNumber, in: entry.transaction) {
      return try finished(copy.record(on: present.item.title, in: entry))
    }
    let titles = try Titles.named(title, limit: 2, in: entry.transaction)
    guard let only = titles.first, titles.count == 1 else {
      let reason =
        titles.isEmpty
        ? Phrase(
          "Tidak ada judul yang persis sama; impor biblio lebih dahulu atau tambahkan judulnya.",
          "No title is called exactly so; import the bibliography first, or add the title.")
        : Phrase(
          "Beberapa judul bernama sama; tambahkan eksemplarnya di layar katalog.",
          "Several titles are called so; add the copy on the catalogue's screen.")
      return RowOutcome(effect: .skipped, notes: notes + [RowNote(line: copy.line, .skipped, reason)])
    }
    return try finished(copy.record(on: only.title.id, in: entry))
  }

  private func finished(_ outcome: RowOutcome) -> RowOutcome {
    RowOutcome(effect: outcome.effect, notes: notes + outcome.notes)
  }
}
