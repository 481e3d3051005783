import Calendars
import Circulation

/// What other systems and people call kinds and statuses, in the names of the contract.
enum CollectionWords {
  /// The kind; the text itself where it is not known, so that the check names it, and a book for SLiMS' `Text`.
  static func kind(_ text: String) -> String { known(kinds, text) ?? text }

  /// The status by its name or its label, else by what others call it; the text itself where it is not known, so that
  /// the check names it.
  static func status(_ text: String) -> String { labelled(text) ?? known(statuses, text) ?? text }

  private static func labelled(_ text: String) -> String? {
    let folded = text.lowercased().trimmingBlanks
    return ItemStatus.allCases.first {
      [$0.rawValue, $0.label.id, $0.label.en].contains { $0.lowercased() == folded }
    }?.rawValue
  }

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
      "koran", "surat kabar", "newspaper",
    ],
  ]

  private static let statuses: [String: [String]] = [
    ItemStatus.available.rawValue: ["ada"],
    ItemStatus.referenceOnly.rawValue: [
      "no loan", "nl", "not for loan", "tidak dipinjamkan", "referensi", "tandon",
    ],
    ItemStatus.repair.rawValue: ["r", "perbaikan", "dalam perbaikan", "rusak", "damaged"],
    ItemStatus.lost.rawValue: ["missing", "mis"],
    ItemStatus.withdrawn.rawValue: ["weeded", "dikeluarkan", "disiangi", "afkir", "dihapus"],
  ]

  private static let collections: [String: [String]] = [
    ItemStatus.referenceOnly.rawValue: ["reference", "referensi", "koleksi referensi", "tandon", "rujukan"]
  ]
}
