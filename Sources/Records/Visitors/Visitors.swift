import Foundation
import SQLite
import TicketCore

/// A visitor as recorded.
package struct VisitorRecord: Sendable, Equatable {
  /// What is known of the person.
  package let visitor: Visitor
  /// 1 when registered, one more with each correction.
  package let version: Int
}

/// The table `visitors`.
package enum Visitors {
  /// What became of a visitor that was put.
  package enum Outcome: Sendable, Equatable {
    case registered(VisitorRecord)
    case corrected(VisitorRecord)
    /// Nothing differs from what is recorded: the same act again.
    case unchanged(VisitorRecord)
    /// The version that the act expected is not the one that is recorded.
    case stale(VisitorRecord)
  }

  /// Registers or corrects a visitor.
  ///
  /// - Parameters:
  ///   - expect: the version that the act saw; 0 = not registered yet, nil = no check.
  ///   - keepsIdentity: keep the recorded identity document, whatever `visitor` says.
  /// - Throws: `DatabaseError`.
  package static func put(
    _ visitor: Visitor, expect: Int?, keepsIdentity: Bool, in entry: Entry
  ) throws -> Outcome {
    guard let present = try find(visitor.id, in: entry.transaction) else {
      try insert(visitor, in: entry)
      return .registered(VisitorRecord(visitor: visitor, version: 1))
    }
    // What is written to a duplicate would be seen by nobody.
    if let kept = try person(visitor.id, in: entry.transaction), kept.visitor.id != visitor.id { return .stale(kept) }
    let wanted = keepsIdentity ? visitor.with(identity: present.visitor.identity) : visitor
    if wanted == present.visitor { return .unchanged(present) }
    if let expect, expect != present.version { return .stale(present) }
    try update(wanted, in: entry)
    return .corrected(VisitorRecord(visitor: wanted, version: present.version + 1))
  }

  /// Whether nobody was ever registered.
  /// - Throws: `DatabaseError`.
  package static func isEmpty(in reader: some SQLReader) throws -> Bool {
    try reader.first("SELECT 1 FROM visitors") { try $0[0] as Int } == nil
  }

  /// The visitor of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> VisitorRecord? {
    try reader.first(columns + " WHERE id = \(id)") { try read($0) }
  }

  /// The visitor of that id, or the one that it was found to be a duplicate of.
  /// - Throws: `DatabaseError`.
  package static func person(_ id: String, in reader: some SQLReader) throws -> VisitorRecord? {
    try reader.first(
      columns + " WHERE id = (SELECT coalesce(merged_into, id) FROM visitors WHERE id = \(id))"
    ) { try read($0) }
  }

  /// SQL for the ids under which one person is recorded: the own one and those of duplicates.
  static func samePerson(_ id: String) -> SQL { "SELECT id FROM visitors WHERE id = \(id) OR merged_into = \(id)" }

  /// Visitors in whose name, organisation, e-mail, phone or NIP every typed word begins a word: those who have been here
  /// before first, then the best match. A duplicate is found as the visitor that it was merged into. Whoever was here for
  /// something restricted alone has, for everybody, not been here.
  ///
  /// - Parameter skip: how many matches to leave out, for the pages after the first.
  /// - Throws: `DatabaseError`.
  package static func search(
    _ typed: String, skip: Int64, limit: Int, in connection: Connection
  ) throws -> [VisitorRecord] {
    guard let query = FullText.query(typed) else { return [] }
    return try connection.query(
      """
      WITH matches AS MATERIALIZED (
        SELECT rowid AS seq, rank AS score
        FROM visitors_text
        WHERE visitors_text MATCH \(query)
        ORDER BY rank
        LIMIT \(mostRanked)
      ), persons AS MATERIALIZED (
        SELECT coalesce(merged_into, id) AS id, min(score) AS score
        FROM matches JOIN visitors USING (seq)
        GROUP BY 1
      )
      """ + columns + """
         JOIN persons ON persons.id = visitors.id
        ORDER BY EXISTS (
          SELECT 1 FROM tickets WHERE tickets.visitor = visitors.id AND restricted = 0
        ) DESC, score, visitors.seq DESC
        LIMIT \(limit) OFFSET \(skip)
        """
    ) { try read($0) }
  }

  /// So many matches are weighed; whoever types a single letter wants to type another.
  private static let mostRanked = 400

  private static let columns: SQL = """
    SELECT visitors.id, visitors.version, visitors.name, requester_type, visitors.email, visitors.phone, address,
      visitors.organisation, visitors.nip, identity_kind, identity_number
    FROM visitors
    """

  private static func read(_ row: Row) throws -> VisitorRecord {
    let kind: IdentityKind? = try row[9]
    let number: String? = try row[10]
    let identity = kind.flatMap { kind in number.flatMap { Identity(kind: kind, number: $0) } }
    let visitor = Visitor(
      id: try row[0], name: try row[2], requesterType: try row[3], email: try row[4], phone: try row[5],
      address: try row[6], organisation: try row[7], nip: try row[8], identity: identity)
    return VisitorRecord(visitor: visitor, version: try row[1])
  }

  private static func insert(_ visitor: Visitor, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO visitors (
        id, version, name, requester_type, email, phone, address, organisation, nip, identity_kind, identity_number,
        created_at, updated_at
      )
      VALUES (
        \(visitor.id), 1, \(visitor.name), \(visitor.requesterType), \(visitor.email), \(visitor.phone),
        \(visitor.address), \(visitor.organisation), \(visitor.nip), \(visitor.identity?.kind),
        \(visitor.identity?.number), \(entry.now), \(entry.now)
      )
      """)
    entry.transaction.touch("visitors", entry.transaction.lastInsertRowID)
    try entry.changed(.visitors, visitor.id)
  }

  private static func update(_ visitor: Visitor, in entry: Entry) throws {
    let seq: Int64? = try entry.transaction.first(
      """
      UPDATE visitors
      SET version = version + 1, name = \(visitor.name), requester_type = \(visitor.requesterType),
        email = \(visitor.email), phone = \(visitor.phone), address = \(visitor.address),
        organisation = \(visitor.organisation), nip = \(visitor.nip), identity_kind = \(visitor.identity?.kind),
        identity_number = \(visitor.identity?.number), updated_at = \(entry.now)
      WHERE id = \(visitor.id)
      RETURNING seq
      """
    ) { try $0[0] }
    guard let seq else { throw RecordsError.missing(table: "visitors") }
    entry.transaction.touch("visitors", seq)
    try entry.changed(.visitors, visitor.id)
  }
}

extension Visitor {
  fileprivate func with(identity: Identity?) -> Visitor {
    Visitor(
      id: id, name: name, requesterType: requesterType, email: email, phone: phone, address: address,
      organisation: organisation, nip: nip, identity: identity)
  }
}
