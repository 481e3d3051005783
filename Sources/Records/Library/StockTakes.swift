import Circulation
import Foundation
import SQLite

/// A stock-take: somebody goes along the shelves with a scanner.
package struct StockTake: Sendable, Equatable {
  /// A UUID.
  package let id: String
  /// What it is called.
  package let name: String
  /// The location that it is limited to; nil = everything.
  package let location: String?
  /// When it began.
  package let startedAt: Date
  /// When it ended; nil while it goes on.
  package let finishedAt: Date?
  /// How many different numbers were scanned.
  package let scanned: Int
}

/// What a scan says of a copy. Raw values are the contract's.
package enum StockFinding: String, CaseIterable, Sendable {
  /// It stands where it belongs.
  case present
  /// It stands at another shelf than its own.
  case wrongPlace
  /// It is recorded as lent, waiting at the desk, in repair, lost or withdrawn, and yet stands here.
  case unexpected
  /// Nobody knows the number.
  case unknown
  /// It should stand on a shelf and was not scanned; written down when the stock-take ends.
  case missing
}

/// The tables `stock_takes` and `stock_scans`. Lending goes on meanwhile: a copy that is lent, or came back, since the
/// beginning is not missing. What is missing moves with the shelves until the end, and then stays as it was.
package enum StockTakes {
  /// Begins one; the same again changes nothing.
  /// - Throws: `DatabaseError`.
  package static func start(
    _ id: String, name: String, location: String?, by actor: String, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT OR IGNORE INTO stock_takes (id, name, location, started_at, started_by)
      VALUES (\(id), \(name), \(location), \(entry.now), \(actor))
      """)
    try entry.changed(.catalogue, id)
  }

  /// Ends one and writes down what is missing; the same again changes nothing.
  /// - Throws: `DatabaseError`.
  package static func finish(_ take: StockTake, by actor: String, in entry: Entry) throws {
    guard take.finishedAt == nil else { return }
    try entry.transaction.execute(
      """
      INSERT INTO stock_scans (take, number, finding, at)
      SELECT \(take.id), inventory_number, \(StockFinding.missing), \(entry.now) FROM items
      WHERE \(sql: isMissing(from: take))
      """)
    try entry.transaction.execute(
      "UPDATE stock_takes SET finished_at = \(entry.now), finished_by = \(actor) WHERE id = \(take.id)")
    try entry.changed(.catalogue, take.id)
  }

  /// Writes a scan down; the newest of a number counts.
  ///
  /// - Parameter number: the copy's inventory number, or what was scanned where nobody knows it.
  /// - Throws: `DatabaseError`.
  package static func scan(
    _ number: String, shelf: String?, finding: StockFinding, take: String, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO stock_scans (take, number, shelf, finding, at)
      VALUES (\(take), \(number), \(shelf), \(finding), \(entry.now))
      ON CONFLICT DO UPDATE SET shelf = excluded.shelf, finding = excluded.finding, at = excluded.at
      """)
    try entry.changed(.catalogue, take)
  }

  /// One of them.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> StockTake? {
    try reader.first(columns + " WHERE id = \(id)", read)
  }

  /// All of them, newest first.
  /// - Throws: `DatabaseError`.
  package static func all(in reader: some SQLReader) throws -> [StockTake] {
    try reader.query(columns + " ORDER BY seq DESC LIMIT 50", read)
  }

  /// A copy in the report.
  package struct Line: Sendable, Equatable {
    /// The number that was scanned, or the missing copy's.
    package let number: String
    /// Its title; nil for a number that nobody knows.
    package let title: String?
    /// The shelf that it belongs to.
    package let shelf: String?
    /// The shelf at which it was found.
    package let foundAt: String?
    /// Where the records have it.
    package let status: ItemStatus?
  }

  /// How many numbers were written down with each finding.
  /// - Throws: `DatabaseError`.
  package static func counts(of take: String, in reader: some SQLReader) throws -> [StockFinding: Int] {
    let counts = try reader.query(
      "SELECT finding, count(*) FROM stock_scans WHERE take = \(take) GROUP BY finding"
    ) { (try $0[0] as StockFinding, try $0[1] as Int) }
    return Dictionary(counts, uniquingKeysWith: { $1 })
  }

  /// How many copies should stand on the shelves and were not scanned.
  /// - Throws: `DatabaseError`.
  package static func missingCount(of take: StockTake, in reader: some SQLReader) throws -> Int {
    guard take.finishedAt == nil else { return try counts(of: take.id, in: reader)[.missing] ?? 0 }
    return try reader.first("SELECT count(*) FROM items WHERE " + isMissing(from: take)) { try $0[0] } ?? 0
  }

  /// What was written down with a finding, by shelf.
  /// - Throws: `DatabaseError`.
  package static func lines(
    of take: String, finding: StockFinding, limit: Int, in reader: some SQLReader
  ) throws -> [Line] {
    try reader.query(
      """
      SELECT number, titles.title, items.shelf, stock_scans.shelf, items.status
      FROM stock_scans
      LEFT JOIN items ON inventory_number = number
      LEFT JOIN titles ON titles.id = items.title
      WHERE take = \(take) AND finding = \(finding)
      ORDER BY items.shelf, number
      LIMIT \(limit)
      """, line)
  }

  /// Copies that should stand on the shelves and were not scanned, by shelf.
  /// - Throws: `DatabaseError`.
  package static func missing(of take: StockTake, limit: Int, in reader: some SQLReader) throws -> [Line] {
    guard take.finishedAt == nil else { return try lines(of: take.id, finding: .missing, limit: limit, in: reader) }
    return try reader.query(
      """
      SELECT inventory_number, titles.title, items.shelf, NULL, items.status
      FROM items
      JOIN titles ON titles.id = items.title
      WHERE \(sql: isMissing(from: take))
      ORDER BY items.shelf, inventory_number
      LIMIT \(limit)
      """, line)
  }

  private static func isMissing(from take: StockTake) -> SQL {
    """
    items.status IN ('available', 'referenceOnly', 'inTransit')
      AND (\(take.location) IS NULL OR location = \(take.location))
      AND NOT EXISTS (SELECT 1 FROM stock_scans WHERE take = \(take.id) AND number = inventory_number)
      AND inventory_number NOT IN (
        SELECT item FROM loans WHERE coalesce(returned_at, lent_at) >= \(take.startedAt)
      )
    """
  }

  private static let columns: SQL = """
    SELECT id, name, location, started_at, finished_at, (
      SELECT count(*) FROM stock_scans WHERE take = stock_takes.id AND finding <> 'missing'
    )
    FROM stock_takes
    """

  private static func read(_ row: Row) throws -> StockTake {
    StockTake(
      id: try row[0], name: try row[1], location: try row[2], startedAt: try row[3], finishedAt: try row[4],
      scanned: try row[5])
  }

  private static func line(_ row: Row) throws -> Line {
    Line(number: try row[0], title: try row[1], shelf: try row[2], foundAt: try row[3], status: try row[4])
  }
}
