import Calendars

/// Where a copy is and what may be done with it. Raw values are the contract's.
package enum ItemStatus: String, CaseIterable, Codable, Sendable {
  /// On its shelf.
  case available
  /// With a member.
  case onLoan
  /// Waiting at the desk for the member who reserved it.
  case onHoldShelf
  /// Returned, on its way to the shelf; it may be lent from the trolley.
  case inTransit
  /// To be read in the room only.
  case referenceOnly
  /// Being mended.
  case repair
  /// Not found.
  case lost
  /// No longer in the collection.
  case withdrawn

  /// What people read.
  package var label: Phrase {
    switch self {
    case .available: Phrase("tersedia", "available")
    case .onLoan: Phrase("dipinjam", "on loan")
    case .onHoldShelf: Phrase("di rak pesanan", "on the hold shelf")
    case .inTransit: Phrase("menuju rak", "on its way to the shelf")
    case .referenceOnly: Phrase("baca di tempat", "reference only")
    case .repair: Phrase("diperbaiki", "in repair")
    case .lost: Phrase("hilang", "lost")
    case .withdrawn: Phrase("dikeluarkan dari koleksi", "withdrawn")
    }
  }
}

/// One copy of a title.
package struct Item: Hashable, Sendable {
  /// What the desk types or scans, unique in the library.
  package let inventoryNumber: String
  /// What its barcode says, where that is something else.
  package var barcode: String?
  /// The id of its title.
  package var title: String
  /// The room or branch.
  package let location: String?
  /// The shelf that it goes back to.
  package let shelf: String?
  /// Where it is.
  package let status: ItemStatus

  /// Room and shelf, as far as they are written down.
  package var place: String { [location, shelf].compactMap { $0 }.joined(separator: ", ") }

  /// A copy as given.
  package init(
    inventoryNumber: String, barcode: String? = nil, title: String, location: String? = nil, shelf: String? = nil,
    status: ItemStatus = .available
  ) {
    self.inventoryNumber = inventoryNumber
    self.barcode = barcode
    self.title = title
    self.location = location
    self.shelf = shelf
    self.status = status
  }
}
