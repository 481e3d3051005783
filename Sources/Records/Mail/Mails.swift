import Foundation
import SQLite

/// Where a mail stands.
package enum MailState: String, CaseIterable, Sendable {
  /// Written down, not yet handed to the mail program.
  case queued
  /// Being handed over.
  case sending
  /// The mail program has it.
  case sent
  /// Given up, with the reason in `trouble`.
  case failed
  /// No longer true when its turn came, such as a reminder of a book that is back.
  case dropped
}

/// One mail: what it says is fixed when it is written.
package struct Mail: Sendable, Equatable {
  /// A UUID; also the left part of its Message-ID.
  package let id: String
  /// The template's name below `mail`, such as `returned`.
  package let template: String
  /// The address that it goes to.
  package let recipient: String
  /// The template's values as JSON.
  package let contents: String
  /// The loan that it is about.
  package let loan: String?
  /// Where it stands.
  package let state: MailState
  /// How often it was tried.
  package let attempts: Int
  /// What keeps it, for the screen.
  package let trouble: String?
  /// When it was written down.
  package let createdAt: Date
  /// When anything about it last changed.
  package let updatedAt: Date
}

/// The table `mails`: writing them down and reading them. What the worker does is in `MailSpool`.
package enum Mails {
  /// Writes a mail down in the transaction of the act that it belongs to.
  ///
  /// - Parameter contents: SQL that yields the template's values as one JSON text.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, template: String, to recipient: String, contents: SQL, loan: String?, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO mails (id, template, recipient, contents, loan, state, attempts, created_at, updated_at)
      VALUES (
        \(id), \(template), \(recipient), (\(sql: contents)), \(loan), 'queued', 0, \(entry.now), \(entry.now)
      )
      """)
    try entry.changed(.mails, id)
  }

  /// Keeps what was not sent yet about a loan from going out.
  /// - Throws: `DatabaseError`.
  package static func drop(ofLoan loan: String, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE mails SET state = 'dropped', updated_at = \(entry.now) WHERE loan = \(loan) AND state = 'queued'
      """)
  }

  /// The mail of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> Mail? {
    try reader.first(columns + " WHERE id = \(id)", read)
  }

  /// Mails, newest first, before the one with sequence number `before`.
  /// - Returns: each with its sequence number.
  /// - Throws: `DatabaseError`.
  package static func list(
    state: MailState?, before: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, mail: Mail)] {
    let ofState: SQL = state.map { " AND state = \($0)" } ?? ""
    return try connection.query(
      columns + " WHERE seq < \(before)" + ofState + " ORDER BY seq DESC LIMIT \(limit)"
    ) { (seq: try $0[10], mail: try read($0)) }
  }

  static let columns: SQL = """
    SELECT id, template, recipient, contents, loan, state, attempts, trouble, created_at, updated_at, seq FROM mails
    """

  static func read(_ row: Row) throws -> Mail {
    Mail(
      id: try row[0], template: try row[1], recipient: try row[2], contents: try row[3], loan: try row[4],
      state: try row[5], attempts: try row[6], trouble: try row[7], createdAt: try row[8], updatedAt: try row[9])
  }
}
