import Calendars
import Circulation
import Foundation
import SQLite

/// A library member as recorded.
package struct MemberRecord: Sendable, Equatable {
  /// What is known of the member.
  package let member: Member
  /// 1 when registered, one more with each correction.
  package let version: Int
}

/// The table `members`. A member is found by every number that they ever had, so that a corrected NIP keeps its
/// history.
package enum Members {
  /// What became of a member that was put.
  package enum Outcome: Sendable, Equatable {
    case registered(MemberRecord)
    case corrected(MemberRecord)
    /// Nothing differs from what is recorded: the same act again.
    case unchanged(MemberRecord)
    /// The version that the act expected is not the one that is recorded.
    case stale(MemberRecord)
    /// The wanted number is another member's.
    case numberTaken
  }

  /// Registers the member under its number, or corrects the one that `number` leads to.
  ///
  /// - Parameters:
  ///   - member: as wanted; its id counts only where nobody is recorded yet.
  ///   - number: under which the member is known; `member.number` may correct it.
  ///   - expect: the version that the act saw; 0 = not registered yet, nil = no check.
  /// - Throws: `DatabaseError`.
  package static func put(_ member: Member, as number: String, expect: Int?, in entry: Entry) throws -> Outcome {
    let transaction = entry.transaction
    let holder = try find(member.number, in: transaction)
    guard let present = try find(number, in: transaction) else {
      if holder != nil { return .numberTaken }
      try insert(member, in: entry)
      return .registered(MemberRecord(member: member, version: 1))
    }
    if let holder, holder.member.id != present.member.id { return .numberTaken }
    let wanted = member.with(id: present.member.id)
    if wanted == present.member { return .unchanged(present) }
    if let expect, expect != present.version { return .stale(present) }
    try update(wanted, in: entry)
    return .corrected(MemberRecord(member: wanted, version: present.version + 1))
  }

  /// The member with that number, or who had it once; capitals need not be typed.
  /// - Throws: `DatabaseError`.
  package static func find(_ number: String, in reader: some SQLReader) throws -> MemberRecord? {
    try reader.first(
      columns + """
         WHERE id = (
          SELECT member FROM member_numbers
          WHERE member_numbers.number IN (\(number), \(number.uppercased()))
          ORDER BY member_numbers.number = \(number) DESC
          LIMIT 1
        )
        """, read)
  }

  /// The member types that there are, and how many members each has.
  /// - Throws: `DatabaseError`.
  package static func types(in connection: Connection) throws -> [(type: String, count: Int)] {
    try connection.query("SELECT type, count(*) FROM members GROUP BY type ORDER BY type") {
      (type: try $0[0], count: try $0[1])
    }
  }

  /// The member of that id.
  /// - Throws: `DatabaseError`.
  package static func find(id: String, in reader: some SQLReader) throws -> MemberRecord? {
    try reader.first(columns + " WHERE id = \(id)", read)
  }

  /// Members in whose number, name, unit, e-mail or phone every typed word begins a word, the best match first; without
  /// a word, the newest.
  ///
  /// - Parameter skip: how many to leave out, for the pages after the first.
  /// - Throws: `DatabaseError`.
  package static func search(
    _ typed: String, skip: Int64, limit: Int, in connection: Connection
  ) throws -> [MemberRecord] {
    guard let query = FullText.query(typed) else {
      return try connection.query(columns + " ORDER BY seq DESC LIMIT \(limit) OFFSET \(skip)", read)
    }
    return try connection.query(
      columns + """
         JOIN (
          SELECT rowid, rank AS score FROM members_text WHERE members_text MATCH \(query) ORDER BY rank LIMIT 400
        ) AS match ON match.rowid = seq
        ORDER BY score, seq DESC
        LIMIT \(limit) OFFSET \(skip)
        """, read)
  }

  /// So many members in the order of their registration, with the place of each, behind a place.
  /// - Throws: `DatabaseError`.
  package static func page(
    after seq: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, record: MemberRecord)] {
    try connection.query(columns + " WHERE seq > \(seq) ORDER BY seq LIMIT \(limit)") {
      (seq: try $0[10], record: try read($0))
    }
  }

  /// Lets a member be found by another number, too, such as that of an older card; a number that leads to somebody
  /// stays theirs.
  /// - Throws: `DatabaseError`.
  package static func alias(_ number: String, of member: String, in entry: Entry) throws {
    try entry.transaction.execute(
      "INSERT OR IGNORE INTO member_numbers (number, member) VALUES (\(number), \(member))")
  }

  private static let columns: SQL = """
    SELECT id, version, number, name, unit, email, phone, type, valid_until, blocked, seq FROM members
    """

  private static func read(_ row: Row) throws -> MemberRecord {
    let end: String? = try row[8]
    return MemberRecord(
      member: Member(
        id: try row[0], number: try row[2], name: try row[3], unit: try row[4], email: try row[5], phone: try row[6],
        type: try row[7], validUntil: end.flatMap { LocalDate($0) }, blocked: try row[9]),
      version: try row[1])
  }

  private static func insert(_ member: Member, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO members (
        id, version, number, name, unit, email, phone, type, valid_until, blocked, created_at, updated_at
      )
      VALUES (
        \(member.id), 1, \(member.number), \(member.name), \(member.unit), \(member.email), \(member.phone),
        \(member.type), \(member.validUntil?.description), \(member.blocked), \(entry.now), \(entry.now)
      )
      """)
    entry.transaction.touch("members", entry.transaction.lastInsertRowID)
    try remember(member, in: entry)
  }

  private static func update(_ member: Member, in entry: Entry) throws {
    let seq: Int64? = try entry.transaction.first(
      """
      UPDATE members
      SET version = version + 1, number = \(member.number), name = \(member.name), unit = \(member.unit),
        email = \(member.email), phone = \(member.phone), type = \(member.type),
        valid_until = \(member.validUntil?.description), blocked = \(member.blocked), updated_at = \(entry.now)
      WHERE id = \(member.id)
      RETURNING seq
      """
    ) { try $0[0] }
    guard let seq else { throw RecordsError.missing(table: "members") }
    entry.transaction.touch("members", seq)
    try remember(member, in: entry)
  }

  private static func remember(_ member: Member, in entry: Entry) throws {
    try entry.transaction.execute(
      "INSERT OR IGNORE INTO member_numbers (number, member) VALUES (\(member.number), \(member.id))")
    try entry.changed(.members, member.number)
  }
}

extension Member {
  fileprivate func with(id: String) -> Member {
    Member(
      id: id, number: number, name: name, unit: unit, email: email, phone: phone, type: type, validUntil: validUntil,
      blocked: blocked)
  }
}
