import Calendars
import Circulation
import Foundation
import TicketCore

/// A title as the API takes it, before anything was checked.
struct TitleInput: Decodable, Sendable {
  var title: String?
  var authors: [String]?
  var publisher: String?
  var year: Int?
  var isbn: String?
  var classification: String?
  var callNumber: String?
  var subjects: [String]?
  var kind: String?
  var expect: Int?

  /// The checked title.
  /// - Throws: everything that is wrong.
  func title(id: String) throws(InvalidInput) -> Title {
    var lines = Lines()
    let name = lines.text(title, "/title", Phrase("Judul", "Title"), limit: 500)
    if name == nil, lines.problems.isEmpty { lines.note("/title", .missing(Phrase("Judul", "Title"))) }
    let kinds = TitleKind.allCases.map(\.rawValue)
    let kind = TitleKind(rawValue: kind ?? "book")
    if kind == nil { lines.note("/kind", .unknown(Phrase("Jenis koleksi", "Kind"), choices: kinds)) }
    if let year, !(1000...2999).contains(year) {
      let remedy = Phrase("tulis empat angka, seperti 2019", "write four digits, such as 2019")
      lines.note("/year", .malformed(Phrase("Tahun terbit", "Year"), remedy: remedy))
    }
    let title = Title(
      id: id, title: name ?? "",
      authors: lines.list(authors, "/authors", Phrase("Pengarang", "Author")),
      publisher: lines.text(publisher, "/publisher", Phrase("Penerbit", "Publisher"), limit: 200), year: year,
      isbn: lines.text(isbn, "/isbn", Phrase("ISBN/ISSN", "ISBN/ISSN"), limit: 20),
      classification: lines.text(classification, "/classification", Phrase("Klasifikasi", "Class"), limit: 50),
      callNumber: lines.text(callNumber, "/callNumber", Phrase("Nomor panggil", "Call number"), limit: 100),
      subjects: lines.list(subjects, "/subjects", Phrase("Subjek", "Subject")), kind: kind ?? .book)
    try lines.finish()
    return title
  }
}

/// A copy as the API takes it, before anything was checked.
struct ItemInput: Decodable, Sendable {
  var title: String?
  var barcode: String?
  var location: String?
  var shelf: String?
  var status: String?
  var expect: Int?

  /// The statuses that are set by hand; the others are made by an act.
  private static let settable: [ItemStatus] = [.available, .inTransit, .referenceOnly, .repair, .lost, .withdrawn]

  /// The checked copy; a status that is not named stays as it is.
  /// - Throws: everything that is wrong.
  func item(_ number: String, former: ItemStatus?) throws(InvalidInput) -> Item {
    var lines = Lines()
    let inventoryNumber = lines.text(
      number, "/inventoryNumber", Phrase("Nomor inventaris", "Inventory number"), limit: 64)
    let id = title.flatMap(UUID.init(uuidString:))?.uuidString.lowercased()
    if id == nil { lines.note("/title", .missing(Phrase("Judul", "Title"))) }
    let wanted = status.map { ItemStatus(rawValue: $0) } ?? former ?? .available
    if let wanted, wanted != former, !Self.settable.contains(wanted) || [.onLoan, .onHoldShelf].contains(former) {
      let remedy = Phrase("ubah lewat pengembalian atau pesanan", "change it by a return or a hold")
      lines.note("/status", .malformed(Phrase("Status", "Status"), remedy: remedy))
    }
    if wanted == nil {
      lines.note("/status", .unknown(Phrase("Status", "Status"), choices: Self.settable.map(\.rawValue)))
    }
    let item = Item(
      inventoryNumber: inventoryNumber ?? "",
      barcode: lines.text(
        CirculationDesk.number(barcode), "/barcode", Phrase("Barcode", "Barcode"), limit: 64), title: id ?? "",
      location: lines.text(location, "/location", Phrase("Lokasi", "Location"), limit: 200),
      shelf: lines.text(shelf, "/shelf", Phrase("Rak", "Shelf"), limit: 200), status: wanted ?? .available)
    try lines.finish()
    return item
  }
}

/// Checks lines of text one by one and keeps what it finds.
private struct Lines {
  private static let mostLines = 50

  private(set) var problems: [Problem] = []

  mutating func note(_ pointer: String, _ kind: Problem.Kind) { problems.append(Problem(pointer, kind)) }

  mutating func text(_ input: String?, _ pointer: String, _ label: Phrase, limit: Int) -> String? {
    let text = CleanText.clean(input ?? "")
    guard CleanText.fits(text, limit: limit) else {
      note(pointer, .tooLong(label, limit: limit))
      return nil
    }
    return text.isEmpty ? nil : text
  }

  mutating func list(_ input: [String]?, _ pointer: String, _ label: Phrase) -> [String] {
    var lines: [String] = []
    if let count = input?.count, count > Self.mostLines { note(pointer, .tooMany(label, limit: Self.mostLines)) }
    for (index, line) in (input ?? []).prefix(Self.mostLines).enumerated() {
      if let text = text(line, "\(pointer)/\(index)", label, limit: 200) { lines.append(text) }
    }
    return lines
  }

  func finish() throws(InvalidInput) {
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}
