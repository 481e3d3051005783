import Calendars
import Circulation
import Foundation
import SQLite

/// The columns `reminded_due` and `reminded_step` of `loans`: which step of the reminders went out last, for which due
/// date.
package enum Reminders {
  /// A loan that may be due for a reminder.
  package struct Candidate: Sendable {
    /// Its place in the order of the loans.
    package let seq: Int64
    /// The loan's id.
    package let loan: String
    /// When it was lent.
    package let lentAt: Date
    private let due: LocalDate
    private let memberType: String
    private let kind: TitleKind
    private let lastStep: Int?

    fileprivate init(_ row: Row) throws {
      let text: String = try row[2]
      guard let due = LocalDate(text) else { throw RecordsError.missing(table: "loans") }
      (seq, loan, lentAt, self.due) = (try row[0], try row[1], try row[3], due)
      (kind, memberType, lastStep) = (try row[4], try row[5], try row[6])
    }

    /// What the rules have to know of it.
    package func reminded(in zone: OfficeZone) -> RemindedLoan {
      RemindedLoan(due: due, lent: zone.date(of: lentAt), memberType: memberType, kind: kind, lastStep: lastStep)
    }
  }

  /// Loans that are out, due on a date or before, and whose member has an address; in the order in which they were
  /// lent, from the one after `seq` on.
  /// - Throws: `DatabaseError`.
  package static func candidates(
    dueUpTo date: LocalDate, after seq: Int64, limit: Int, in reader: some SQLReader
  ) throws -> [Candidate] {
    try reader.query(
      columns + " AND due <= \(date.description) AND loans.seq > \(seq) ORDER BY loans.seq LIMIT \(limit)",
      Candidate.init)
  }

  /// The loan of that id, while it is out and its member has an address.
  /// - Throws: `DatabaseError`.
  package static func candidate(_ loan: String, in reader: some SQLReader) throws -> Candidate? {
    try reader.first(columns + " AND loans.id = \(loan)", Candidate.init)
  }

  /// Writes down which step went out for the due date that the loan has now.
  /// - Throws: `DatabaseError`.
  package static func mark(_ loan: String, step: Int, in entry: Entry) throws {
    try entry.transaction.execute(
      "UPDATE loans SET reminded_due = due, reminded_step = \(step) WHERE id = \(loan)")
  }

  private static let columns: SQL = """
    SELECT loans.seq, loans.id, due, lent_at, kind, members.type, iif(reminded_due = due, reminded_step, NULL)
    FROM loans JOIN members ON members.id = loans.member
    WHERE returned_at IS NULL AND members.email IS NOT NULL
    """
}
