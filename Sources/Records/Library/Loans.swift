import Calendars
import Circulation
import Foundation
import SQLite

/// The table `loans`. The index `loans_out` holds that a copy is out once.
package enum Loans {
  /// A loan with what the desk reads of it.
  package struct Entitled: Sendable, Equatable {
    /// The loan.
    package let loan: Loan
    /// What the title is called.
    package let title: String
    /// The title's id.
    package let titleID: String
    /// Days late at its return; nil while it is out.
    package let lateDays: Int?
  }

  /// Writes a new loan down.
  /// - Throws: `DatabaseError`.
  package static func insert(_ loan: Loan, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO loans (id, member, item, kind, lent_at, due, extensions)
      VALUES (
        \(loan.id), \(loan.member), \(loan.item), \(loan.kind), \(loan.lentAt), \(loan.due.description), 0
      )
      """)
    try entry.changed(.loans, loan.id)
  }

  /// Writes an extension down. A reminder of the former date that is still here is not wanted any more.
  /// - Throws: `DatabaseError`.
  package static func extend(_ loan: Loan, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE loans SET due = \(loan.due.description), extensions = \(loan.extensions)
      WHERE id = \(loan.id)
      """)
    try Mails.drop(about: .loan(loan.id), in: entry)
    try entry.changed(.loans, loan.id)
  }

  /// Ends a loan. A reminder that is still here would reach its reader too late.
  /// - Throws: `DatabaseError`.
  package static func end(_ loan: Loan, lateDays: Int, in entry: Entry) throws {
    try entry.transaction.execute(
      "UPDATE loans SET returned_at = \(loan.returnedAt), late_days = \(lateDays) WHERE id = \(loan.id)")
    try Mails.drop(about: .loan(loan.id), in: entry)
    try entry.changed(.loans, loan.id)
  }

  /// Takes back a return that was a mistake.
  /// - Throws: `DatabaseError`.
  package static func reopen(_ id: String, in entry: Entry) throws {
    try entry.transaction.execute("UPDATE loans SET returned_at = NULL, late_days = NULL WHERE id = \(id)")
    try entry.changed(.loans, id)
  }

  /// The loan of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> Entitled? {
    try reader.first(columns + " WHERE loans.id = \(id)", read)
  }

  /// The loan that a copy is out on; nil when it is in.
  /// - Throws: `DatabaseError`.
  package static func out(item: String, in reader: some SQLReader) throws -> Entitled? {
    try reader.first(columns + " WHERE item = \(item) AND returned_at IS NULL", read)
  }

  /// A member's loans that are out, the first to be due first.
  /// - Throws: `DatabaseError`.
  package static func out(member: String, in reader: some SQLReader) throws -> [Entitled] {
    try reader.query(columns + " WHERE member = \(member) AND returned_at IS NULL ORDER BY due, loans.seq", read)
  }

  /// A member's loans that came back, the newest first, without those that were a slip of the hand.
  /// - Throws: `DatabaseError`.
  package static func past(member: String, limit: Int, in reader: some SQLReader) throws -> [Entitled] {
    try reader.query(
      columns + " WHERE member = \(member) AND returned_at IS NOT NULL AND " + wasMeant
        + " ORDER BY loans.seq DESC LIMIT \(limit)", read)
  }

  /// Loans that are out and due before a date, the longest late first, with who has them.
  ///
  /// - Parameters:
  ///   - first: the first due date that counts; nil = however long ago.
  ///   - condition: what else is true of the loan.
  /// - Throws: `DatabaseError`.
  package static func due(
    from first: LocalDate? = nil, before date: LocalDate, where condition: SQL = "TRUE", skip: Int64, limit: Int,
    in connection: Connection
  ) throws -> [(loan: Entitled, member: MemberRecord)] {
    let loans = try connection.query(
      columns + """
         WHERE due < \(date.description) AND due >= \(first?.description ?? "") AND returned_at IS NULL
          AND \(sql: condition)
        ORDER BY due, loans.seq
        LIMIT \(limit) OFFSET \(skip)
        """, read)
    return try loans.compactMap { loan in
      try Members.find(id: loan.loan.member, in: connection).map { (loan: loan, member: $0) }
    }
  }

  /// So many loans, past ones too, in the order in which they began, with the place of each, behind a place; those that
  /// were a slip of the hand are left out.
  /// - Throws: `DatabaseError`.
  package static func page(
    after seq: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, record: Entitled)] {
    try connection.query(columns + " WHERE loans.seq > \(seq) AND " + wasMeant + " ORDER BY loans.seq LIMIT \(limit)") {
      (seq: try $0[11], record: try read($0))
    }
  }

  /// Not taken back: an undone loan is ended, and the log alone tells it from one that came back.
  private static let wasMeant: SQL = """
    NOT EXISTS (
      SELECT 1 FROM library_events AS later
      WHERE later.item = loans.item AND later.loan = loans.id AND later.type = 'undone'
        AND json_extract(later.body, '$.type') = 'lent'
    )
    """

  private static let columns: SQL = """
    SELECT loans.id, member, item, loans.kind, lent_at, due, extensions, returned_at, titles.title, titles.id,
      late_days, loans.seq
    FROM loans
    JOIN items ON items.inventory_number = loans.item
    JOIN titles ON titles.id = items.title
    """

  private static func read(_ row: Row) throws -> Entitled {
    let due: String = try row[5]
    guard let date = LocalDate(due) else { throw RecordsError.missing(table: "loans") }
    return Entitled(
      loan: Loan(
        id: try row[0], member: try row[1], item: try row[2], kind: try row[3], lentAt: try row[4], due: date,
        extensions: try row[6], returnedAt: try row[7]),
      title: try row[8], titleID: try row[9], lateDays: try row[10])
  }
}
