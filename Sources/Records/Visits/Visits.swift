import Calendars
import Foundation
import SQLite

/// The table `visits`: the guest book.
package enum Visits {
  /// What a receptionist enters of a visit.
  package struct Details: Sendable, Equatable {
    /// The visitor's id.
    package let visitor: String
    /// What for.
    package let purpose: String?
    /// To whom.
    package let host: String?
    /// How many came together, 1–99.
    package let people: Int

    /// Details as given.
    package init(visitor: String, purpose: String? = nil, host: String? = nil, people: Int = 1) {
      self.visitor = visitor
      self.purpose = purpose
      self.host = host
      self.people = people
    }
  }

  /// What became of a visit that was put.
  package enum Outcome: Sendable, Equatable {
    case arrived(Visit)
    case corrected(Visit)
    case unchanged(Visit)
    case stale(Visit)
  }

  /// Enters a visit or puts it right.
  ///
  /// - Parameter expect: the version that the act saw; nil = no check.
  /// - Throws: `DatabaseError`.
  package static func put(
    _ id: String, _ details: Details, expect: Int?, officeDate: LocalDate, actor: String, in entry: Entry
  ) throws -> Outcome {
    guard let present = try find(id, in: entry.transaction) else {
      try arrive(id, details, officeDate: officeDate, actor: actor, in: entry)
      return .arrived(try demand(id, in: entry))
    }
    let recorded = Details(
      visitor: present.visitor, purpose: present.purpose, host: present.host, people: present.people)
    if recorded == details { return .unchanged(present) }
    if let expect, expect != present.version { return .stale(present) }
    try entry.transaction.execute(
      """
      UPDATE visits
      SET version = version + 1, visitor = \(details.visitor), purpose = \(details.purpose), host = \(details.host),
        people = \(details.people)
      WHERE id = \(id)
      """)
    try entry.changed(.visits, id)
    return .corrected(try demand(id, in: entry))
  }

  /// Opens the visit that a ticket names, where it is not open yet.
  /// - Throws: `DatabaseError`.
  package static func open(
    _ id: String, visitor: String, officeDate: LocalDate, actor: String, in entry: Entry
  ) throws {
    guard try entry.transaction.first("SELECT 1 FROM visits WHERE id = \(id)", { try $0[0] as Int }) == nil else {
      // Another ticket of the same visit: the guest book shows its number.
      return try entry.changed(.visits, id)
    }
    try arrive(id, Details(visitor: visitor), officeDate: officeDate, actor: actor, in: entry)
  }

  /// Notes that the visitors have left; who has left stays so. Nil where there is no such visit.
  /// - Throws: `DatabaseError`.
  package static func leave(_ id: String, in entry: Entry) throws -> Visit? {
    try entry.transaction.execute(
      "UPDATE visits SET version = version + 1, left_at = \(entry.now) WHERE id = \(id) AND left_at IS NULL")
    if entry.transaction.changes > 0 { try entry.changed(.visits, id) }
    return try find(id, in: entry.transaction)
  }

  /// Notes that the visitors are still here after all. Nil where there is no such visit.
  /// - Throws: `DatabaseError`.
  package static func stay(_ id: String, in entry: Entry) throws -> Visit? {
    try entry.transaction.execute(
      "UPDATE visits SET version = version + 1, left_at = NULL WHERE id = \(id) AND left_at IS NOT NULL")
    if entry.transaction.changes > 0 { try entry.changed(.visits, id) }
    return try find(id, in: entry.transaction)
  }

  /// One visit; nil for none.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> Visit? {
    try reader.first(columns + " WHERE visits.id = \(id)", read)
  }

  /// Visits, newest first, before the one with sequence number `before`.
  ///
  /// - Parameters:
  ///   - typed: words of the visitor; nil for everybody.
  ///   - date: of the arrival; nil for every date.
  ///   - isPresent: only those who have not left.
  /// - Throws: `DatabaseError`.
  package static func list(
    typed: String?, date: LocalDate?, isPresent: Bool, before: Int64, limit: Int, in connection: Connection
  ) throws -> [Visit] {
    var conditions: SQL = " WHERE visits.seq < \(before)"
    if let typed, !typed.isEmpty {
      guard let query = FullText.query(typed) else { return [] }
      conditions =
        conditions
        + " AND person.seq IN (SELECT rowid FROM visitors_text WHERE visitors_text MATCH \(query))"
    }
    if let date { conditions = conditions + " AND visits.office_date = \(date.description)" }
    if isPresent { conditions = conditions + " AND left_at IS NULL" }
    return try connection.query(columns + conditions + " ORDER BY visits.seq DESC LIMIT \(limit)", read)
  }

  /// How many visits a date had, how many people, and how many visits were not seen to leave.
  /// - Throws: `DatabaseError`.
  package static func figures(
    of date: LocalDate, in connection: Connection
  ) throws -> (visits: Int, people: Int, stillIn: Int) {
    try connection.first(
      """
      SELECT count(*), coalesce(sum(people), 0), coalesce(sum(left_at IS NULL), 0)
      FROM visits
      WHERE office_date = \(date.description)
      """
    ) { (visits: try $0[0], people: try $0[1], stillIn: try $0[2]) } ?? (0, 0, 0)
  }

  private static func arrive(
    _ id: String, _ details: Details, officeDate: LocalDate, actor: String, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO visits (id, version, office_date, number, visitor, purpose, host, people, arrived_at, actor)
      SELECT \(id), 1, \(officeDate.description), coalesce(max(number), 0) + 1, \(details.visitor), \(details.purpose),
        \(details.host), \(details.people), \(entry.now), \(actor)
      FROM visits
      WHERE office_date = \(officeDate.description)
      """)
    try entry.changed(.visits, id)
  }

  private static func demand(_ id: String, in entry: Entry) throws -> Visit {
    guard let visit = try find(id, in: entry.transaction) else { throw RecordsError.missing(table: "visits") }
    return visit
  }

  private static let columns: SQL = """
    SELECT visits.id, visits.version, office_date, number, person.id, person.name, person.organisation, purpose, host,
      people, arrived_at, left_at, visits.seq,
      (
        SELECT json_group_array(number)
        FROM (SELECT number FROM tickets WHERE tickets.visit = visits.id AND restricted = 0 ORDER BY seq)
      )
    FROM visits
    JOIN visitors AS registered ON registered.id = visits.visitor
    JOIN visitors AS person ON person.id = coalesce(registered.merged_into, registered.id)
    """

  private static func read(_ row: Row) throws -> Visit {
    Visit(
      id: try row[0], version: try row[1], officeDate: try row[2], number: try row[3], visitor: try row[4],
      name: try row[5], organisation: try row[6], purpose: try row[7], host: try row[8], people: try row[9],
      arrivedAt: try row[10], leftAt: try row[11],
      tickets: try TicketJSON.decode([String].self, from: try row[13]), seq: try row[12])
  }
}
