import Foundation
import SQLite

/// The table `mails`: writing mails down, dropping and reading them. What people do to them is in `MailChange`, what
/// the worker does in `MailSpool`.
package enum Mails {
  /// What a mail is about.
  package enum Subject: Sendable {
    /// A loan, by its id.
    case loan(String)
    /// A hold, by its id.
    case hold(String)
    /// A ticket, by its id.
    case ticket(String)

    fileprivate var loan: String? { if case .loan(let id) = self { id } else { nil } }
    fileprivate var hold: String? { if case .hold(let id) = self { id } else { nil } }
    fileprivate var ticket: String? { if case .ticket(let id) = self { id } else { nil } }
    fileprivate var condition: SQL {
      switch self {
      case .loan(let id): "loan = \(id)"
      case .hold(let id): "hold = \(id)"
      case .ticket(let id): "ticket = \(id)"
      }
    }
  }

  /// Writes a mail down in the transaction of the act that it belongs to.
  ///
  /// - Parameters:
  ///   - member: the id of the member whose address it is; nil for a visitor's.
  ///   - contents: SQL that yields the template's values as one JSON text.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, template: String, to recipient: String, of member: String?, about subject: Subject, contents: SQL,
    in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO mails (
        id, template, recipient, contents, member, loan, hold, ticket, state, attempts,
        created_at, updated_at, queued_at
      )
      VALUES (
        \(id), \(template), \(recipient), (\(sql: contents)), \(member), \(subject.loan), \(subject.hold),
        \(subject.ticket), 'queued', 0, \(entry.now), \(entry.now), \(entry.now)
      )
      """)
    try entry.changed(.mails, id)
  }

  /// What became of the mails that should not go out. Raw values are the contract's.
  package enum Recall: String, Sendable {
    /// There were none.
    case none
    /// All were still here.
    case dropped
    /// One at least is with the mail system.
    case sent

    /// The same of these mails and others together.
    package func and(_ other: Recall) -> Recall {
      [self, other].contains(.sent) ? .sent : [self, other].contains(.dropped) ? .dropped : .none
    }
  }

  /// Keeps what was not sent yet about a loan, a hold or a ticket from going out. What is just being given away can't
  /// be stopped, but where that fails it is not tried again.
  ///
  /// - Parameters:
  ///   - template: only mails of this kind; nil = all.
  ///   - moment: what was written since then is judged; the reminder of last week is nobody's concern.
  /// - Throws: `DatabaseError`.
  @discardableResult
  package static func drop(
    _ template: String? = nil, about subject: Subject, writtenSince moment: Date = .distantPast, in entry: Entry
  ) throws -> Recall {
    let kind: SQL = template.map { " AND template = \($0)" } ?? ""
    let head: SQL = "UPDATE mails SET state = 'dropped', trouble = NULL, updated_at = \(entry.now) WHERE "
    let dropped: [String] = try entry.transaction.query(
      head + subject.condition + kind + " AND state IN ('queued', 'failed') RETURNING id"
    ) { try $0[0] }
    for id in dropped { try entry.changed(.mails, id) }
    try entry.transaction.execute(
      "UPDATE mails SET unwanted_at = \(entry.now) WHERE " + subject.condition + kind + " AND state = 'sending'")
    let gone: Int? = try entry.transaction.first(
      "SELECT 1 FROM mails WHERE " + subject.condition + kind
        + " AND state IN ('sending', 'sent') AND created_at >= \(moment) LIMIT 1"
    ) { try $0[0] }
    return gone != nil ? .sent : dropped.isEmpty ? .none : .dropped
  }

  /// Lets out after all what was kept back about a loan or a hold, since the act that kept it back is taken back. What
  /// is just being given away is tried again where that fails, as if it had never been unwanted.
  ///
  /// - Parameters:
  ///   - template: only mails of this kind; nil = all.
  ///   - moment: when that act was; what was dropped before, or written after, stays so.
  /// - Throws: `DatabaseError`.
  package static func revive(
    _ template: String? = nil, about subject: Subject, droppedSince moment: Date, in entry: Entry
  ) throws {
    let kind: SQL = template.map { " AND template = \($0)" } ?? ""
    let meant: SQL = subject.condition + kind + " AND created_at <= \(moment)"
    let revived: [String] = try entry.transaction.query(
      """
      UPDATE mails SET state = 'queued', unwanted_at = NULL, queued_at = \(entry.now), updated_at = \(entry.now)
      WHERE \(sql: meant) AND state = 'dropped' AND updated_at >= \(moment)
      RETURNING id
      """
    ) { try $0[0] }
    for id in revived { try entry.changed(.mails, id) }
    try entry.transaction.execute(
      "UPDATE mails SET unwanted_at = NULL WHERE \(sql: meant) AND state = 'sending' AND unwanted_at >= \(moment)")
  }

  /// The mail of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> Mail? {
    try reader.first(columns + " WHERE mails.id = \(id)", read)
  }

  /// Mails, newest first, before the one with sequence number `before`.
  ///
  /// - Parameter state: only those in it; nil = all.
  /// - Returns: each with its sequence number.
  /// - Throws: `DatabaseError`.
  package static func list(
    _ state: MailState?, before: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, mail: Mail)] {
    var conditions: SQL = " WHERE mails.seq < \(before)"
    if let state { conditions = conditions + " AND mails.state = \(state)" }
    return try connection.query(columns + conditions + " ORDER BY mails.seq DESC LIMIT \(limit)") {
      (seq: try $0[11], mail: try read($0))
    }
  }

  /// The spool in figures, for `/metrics`.
  package struct Figures: Sendable {
    /// Mails that wait or are under way.
    package let queued: Int
    /// Mails that were given up.
    package let failed: Int
    /// Since when the oldest waits; nil when none does.
    package let oldest: Date?
  }

  /// The spool in figures.
  /// - Throws: `DatabaseError`.
  package static func figures(in connection: Connection) throws -> Figures {
    let waiting: (count: Int, oldest: Date?)? = try connection.first(
      "SELECT count(*), min(queued_at) FROM mails WHERE state IN ('queued', 'sending')"
    ) { (count: try $0[0], oldest: try $0[1]) }
    let failed: Int? = try connection.first("SELECT count(*) FROM mails WHERE state = 'failed'") { try $0[0] }
    return Figures(queued: waiting?.count ?? 0, failed: failed ?? 0, oldest: waiting?.oldest)
  }

  static let columns: SQL = """
    SELECT mails.id, template, recipient, contents, members.number, mails.state, attempts, trouble, mails.created_at,
      mails.updated_at, coalesce(mails.queued_at, mails.created_at), mails.seq, tickets.number
    FROM mails
    LEFT JOIN members ON members.id = mails.member
    LEFT JOIN tickets ON tickets.id = mails.ticket
    """

  static func read(_ row: Row) throws -> Mail {
    Mail(
      id: try row[0], template: try row[1], recipient: try row[2], contents: try row[3], member: try row[4],
      state: try row[5], attempts: try row[6], trouble: try row[7], createdAt: try row[8], updatedAt: try row[9],
      queuedAt: try row[10], ticket: try row[12])
  }
}
