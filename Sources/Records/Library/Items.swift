import Circulation
import SQLite

/// A copy as recorded.
package struct ItemRecord: Sendable, Equatable {
  /// The copy.
  package let item: Item
  /// 1 when added, one more with each change.
  package let version: Int
}

/// The table `items`.
package enum Items {
  /// What became of a copy that was put.
  package enum Outcome: Sendable, Equatable {
    case added(ItemRecord)
    case corrected(ItemRecord)
    /// Nothing differs from what is recorded: the same act again.
    case unchanged(ItemRecord)
    /// The version that the act expected is not the one that is recorded.
    case stale(ItemRecord)
    /// Another copy has the barcode, or it is another's inventory number.
    case barcodeTaken
    /// There is no such title.
    case unknownTitle
  }

  /// Adds or corrects a copy.
  ///
  /// - Parameter expect: the version that the act saw; 0 = not there yet, nil = no check.
  /// - Throws: `DatabaseError`.
  package static func put(_ item: Item, expect: Int?, in entry: Entry) throws -> Outcome {
    let transaction = entry.transaction
    guard try Titles.find(item.title, in: transaction) != nil else { return .unknownTitle }
    for number in [item.barcode, item.inventoryNumber].compactMap({ $0 }) {
      if let other = try scan(number, in: transaction), other.item.inventoryNumber != item.inventoryNumber {
        return .barcodeTaken
      }
    }
    guard let present = try find(item.inventoryNumber, in: transaction) else {
      try transaction.execute(
        """
        INSERT INTO items (inventory_number, version, barcode, title, location, shelf, status, updated_at)
        VALUES (
          \(item.inventoryNumber), 1, \(item.barcode), \(item.title), \(item.location), \(item.shelf), \(item.status),
          \(entry.now)
        )
        """)
      try changed(item, in: entry)
      return .added(ItemRecord(item: item, version: 1))
    }
    if item == present.item { return .unchanged(present) }
    if let expect, expect != present.version { return .stale(present) }
    try transaction.execute(
      """
      UPDATE items
      SET version = version + 1, barcode = \(item.barcode), title = \(item.title), location = \(item.location),
        shelf = \(item.shelf), status = \(item.status), updated_at = \(entry.now)
      WHERE inventory_number = \(item.inventoryNumber)
      """)
    try changed(item, in: entry)
    if present.item.title != item.title { try changed(present.item, in: entry) }
    return .corrected(ItemRecord(item: item, version: present.version + 1))
  }

  /// Sets where a copy is.
  /// - Throws: `DatabaseError`.
  package static func set(_ status: ItemStatus, of inventoryNumber: String, in entry: Entry) throws {
    let title: String? = try entry.transaction.first(
      """
      UPDATE items SET version = version + 1, status = \(status), updated_at = \(entry.now)
      WHERE inventory_number = \(inventoryNumber)
      RETURNING title
      """
    ) { try $0[0] }
    guard let title else { throw RecordsError.missing(table: "items") }
    try entry.changed(.catalogue, title)
  }

  /// The copy with that inventory number.
  /// - Throws: `DatabaseError`.
  package static func find(_ inventoryNumber: String, in reader: some SQLReader) throws -> ItemRecord? {
    try reader.first(columns + " WHERE inventory_number = \(inventoryNumber)", read)
  }

  /// The copy that a scanner reads so: by its inventory number, else by its barcode. A hand need not type capitals.
  /// - Throws: `DatabaseError`.
  package static func scan(_ number: String, in reader: some SQLReader) throws -> ItemRecord? {
    let read = try find(number, in: reader) ?? reader.first(columns + " WHERE barcode = \(number)", read)
    let capitals = number.uppercased()
    return try read == nil && capitals != number ? scan(capitals, in: reader) : read
  }

  /// A title's copies by inventory number.
  /// - Throws: `DatabaseError`.
  package static func of(title: String, in reader: some SQLReader) throws -> [ItemRecord] {
    try reader.query(columns + " WHERE title = \(title) ORDER BY inventory_number", read)
  }

  private static let columns: SQL = """
    SELECT inventory_number, version, barcode, title, location, shelf, status FROM items
    """

  static func read(_ row: Row) throws -> ItemRecord {
    ItemRecord(
      item: Item(
        inventoryNumber: try row[0], barcode: try row[2], title: try row[3], location: try row[4], shelf: try row[5],
        status: try row[6]),
      version: try row[1])
  }

  /// The title is found by its copies' numbers, so that its words are brought up to date with them.
  private static func changed(_ item: Item, in entry: Entry) throws {
    let seq: Int64? = try entry.transaction.first("SELECT seq FROM titles WHERE id = \(item.title)") { try $0[0] }
    if let seq { entry.transaction.touch("titles", seq) }
    try entry.changed(.catalogue, item.title)
  }
}
