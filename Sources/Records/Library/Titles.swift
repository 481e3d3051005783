import Circulation
import Foundation
import SQLite

/// A title as recorded.
package struct TitleRecord: Sendable, Equatable {
  /// The description.
  package let title: Title
  /// 1 when added, one more with each correction.
  package let version: Int
}

/// A title on its way into the table; its lists are encoded before the writer's turn.
package struct TitleDraft: Sendable {
  /// The title.
  package let title: Title
  /// Where it was imported from, so that a second import finds it again.
  let origin: String?
  fileprivate let authors: String
  fileprivate let subjects: String

  /// A draft of a title.
  package init(_ title: Title, origin: String? = nil) {
    self.title = title
    self.origin = origin
    authors = Self.list(title.authors)
    subjects = Self.list(title.subjects)
  }

  private static func list(_ names: [String]) -> String {
    (try? JSONEncoder().encode(names)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}

/// The table `titles`.
package enum Titles {
  /// What became of a title that was put.
  package enum Outcome: Sendable, Equatable {
    case added(TitleRecord)
    case corrected(TitleRecord)
    /// Nothing differs from what is recorded: the same act again.
    case unchanged(TitleRecord)
    /// The version that the act expected is not the one that is recorded.
    case stale(TitleRecord)
  }

  /// Adds or corrects a title.
  ///
  /// - Parameter expect: the version that the act saw; 0 = not there yet, nil = no check.
  /// - Throws: `DatabaseError`.
  package static func put(_ draft: TitleDraft, expect: Int?, in entry: Entry) throws -> Outcome {
    let title = draft.title
    guard let present = try find(title.id, in: entry.transaction) else {
      try insert(draft, in: entry)
      return .added(TitleRecord(title: title, version: 1))
    }
    if title == present.title { return .unchanged(present) }
    if let expect, expect != present.version { return .stale(present) }
    try update(draft, in: entry)
    return .corrected(TitleRecord(title: title, version: present.version + 1))
  }

  /// The title of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> TitleRecord? {
    try reader.first(columns + " WHERE id = \(id)", read)
  }

  /// The title that was imported from there.
  /// - Throws: `DatabaseError`.
  package static func find(origin: String, in reader: some SQLReader) throws -> TitleRecord? {
    try reader.first(columns + " WHERE origin = \(origin)", read)
  }

  /// Titles that are called exactly so, the oldest first.
  /// - Throws: `DatabaseError`.
  package static func named(_ title: String, limit: Int, in reader: some SQLReader) throws -> [TitleRecord] {
    try reader.query(columns + " WHERE title = \(title) ORDER BY seq LIMIT \(limit)", read)
  }

  /// So many titles in the order in which they were added, with the place of each, behind a place.
  /// - Throws: `DatabaseError`.
  package static func page(
    after seq: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, record: TitleRecord)] {
    try connection.query(columns + " WHERE seq > \(seq) ORDER BY seq LIMIT \(limit)") {
      (seq: try $0[11], record: try read($0))
    }
  }

  private static let columns: SQL = """
    SELECT id, version, title, authors, publisher, year, isbn, classification, call_number, subjects, kind, seq
    FROM titles
    """

  private static func read(_ row: Row) throws -> TitleRecord {
    TitleRecord(
      title: Title(
        id: try row[0], title: try row[2], authors: try TicketJSON.decode([String].self, from: try row[3]),
        publisher: try row[4], year: try row[5], isbn: try row[6], classification: try row[7], callNumber: try row[8],
        subjects: try TicketJSON.decode([String].self, from: try row[9]), kind: try row[10]),
      version: try row[1])
  }

  private static func insert(_ draft: TitleDraft, in entry: Entry) throws {
    let title = draft.title
    try entry.transaction.execute(
      """
      INSERT INTO titles (
        id, version, title, authors, publisher, year, isbn, classification, call_number, subjects, kind, origin,
        updated_at
      )
      VALUES (
        \(title.id), 1, \(title.title), \(draft.authors), \(title.publisher), \(title.year), \(title.isbn),
        \(title.classification), \(title.callNumber), \(draft.subjects), \(title.kind), \(draft.origin), \(entry.now)
      )
      """)
    entry.transaction.touch("titles", entry.transaction.lastInsertRowID)
    try entry.changed(.catalogue, title.id)
  }

  private static func update(_ draft: TitleDraft, in entry: Entry) throws {
    let title = draft.title
    let seq: Int64? = try entry.transaction.first(
      """
      UPDATE titles
      SET version = version + 1, title = \(title.title), authors = \(draft.authors), publisher = \(title.publisher),
        year = \(title.year), isbn = \(title.isbn), classification = \(title.classification),
        call_number = \(title.callNumber), subjects = \(draft.subjects), kind = \(title.kind), updated_at = \(entry.now)
      WHERE id = \(title.id)
      RETURNING seq
      """
    ) { try $0[0] }
    guard let seq else { throw RecordsError.missing(table: "titles") }
    entry.transaction.touch("titles", seq)
    try entry.changed(.catalogue, title.id)
  }
}
