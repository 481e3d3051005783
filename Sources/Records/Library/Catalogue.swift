import Calendars
import Circulation
import SQLite

/// Searching the titles with their copies.
package enum Catalogue {
  /// A title as the catalogue shows it.
  package struct Entry: Sendable {
    /// The description.
    package let record: TitleRecord
    /// Its copies by inventory number.
    package let copies: [Copy]
    /// How many wait for it.
    package let waiting: Int
  }

  /// A copy and, when it is out, until when.
  package struct Copy: Sendable {
    /// The copy.
    package let record: ItemRecord
    /// The day on which it is due back.
    package let due: LocalDate?
  }

  /// Titles in which every typed word begins a word of title, authors, subjects, ISBN, call number or a copy's number.
  /// A match in the title weighs most. A word that thousands of titles have is not weighed: the newest come first.
  ///
  /// - Parameter skip: how many to leave out, for the pages after the first.
  /// - Throws: `DatabaseError`.
  package static func search(
    _ typed: String, skip: Int64, limit: Int, in connection: Connection
  ) throws -> [Entry] {
    let ids: [String]
    if let query = FullText.query(typed) {
      ids = try matches(query, skip: skip, limit: limit, in: connection)
    } else {
      ids = try connection.query("SELECT id FROM titles ORDER BY seq DESC LIMIT \(limit) OFFSET \(skip)") { try $0[0] }
    }
    return try ids.compactMap { try find($0, in: connection) }
  }

  /// A title with its copies.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in connection: Connection) throws -> Entry? {
    guard let record = try Titles.find(id, in: connection) else { return nil }
    let due = Dictionary(
      try connection.query(
        """
        SELECT item, due FROM loans JOIN items ON inventory_number = item
        WHERE items.title = \(id) AND returned_at IS NULL
        """
      ) { (try $0[0] as String, try $0[1] as String) }, uniquingKeysWith: { $1 })
    let copies = try Items.of(title: id, in: connection).map { copy in
      Copy(record: copy, due: due[copy.item.inventoryNumber].flatMap { LocalDate($0) })
    }
    let waiting: Int? = try connection.first(
      "SELECT count(*) FROM holds WHERE title = \(id) AND state IN ('waiting', 'ready')"
    ) { try $0[0] }
    return Entry(record: record, copies: copies, waiting: waiting ?? 0)
  }

  /// More matches than this are not weighed: it takes longer than anybody waits, and whoever types so little types on.
  private static let mostWeighed = 2_000

  private static func matches(
    _ query: String, skip: Int64, limit: Int, in connection: Connection
  ) throws -> [String] {
    let isBroad =
      try connection.first(
        """
        SELECT 1 FROM titles_text WHERE titles_text MATCH \(query) LIMIT 1 OFFSET \(mostWeighed)
        """
      ) { try $0[0] as Int } != nil
    // Title, authors, subjects, ISBN, call number, copies.
    let order: SQL = isBroad ? "rowid DESC" : "bm25(titles_text, 10.0, 5.0, 2.0, 8.0, 4.0, 8.0)"
    return try connection.query(
      """
      SELECT id FROM titles
      JOIN (
        SELECT rowid AS found, row_number() OVER () AS place
        FROM (
          SELECT rowid FROM titles_text WHERE titles_text MATCH \(query) ORDER BY \(sql: order)
          LIMIT \(limit) OFFSET \(skip)
        )
      ) ON found = seq
      ORDER BY place
      """
    ) { try $0[0] }
  }
}
