import Foundation
import SQLite

/// Copies of all titles side by side, for their labels.
package enum ItemList {
  /// Which copies are meant; what is nil narrows nothing.
  package struct Filter: Sendable {
    /// Words as the catalogue is searched by.
    package var typed: String?
    /// The first inventory number, in the order of its signs.
    package var from: String?
    /// The last inventory number.
    package var to: String?
    /// When the copy was added at the earliest.
    package var since: Date?

    /// Every copy.
    package init() {}
  }

  /// A copy with what its label says of its title.
  package struct Line: Sendable {
    /// The copy.
    package let record: ItemRecord
    /// The title's words.
    package let title: String
    /// Where the title stands.
    package let callNumber: String?
  }

  /// The copies by inventory number.
  ///
  /// - Parameter skip: how many to leave out, for the pages after the first.
  /// - Throws: `DatabaseError`.
  package static func list(
    _ filter: Filter, skip: Int64, limit: Int, in reader: some SQLReader
  ) throws -> [Line] {
    try reader.query(
      columns + condition(filter) + " ORDER BY inventory_number LIMIT \(limit) OFFSET \(skip)", read)
  }

  /// A room or branch, and how many copies belong there.
  package struct Location: Sendable {
    /// Its name.
    package let name: String
    /// How many copies belong there.
    package let items: Int
  }

  /// Every location by name.
  /// - Throws: `DatabaseError`.
  package static func locations(in reader: some SQLReader) throws -> [Location] {
    try reader.query(
      "SELECT location, count(*) FROM items WHERE location IS NOT NULL GROUP BY location ORDER BY location"
    ) { Location(name: try $0[0], items: try $0[1]) }
  }

  private static func condition(_ filter: Filter) -> SQL {
    var condition: SQL = " WHERE true"
    if let query = filter.typed.flatMap(FullText.query) {
      condition = condition + " AND titles.seq IN (SELECT rowid FROM titles_text WHERE titles_text MATCH \(query))"
    }
    if let from = filter.from { condition = condition + " AND inventory_number >= \(from)" }
    if let to = filter.to { condition = condition + " AND inventory_number <= \(to)" }
    if let since = filter.since { condition = condition + isNew(since) }
    return condition
  }

  /// A copy's own time moves with every loan and every correction, so its place among the others says when it came:
  /// behind the last one that nobody has touched since.
  private static func isNew(_ since: Date) -> SQL {
    """
     AND items.updated_at >= \(since) AND items.seq > coalesce(
      (SELECT seq FROM items WHERE updated_at < \(since) ORDER BY seq DESC LIMIT 1), 0
    )
    """
  }

  private static let columns: SQL = """
    SELECT inventory_number, items.version, barcode, items.title, location, shelf, status, titles.title,
      titles.call_number
    FROM items
    JOIN titles ON titles.id = items.title
    """

  private static func read(_ row: Row) throws -> Line {
    Line(record: try Items.read(row), title: try row[7], callNumber: try row[8])
  }
}
