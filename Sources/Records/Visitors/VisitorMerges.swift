import Foundation
import SQLite

/// The table `visitor_merges`: who was found to be registered twice.
///
/// Nothing is moved: the duplicate points to the visitor that is kept, and everything that shows a visitor follows it. So
/// taking a merge back is letting go of the pointers.
package enum VisitorMerges {
  /// How long a merge can be taken back, in seconds.
  package static let window: TimeInterval = 86_400

  /// One merge.
  package struct Merge: Sendable, Equatable {
    /// The act's id.
    package let id: String
    /// The visitor that is kept.
    package let kept: String
    /// The one that was a duplicate.
    package let duplicate: String
    /// The duplicate's name.
    package let name: String
    /// When.
    package let at: Date
    /// Whether it was taken back.
    package let isReversed: Bool

    /// Until when it can be taken back.
    package var until: Date { at + VisitorMerges.window }
  }

  /// What became of a wish to merge.
  package enum Outcome: Sendable, Equatable {
    case merged(Merge)
    /// The same act again.
    case there(Merge)
    /// The id belongs to another merge.
    case reused
    /// There is no such visitor, or both are one.
    case missing
    /// One of the two is merged into a third already.
    case alreadyMerged
  }

  /// Makes `duplicate`, and all that were merged into it, point to `kept`.
  /// - Throws: `DatabaseError`.
  package static func merge(
    _ duplicate: String, into kept: String, as id: String, actor: String, in entry: Entry
  ) throws -> Outcome {
    if let present = try find(id, in: entry.transaction) {
      return present.kept == kept && present.duplicate == duplicate ? .there(present) : .reused
    }
    let rows = try entry.transaction.query(
      "SELECT id, merged_into FROM visitors WHERE id IN (\(kept), \(duplicate))"
    ) { (id: try $0[0] as String, mergedInto: try $0[1] as String?) }
    guard rows.count == 2 else { return .missing }
    guard rows.allSatisfy({ $0.mergedInto == nil }) else { return .alreadyMerged }
    let moved = try entry.transaction.query(Visitors.samePerson(duplicate)) { try $0[0] as String }
    try entry.transaction.execute(
      """
      INSERT INTO visitor_merges (id, kept, duplicate, moved, actor, at)
      VALUES (\(id), \(kept), \(duplicate), \(jsonList(moved)), \(actor), \(entry.now))
      """)
    try point(moved, to: kept, in: entry)
    guard let merge = try find(id, in: entry.transaction) else { throw RecordsError.missing(table: "visitor_merges") }
    return .merged(merge)
  }

  /// What became of a wish to take a merge back.
  package enum Reversal: Sendable, Equatable {
    case reversed(Merge)
    case missing
    case tooLate
  }

  /// Takes a merge back; one that was taken back stays so.
  /// - Throws: `DatabaseError`.
  package static func reverse(_ id: String, actor: String, in entry: Entry) throws -> Reversal {
    guard let merge = try find(id, in: entry.transaction) else { return .missing }
    if merge.isReversed { return .reversed(merge) }
    guard entry.now <= merge.until else { return .tooLate }
    let moved = try entry.transaction.query(
      """
      SELECT value
      FROM visitor_merges, json_each(moved) JOIN visitors ON visitors.id = value
      WHERE visitor_merges.id = \(id) AND visitors.merged_into IS NOT NULL
      """
    ) { try $0[0] as String }
    // Whoever was taken apart meanwhile stays so.
    for visitor in moved {
      let target = visitor == merge.duplicate ? nil : merge.duplicate
      try point([visitor], to: target, in: entry)
    }
    try entry.transaction.execute(
      "UPDATE visitor_merges SET reversed_at = \(entry.now), reversed_by = \(actor) WHERE id = \(id)")
    return try find(id, in: entry.transaction).map(Reversal.reversed) ?? .missing
  }

  /// The merges of a visitor, and of those merged into it, that can still be taken back, newest first.
  /// - Throws: `DatabaseError`.
  package static func reversible(of kept: String, at now: Date, in connection: Connection) throws -> [Merge] {
    try connection.query(
      columns
        + " WHERE kept IN (\(sql: Visitors.samePerson(kept))) AND reversed_at IS NULL AND at >= \(now - window) ORDER BY visitor_merges.seq DESC",
      read)
  }

  private static func point(_ visitors: [String], to kept: String?, in entry: Entry) throws {
    for visitor in visitors {
      try entry.transaction.execute("UPDATE visitors SET merged_into = \(kept) WHERE id = \(visitor)")
      try entry.changed(.visitors, visitor)
    }
  }

  private static func find(_ id: String, in reader: some SQLReader) throws -> Merge? {
    try reader.first(columns + " WHERE visitor_merges.id = \(id)", read)
  }

  private static let columns: SQL = """
    SELECT visitor_merges.id, kept, duplicate, visitors.name, at, reversed_at IS NOT NULL
    FROM visitor_merges JOIN visitors ON visitors.id = duplicate
    """

  private static func read(_ row: Row) throws -> Merge {
    Merge(
      id: try row[0], kept: try row[1], duplicate: try row[2], name: try row[3], at: try row[4],
      isReversed: try row[5])
  }
}
