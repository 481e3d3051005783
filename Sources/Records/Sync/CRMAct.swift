import Foundation
import SQLite
import TicketCore

/// The table `crm_acts`: what people did about the sync, with their reasons.
package struct CRMAct: Sendable, Equatable {
  /// What was done. Raw values are the contract's.
  package enum Kind: String, Sendable, CaseIterable {
    /// A stuck record was tried again.
    case retry
    /// All dead letters were.
    case retryAll
    /// A stuck record was let go.
    case skip
    /// Everything was kept in the house.
    case pause
    /// The pause ended, or what was wrong was tried at once.
    case resume
    /// A conflict was dealt with.
    case see
  }

  /// What an act was about.
  struct About {
    /// The record's or the conflict's id.
    let id: String
    /// The ticket's id; nil for a loan.
    let ticket: String?
    let isRestricted: Bool
  }

  /// What was done.
  package let kind: Kind
  /// The ticket's id; nil where it was about none.
  package let ticket: String?
  /// The ticket's number; nil where it was about none.
  package let number: String?
  /// Why; nil where none is asked for.
  package let reason: String?
  /// When.
  package let at: Date
  /// The account's name.
  package let by: String

  static func append(_ kind: Kind, _ about: About?, reason: String?, by actor: Actor, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO crm_acts (act, record, ticket, restricted, reason, at, actor, role, device)
      VALUES (
        \(kind), \(about?.id), \(about?.ticket), \(about?.isRestricted ?? false), \(reason), \(entry.now),
        \(actor.name), \(actor.role), \(actor.device)
      )
      """)
  }

  /// The last acts that the viewer may know of, newest first.
  /// - Throws: `DatabaseError`.
  package static func latest(for viewer: Viewer, limit: Int, in reader: some SQLReader) throws -> [CRMAct] {
    let condition: SQL = viewer.mayRead(restricted: true) ? "" : " WHERE crm_acts.restricted = 0"
    let acts: SQL = """
      SELECT act, ticket, number, reason, at, actor
      FROM crm_acts
      LEFT JOIN tickets ON tickets.id = crm_acts.ticket
      """
    return try reader.query(acts + condition + " ORDER BY crm_acts.seq DESC LIMIT \(limit)") { row in
      CRMAct(
        kind: try row[0], ticket: try row[1], number: try row[2], reason: try row[3], at: try row[4], by: try row[5])
    }
  }
}
