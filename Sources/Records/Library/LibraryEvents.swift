import Calendars
import Circulation
import Foundation
import SQLite
import TicketCore

/// The append-only table `library_events`: what was done at the library desk, by whom, and over which refusal.
package enum LibraryEvents {
  /// What happened. Raw values are the log's.
  package enum Kind: String, CaseIterable, Sendable {
    case lent, returned, extended, undone
    case held, holdMoved, holdCancelled, holdExpired
    case lost, damaged, found, setAside
    /// The status was set by hand.
    case statusSet
    case registered, catalogued, corrected
  }

  /// Writes down what happened and answers its place among all events.
  ///
  /// - Parameters:
  ///   - id: the act's.
  ///   - body: SQL for what else is to be known, as a JSON object.
  ///   - officeDate: the day by the office's calendar.
  ///   - at: when it happened; nil = now.
  /// - Throws: `DatabaseError`.
  @discardableResult
  package static func append(
    _ kind: Kind, id: String, member: String? = nil, item: String? = nil, loan: String? = nil,
    body: SQL = "'{}'", officeDate: LocalDate, at moment: Date? = nil, by actor: Actor, in entry: Entry
  ) throws -> Int64 {
    try entry.transaction.execute(
      """
      INSERT INTO library_events (
        id, type, member, item, loan, body, office_date, at, recorded, actor, role, device
      )
      VALUES (
        \(id), \(kind), \(member), \(item), \(loan), (\(sql: body)), \(officeDate.description),
        \(moment ?? entry.now), \(entry.now), \(actor.name), \(actor.role), \(actor.device)
      )
      """)
    return entry.transaction.lastInsertRowID
  }

  /// Whose description is meant.
  package enum Described: Sendable {
    /// A member, by its id.
    case member(String)
    /// A title, by its id.
    case title(String)
    /// A copy, by its inventory number.
    case item(String)

    fileprivate var condition: SQL {
      switch self {
      case .member(let id): "member = \(id) AND type IN ('registered', 'corrected')"
      case .title(let id): "member IS NULL AND item IS NULL AND body = json_object('title', \(id))"
      case .item(let number): "item = \(number) AND type IN ('catalogued', 'corrected')"
      }
    }
  }

  /// Whether the last word on a description is a correction that somebody made at the desk.
  /// - Throws: `DatabaseError`.
  package static func isCorrectedAtDesk(_ described: Described, in reader: some SQLReader) throws -> Bool {
    try reader.first(
      "SELECT type = 'corrected' AND role <> 'system' FROM library_events WHERE " + described.condition
        + " ORDER BY seq DESC LIMIT 1"
    ) { try $0[0] } ?? false
  }

  /// When the newest event was recorded; nil where there is none.
  /// - Throws: `DatabaseError`.
  package static func lastRecorded(in reader: some SQLReader) throws -> Date? {
    try reader.first("SELECT recorded FROM library_events ORDER BY seq DESC LIMIT 1") { try $0[0] }
  }

  /// One event of the log, as an undo looks at it.
  package struct Record: Sendable {
    /// Its place among all.
    package let seq: Int64
    /// What happened.
    package let kind: Kind
    /// The copy.
    package let item: String?
    /// The loan.
    package let loan: String?
    /// When it was recorded.
    package let at: Date
    /// Who did it.
    package let actor: String
    /// The due date before an extension.
    package let formerDue: LocalDate?
    /// Where the copy was before.
    package let former: ItemStatus?
    /// The hold that the act fulfilled or that caught the copy.
    package let hold: String?
    /// The hold for which the copy lay at the desk before.
    package let heldFor: String?
    /// The last day on which it lay there.
    package let heldUntil: LocalDate?
    /// Another copy, which lay at the desk for the borrower until the act.
    package let freed: String?
    /// The last day on which that one lay there.
    package let freedUntil: LocalDate?
    /// The print job of the date-due stamp.
    package let stamp: String?
  }

  /// What an act did.
  /// - Throws: `DatabaseError`.
  package static func of(act id: String, in reader: some SQLReader) throws -> [Record] {
    try reader.query(
      """
      SELECT seq, type, item, loan, recorded, actor, json_extract(body, '$.from'), json_extract(body, '$.former'),
        json_extract(body, '$.hold'), json_extract(body, '$.heldFor'), json_extract(body, '$.heldUntil'),
        json_extract(body, '$.freed'), json_extract(body, '$.freedUntil'), json_extract(body, '$.stamp')
      FROM library_events
      WHERE id = \(id)
      ORDER BY seq
      """
    ) { row in
      let (due, until, freedUntil): (String?, String?, String?) = (try row[6], try row[10], try row[12])
      return Record(
        seq: try row[0], kind: try row[1], item: try row[2], loan: try row[3], at: try row[4], actor: try row[5],
        formerDue: due.flatMap { LocalDate($0) }, former: try row[7], hold: try row[8], heldFor: try row[9],
        heldUntil: until.flatMap { LocalDate($0) }, freed: try row[11],
        freedUntil: freedUntil.flatMap { LocalDate($0) }, stamp: try row[13])
    }
  }

  /// The due date that a loan had before its last extension that was not taken back; nil when it has none.
  /// - Throws: `DatabaseError`.
  package static func formerDue(ofLoan loan: String, in reader: some SQLReader) throws -> LocalDate? {
    let text: String? = try reader.first(
      """
      SELECT json_extract(body, '$.from') FROM library_events
      WHERE item = (SELECT item FROM loans WHERE id = \(loan)) AND loan = \(loan) AND type = 'extended'
        AND NOT EXISTS (
          SELECT 1 FROM library_events AS later
          WHERE later.item = library_events.item AND later.loan = library_events.loan AND later.type = 'undone'
            AND json_extract(later.body, '$.act') = library_events.id
        )
      ORDER BY seq DESC
      LIMIT 1
      """
    ) { try $0[0] }
    return text.flatMap { LocalDate($0) }
  }

  /// Whether a copy that is away is one to be read in the room: by where it was before it was last lent, lost, damaged,
  /// or given another status by hand.
  /// - Throws: `DatabaseError`.
  package static func isReference(_ item: String, in reader: some SQLReader) throws -> Bool {
    let homes: [ItemStatus] = [.available, .inTransit, .onHoldShelf, .referenceOnly]
    let places = try reader.query(
      """
      SELECT json_extract(body, '$.to'), json_extract(body, '$.former') FROM library_events
      WHERE item = \(item) AND type IN ('lent', 'lost', 'damaged', 'statusSet')
      ORDER BY seq DESC
      """
    ) { [try $0[0] as ItemStatus?, try $0[1]] }
    return places.joined().lazy.compactMap { $0 }.first(where: homes.contains) == .referenceOnly
  }

  /// Where a title's copies are; of those that are away for a time, where they belong.
  /// - Throws: `DatabaseError`.
  package static func homes(ofTitle title: String, in reader: some SQLReader) throws -> [ItemStatus] {
    try Items.of(title: title, in: reader).map { record in
      let item = record.item
      guard [.onLoan, .repair, .lost].contains(item.status) else { return item.status }
      return try isReference(item.inventoryNumber, in: reader) ? .referenceOnly : .available
    }
  }

  /// Whether nothing happened to the event's copy since.
  /// - Throws: `DatabaseError`.
  package static func isLast(_ event: Record, in reader: some SQLReader) throws -> Bool {
    try reader.first("SELECT 1 FROM library_events WHERE item = \(event.item) AND seq > \(event.seq)") {
      try $0[0] as Int
    } == nil
  }

  /// How often each thing happened on a day by the office's calendar, without what was taken back.
  /// - Throws: `DatabaseError`.
  package static func counts(on officeDate: LocalDate, in reader: some SQLReader) throws -> [String: Int] {
    let day = officeDate.description
    let all = try reader.query(
      """
      SELECT type, sum(n) FROM (
        SELECT type, 1 AS n FROM library_events WHERE office_date = \(day) AND type <> 'undone'
        UNION ALL
        SELECT json_extract(body, '$.type'), -1 FROM library_events WHERE office_date = \(day) AND type = 'undone'
      )
      GROUP BY type
      """
    ) { (try $0[0] as String, try $0[1] as Int) }
    return Dictionary(all, uniquingKeysWith: { $1 })
  }
}
