import Calendars
import Circulation
import Foundation
import SQLite

/// The table `holds`. A title's line goes by `rank`; who placed first is first until somebody moves it.
package enum Holds {
  /// A hold with what the desk reads of it.
  package struct Entitled: Sendable, Equatable {
    /// The hold.
    package let hold: Hold
    /// What the title is called.
    package let title: String
    /// Its place in the line, from 1.
    package let position: Int
    /// Who waits.
    package let memberNumber: String
    /// Who waits, by name.
    package let memberName: String
    /// A copy that can be set aside for them; only the first who waits has one.
    package let onShelf: Shelved?
  }

  /// A copy that stands ready.
  package struct Shelved: Sendable, Equatable {
    /// Its inventory number.
    package let item: String
    /// Room and shelf, as far as they are written down.
    package let place: String
  }

  /// Puts a hold at the end of its title's line.
  /// - Throws: `DatabaseError`.
  package static func insert(_ hold: Hold, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO holds (id, member, title, rank, placed_at, state, updated_at)
      SELECT \(hold.id), \(hold.member), \(hold.title), 1 + coalesce(max(rank), 0), \(hold.placedAt), \(hold.state),
        \(entry.now)
      FROM holds
      WHERE title = \(hold.title)
      """)
    try entry.changed(.catalogue, hold.title)
  }

  /// Writes down how far a hold has come. Word that a copy lies at the desk is kept back once none does.
  /// - Throws: `DatabaseError`.
  package static func update(_ hold: Hold, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE holds
      SET state = \(hold.state), item = \(hold.item), ready_until = \(hold.readyUntil?.description),
        updated_at = \(entry.now)
      WHERE id = \(hold.id)
      """)
    if hold.state != .ready { try Mails.drop(about: .hold(hold.id), in: entry) }
    try entry.changed(.catalogue, hold.title)
  }

  /// Moves a waiting hold to a place in its line, from 1.
  /// - Throws: `DatabaseError`.
  package static func move(_ hold: Hold, to position: Int, in entry: Entry) throws {
    var line = try open(title: hold.title, in: entry.transaction).map(\.hold.id).filter { $0 != hold.id }
    line.insert(hold.id, at: min(max(position - 1, 0), line.count))
    for (index, id) in line.enumerated() {
      try entry.transaction.execute("UPDATE holds SET rank = \(index + 1) WHERE id = \(id)")
    }
    try entry.changed(.catalogue, hold.title)
  }

  /// The hold of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> Entitled? {
    try reader.first(columns + " WHERE holds.id = \(id)", read)
  }

  /// A title's open holds in the order of the line.
  /// - Throws: `DatabaseError`.
  package static func open(title: String, in reader: some SQLReader) throws -> [Entitled] {
    try reader.query(
      columns + " WHERE holds.title = \(title) AND state IN ('waiting', 'ready') ORDER BY rank", read)
  }

  /// A member's open holds, the oldest first.
  /// - Throws: `DatabaseError`.
  package static func open(member: String, in reader: some SQLReader) throws -> [Entitled] {
    try reader.query(
      columns + " WHERE member = \(member) AND state IN ('waiting', 'ready') ORDER BY holds.seq", read)
  }

  /// Open holds: those that lie at the desk first, then the oldest; of one title in the order of its line.
  ///
  /// - Parameter title: the title's id; nil = of all titles.
  /// - Throws: `DatabaseError`.
  package static func open(
    title: String? = nil, skip: Int64, limit: Int, in reader: some SQLReader
  ) throws -> [Entitled] {
    if let title { return Array(try open(title: title, in: reader).dropFirst(Int(skip)).prefix(limit)) }
    return try reader.query(
      columns + """
         WHERE state IN ('waiting', 'ready') ORDER BY state = 'ready' DESC, holds.seq LIMIT \(limit) OFFSET \(skip)
        """, read)
  }

  /// Holds whose copy was not fetched in time: it lay at the desk up to a day before `date`; the oldest first.
  /// - Throws: `DatabaseError`.
  package static func unfetched(before date: LocalDate, in reader: some SQLReader) throws -> [Entitled] {
    try reader.query(
      columns + " WHERE state = 'ready' AND ready_until < \(date.description) ORDER BY ready_until, holds.seq", read)
  }

  /// So many holds, past ones too, in the order in which they were placed, with the place of each, behind a place.
  /// - Throws: `DatabaseError`.
  package static func page(
    after seq: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, record: Entitled)] {
    try connection.query(columns + " WHERE holds.seq > \(seq) ORDER BY holds.seq LIMIT \(limit)") {
      (seq: try $0[14], record: try read($0))
    }
  }

  private static let columns: SQL = """
    SELECT holds.id, holds.member, holds.title, placed_at, state, item, ready_until, titles.title,
      (
        SELECT count(*) FROM holds AS other
        WHERE other.title = holds.title AND other.state IN ('waiting', 'ready') AND other.rank <= holds.rank
      ),
      members.number, members.name, shelved.inventory_number, shelved.location, shelved.shelf, holds.seq
    FROM holds
    JOIN titles ON titles.id = holds.title
    JOIN members ON members.id = holds.member
    LEFT JOIN items AS shelved ON holds.state = 'waiting'
      AND shelved.inventory_number = (
        SELECT inventory_number FROM items WHERE title = holds.title AND status IN ('available', 'inTransit') LIMIT 1
      )
      AND NOT EXISTS (
        SELECT 1 FROM holds AS other
        WHERE other.title = holds.title AND other.state = 'waiting' AND other.rank < holds.rank
      )
    """

  private static func read(_ row: Row) throws -> Entitled {
    let (until, shelved): (String?, String?) = (try row[6], try row[11])
    let place = [try row[12] as String?, try row[13]].compactMap { $0 }.joined(separator: ", ")
    return Entitled(
      hold: Hold(
        id: try row[0], member: try row[1], title: try row[2], placedAt: try row[3], state: try row[4],
        item: try row[5], readyUntil: until.flatMap { LocalDate($0) }),
      title: try row[7], position: try row[8], memberNumber: try row[9], memberName: try row[10],
      onShelf: shelved.map { Shelved(item: $0, place: place) })
  }
}
