import Foundation
import SQLite
import TicketCore

/// Something that was done in the central CRM and does not fit what is recorded here: kept and shown until a person has
/// dealt with it, never overwritten in silence.
package struct CRMConflict: Sendable, Equatable {
  /// What does not fit. Raw values are the contract's.
  package enum Kind: String, Sendable, CaseIterable {
    /// Words for the visitor that the ticket does not take now.
    case answer
    /// Words among colleagues that the ticket does not take now.
    case note
    /// The visitor's own words that the ticket does not take now.
    case reply
    /// A field that this office writes has another value there.
    case field
  }

  /// That a person has dealt with it.
  package struct Seen: Sendable, Equatable {
    /// When.
    package let at: Date
    /// The account's name.
    package let by: String
    /// What came of it.
    package let reason: String
  }

  /// Its id, UUID text, made of the CRM's own id of the change.
  package let id: String
  /// The ticket.
  package let ticket: String
  /// The ticket's number, where it is read.
  package let number: String?
  /// Whether only a fraud agent may know of the ticket.
  package let isRestricted: Bool
  /// What does not fit.
  package let kind: Kind
  /// The field by its fact's name; nil for words.
  package let field: String?
  /// The value here; nil where there is none.
  package let ours: String?
  /// The words or the value there.
  package let theirs: String
  /// Who did it, as the CRM calls them.
  package let author: String
  /// When it was done.
  package let at: Date
  /// Why it does not fit: the name of a rule that says no, `tier`, `differs`, `doubled` where the ticket has several
  /// numbers there, `stale` where what has changed here can't be changed there, or `hidden` where it is not shown there.
  package let reason: String
  /// When it was pulled.
  package let createdAt: Date
  /// Nil until a person has dealt with it.
  package let seen: Seen?

  /// A conflict as given; when it is pulled and seen is the records' to say.
  package init(
    change: String, ticket: String, isRestricted: Bool, kind: Kind, field: String? = nil, ours: String? = nil,
    theirs: String, author: String, at: Date, reason: String, now: Date
  ) {
    self.init(
      id: NamedUUID.make("conflict \(change)"), ticket: ticket, number: nil, isRestricted: isRestricted, kind: kind,
      field: field, ours: ours, theirs: theirs, author: author, at: at, reason: reason, createdAt: now, seen: nil)
  }

  private init(
    id: String, ticket: String, number: String?, isRestricted: Bool, kind: Kind, field: String?, ours: String?,
    theirs: String, author: String, at: Date, reason: String, createdAt: Date, seen: Seen?
  ) {
    self.id = id
    self.ticket = ticket
    self.number = number
    self.isRestricted = isRestricted
    self.kind = kind
    self.field = field
    self.ours = ours
    self.theirs = theirs
    self.author = author
    self.at = at
    self.reason = reason
    self.createdAt = createdAt
    self.seen = seen
  }
}

// MARK: The table `crm_conflicts`

extension CRMConflict {
  /// Writes it down.
  /// - Throws: `DatabaseError`.
  package func insert(in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO crm_conflicts (
        id, ticket, restricted, kind, field, ours, theirs, author, at, reason, created_at
      )
      VALUES (
        \(id), \(ticket), \(isRestricted), \(kind), \(field), \(ours), \(theirs), \(author), \(at), \(reason),
        \(createdAt)
      )
      """)
    try entry.changed(.sync, id, restricted: isRestricted)
  }

  /// Conflicts that nobody has dealt with and that the viewer may know of, newest first.
  /// - Throws: `DatabaseError`.
  package static func open(for viewer: Viewer, limit: Int, in reader: some SQLReader) throws -> [CRMConflict] {
    try reader.query(
      columns + " WHERE seen_at IS NULL" + visible(to: viewer) + " ORDER BY crm_conflicts.seq DESC LIMIT \(limit)",
      read)
  }

  /// How many nobody has dealt with.
  /// - Parameter restricted: whether restricted ones count.
  /// - Throws: `DatabaseError`.
  package static func unseen(withRestricted restricted: Bool = false, in reader: some SQLReader) throws -> Int {
    try reader.first("SELECT count(*) FROM crm_conflicts WHERE seen_at IS NULL AND restricted <= \(restricted)") {
      try $0[0]
    } ?? 0
  }

  static func find(_ id: String, for viewer: Viewer, in reader: some SQLReader) throws -> CRMConflict? {
    try reader.first(columns + " WHERE crm_conflicts.id = \(id)" + visible(to: viewer), read)
  }

  private static func visible(to viewer: Viewer) -> SQL {
    viewer.mayRead(restricted: true) ? "" : " AND crm_conflicts.restricted = 0"
  }

  private static let columns: SQL = """
    SELECT crm_conflicts.id, ticket, crm_conflicts.restricted, crm_conflicts.kind, field, ours, theirs, author, at,
      reason, crm_conflicts.created_at, seen_at, seen_by, seen_reason, number
    FROM crm_conflicts
    JOIN tickets ON tickets.id = ticket
    """

  private static func read(_ row: Row) throws -> CRMConflict {
    let (at, by, reason): (Date?, String?, String?) = (try row[11], try row[12], try row[13])
    return CRMConflict(
      id: try row[0], ticket: try row[1], number: try row[14], isRestricted: try row[2], kind: try row[3],
      field: try row[4], ours: try row[5], theirs: try row[6], author: try row[7], at: try row[8], reason: try row[9],
      createdAt: try row[10], seen: at.flatMap { at in by.map { Seen(at: at, by: $0, reason: reason ?? "") } })
  }
}
