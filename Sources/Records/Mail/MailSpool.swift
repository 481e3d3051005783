import Foundation
import SQLite

/// What the mail worker does to its mails; every step is a transaction of its own, so the worker may be killed between
/// any two.
package struct MailSpool: Sendable {
  private let ledger: Ledger

  /// The mail spool of a ledger.
  package init(_ ledger: Ledger) { self.ledger = ledger }

  /// The ledger's time.
  package var now: Date { ledger.now }

  /// Takes back what an earlier run was giving away when it ended. Nobody can know how far it came, so it is given again,
  /// under the same name: rather twice than never, unless it was not wanted any more.
  /// - Throws: `DatabaseError`.
  package func takeBack() throws {
    try ledger.record { entry in
      let interrupted: [(id: String, trouble: MailTrouble?)] = try entry.transaction.query(
        "SELECT id, trouble FROM mails WHERE state = 'sending'"
      ) { (id: try $0[0], trouble: try $0[1]) }
      for mail in interrupted { try Self.unsettle(mail.id, .queued, mail.trouble, in: entry) }
    }
  }

  /// What waits, the least tried first. It is read without the writer: an idle spool costs no commits.
  /// - Throws: `DatabaseError`.
  package func waiting(limit: Int) throws -> [Mail] {
    try ledger.read { connection in
      try connection.query(
        Mails.columns + " WHERE mails.state = 'queued' ORDER BY attempts, mails.seq LIMIT \(limit)", Mails.read)
    }
  }

  /// Marks a mail as being given away; false when somebody dropped it meanwhile.
  /// - Throws: `DatabaseError`.
  package func claim(_ id: String) throws -> Bool {
    try ledger.record { entry in
      try Self.update(id, "state = 'sending', attempts = attempts + 1", where: "state = 'queued'", in: entry)
    }
  }

  /// The mail system has it.
  /// - Throws: `DatabaseError`.
  package func sent(_ id: String) throws {
    try ledger.record { _ = try Self.update(id, "state = 'sent', trouble = NULL", in: $0) }
  }

  /// It waits for another attempt, unless it is not wanted any more.
  /// - Throws: `DatabaseError`.
  package func postpone(_ id: String, _ trouble: MailTrouble?) throws {
    try ledger.record { try Self.unsettle(id, .queued, trouble, in: $0) }
  }

  /// It is given up, unless it is not wanted any more.
  /// - Throws: `DatabaseError`.
  package func fail(_ id: String, _ trouble: MailTrouble) throws {
    try ledger.record { try Self.unsettle(id, .failed, trouble, in: $0) }
  }

  /// Notes that a mail did not go out; one that is not wanted any more is dropped instead.
  private static func unsettle(_ id: String, _ state: MailState, _ trouble: MailTrouble?, in entry: Entry) throws {
    try update(
      id,
      """
      state = iif(unwanted_at IS NULL, \(state), 'dropped'),
      trouble = iif(unwanted_at IS NULL, \(trouble), NULL)
      """, where: "state IN ('queued', 'sending')", in: entry)
  }

  /// Whether there was such a mail.
  @discardableResult
  static func update(
    _ id: String, _ assignments: SQL, where condition: SQL = "TRUE", in entry: Entry
  ) throws -> Bool {
    let head: SQL = "UPDATE mails SET " + assignments + ", updated_at = \(entry.now) WHERE id = \(id) AND "
    let changed: Int? = try entry.transaction.first(head + condition + " RETURNING 1") { try $0[0] }
    if changed != nil { try entry.changed(.mails, id) }
    return changed != nil
  }
}
