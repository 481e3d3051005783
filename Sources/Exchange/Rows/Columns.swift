import Calendars

/// A column of a plain table: its names in the header, and where its cells belong.
package struct Column<Row: Sendable>: Sendable {
  /// What the header of an export says.
  package let name: Phrase
  /// Other names that an import takes it by.
  let aliases: [String]
  /// Takes a cell into its row.
  let put: @Sendable (String, inout Row) -> Void

  /// Names are compared without case, blanks and signs.
  func isCalled(_ header: String) -> Bool { names.contains { Self.folded($0) == Self.folded(header) } }

  var names: [String] { [name.id, name.en] + aliases }

  private static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}

/// The columns of the plain tables, in the order of an export.
package enum Columns {
  /// A member a row.
  package static let members: [Column<MemberRow>] = [
    column("Nomor", "Number", ["NIP", "nomor anggota", "member number", "member_id"]) { $1.number = $0 },
    column("Nama", "Name", ["nama anggota", "member name"]) { $1.name = $0 },
    column("Unit", "Unit", ["unit kerja", "instansi", "organisation"]) { $1.unit = $0 },
    column("Surel", "E-mail", ["email", "alamat surel"]) { $1.email = $0 },
    column("Telepon", "Phone", ["no hp", "hp", "telp", "nomor telepon"]) { $1.phone = $0 },
    column("Jenis anggota", "Member type", ["jenis", "type", "tipe", "tipe anggota"]) { $1.type = $0 },
    column("Berlaku sampai", "Valid until", ["berlaku", "tanggal kedaluwarsa", "expires"]) {
      $1.validUntil = WrittenDate.iso($0)
    },
    column("Diblokir karena", "Blocked because", ["blokir", "diblokir", "blocked"]) { $1.blocked = $0 },
  ]

  /// A copy a row, with the description of its title; a title without copies has one row without a copy.
  package static let catalogue: [Column<TitleRow>] = [
    column("ID judul", "Title ID", ["id"]) { $1.id = $0.isEmpty ? nil : $0 },
    column("Judul", "Title", []) { $1.title = $0 },
    column("Pengarang", "Authors", ["penulis", "author"]) { $1.authors = CellList.split($0) },
    column("Penerbit", "Publisher", []) { $1.publisher = $0 },
    column("Tahun terbit", "Year", ["tahun", "publication year"]) { $1.year = $0 },
    column("ISBN/ISSN", "ISBN or ISSN", ["isbn", "issn"]) { $1.isbn = $0 },
    column("Klasifikasi", "Classification", ["ddc", "nomor kelas", "class"]) { $1.classification = $0 },
    column("Nomor panggil", "Call number", []) { $1.callNumber = $0 },
    column("Subjek", "Subjects", ["subject", "topik"]) { $1.subjects = CellList.split($0) },
    column("Jenis koleksi", "Kind", ["jenis", "jenis bahan"]) { $1.kind = CollectionWords.kind($0) },
    column("Nomor inventaris", "Inventory number", ["nomor induk", "no inventaris", "kode eksemplar"]) {
      $1.copy.inventoryNumber = $0
    },
    column("Barcode", "Barcode", ["kode batang"]) { $1.copy.barcode = $0 },
    column("Lokasi", "Location", ["ruang"]) { $1.copy.location = $0 },
    column("Rak", "Shelf", []) { $1.copy.shelf = $0 },
    column("Status", "Status", ["keadaan"]) { $1.copy.status = CollectionWords.status($0) },
  ]

  private static func column<Row>(
    _ id: String, _ en: String, _ aliases: [String], _ put: @escaping @Sendable (String, inout Row) -> Void
  ) -> Column<Row> {
    Column(name: Phrase(id, en), aliases: aliases, put: put)
  }
}

extension TitleRow {
  /// The one copy of a plain table's row.
  fileprivate var copy: CopyRow {
    get { copies.first ?? CopyRow() }
    set { copies = [newValue] }
  }
}

/// Several names in one cell, with a semicolon and a blank between them; a name's own semicolon is written twice.
package enum CellList {
  /// The names as one cell.
  package static func join(_ names: [String]) -> String {
    names.map { $0.replacing(";", with: ";;") }.joined(separator: "; ")
  }

  /// The names of a cell.
  package static func split(_ cell: String) -> [String] {
    cell.replacing(";;", with: "\u{0}").split(separator: ";")
      .map { $0.replacing("\u{0}", with: ";").trimmingBlanks }.filter { !$0.isEmpty }
  }
}

extension StringProtocol {
  /// Without the blanks at its ends.
  var trimmingBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
