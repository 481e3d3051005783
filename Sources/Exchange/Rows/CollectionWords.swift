import Circulation

/// What other systems and people call kinds and statuses, in the names of the contract.
enum CollectionWords {
  /// The kind; the text itself where it is not known, so that the check names it, and a book for SLiMS' `Text`.
  static func kind(_ text: String) -> String { known(kinds, text) ?? text }

  /// The status; the text itself where it is not known, so that the check names it.
  static func status(_ text: String) -> String { known(statuses, text) ?? text }

  /// The status by what SLiMS calls a copy's status and its collection.
  static func slimsStatus(_ status: String, collection: String) -> String {
    if !status.isEmpty { return Self.status(status) }
    return known(collections, collection) ?? ""
  }

  private static func known(_ words: [String: [String]], _ text: String) -> String? {
    let folded = text.lowercased().trimmingBlanks
    return words.first { $0.key.lowercased() == folded || $0.value.contains(folded) }?.key
  }

  private static let kinds: [String: [String]] = [
    TitleKind.book.rawValue: ["buku", "text", "teks", "book", "monograf", "monograph", "printed book"],
    TitleKind.cd.rawValue: [
      "cd-rom", "compact disc", "compact disk", "dvd", "vcd", "audio", "audio cd", "computer file", "computer software",
      "electronic resource", "multimedia", "sound recording", "rekaman suara", "video recording", "kaset",
    ],
    TitleKind.periodical.rawValue: [
      "serial", "serials", "terbitan berkala", "berkala", "majalah", "magazine", "jurnal", "journal", "periodik",
      "koran",
      "surat kabar", "newspaper",
    ],
  ]

  private static let statuses: [String: [String]] = [
    ItemStatus.available.rawValue: ["tersedia", "available", "ada"],
    ItemStatus.referenceOnly.rawValue: [
      "baca di tempat", "reference only", "no loan", "nl", "not for loan", "tidak dipinjamkan", "referensi", "tandon",
    ],
    ItemStatus.repair.rawValue: [
      "repair", "r", "in repair", "perbaikan", "diperbaiki", "dalam perbaikan", "rusak", "damaged",
    ],
    ItemStatus.lost.rawValue: ["missing", "mis", "lost", "hilang"],
    ItemStatus.withdrawn.rawValue: [
      "withdrawn", "weeded", "dikeluarkan", "dikeluarkan dari koleksi", "disiangi", "afkir", "dihapus",
    ],
    ItemStatus.onLoan.rawValue: ["dipinjam", "on loan"],
    ItemStatus.onHoldShelf.rawValue: ["di rak pesanan", "on the hold shelf"],
    ItemStatus.inTransit.rawValue: ["menuju rak", "on its way to the shelf"],
  ]

  private static let collections: [String: [String]] = [
    ItemStatus.referenceOnly.rawValue: ["reference", "referensi", "koleksi referensi", "tandon", "rujukan"]
  ]
}
