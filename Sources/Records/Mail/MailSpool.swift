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
  /// under the same name: rather twice than never.
  /// - Throws: `DatabaseError`.
  package func takeBack() throws {
    try ledger.record { entry in
      let interrupted: [String] = try entry.transaction.query("SELECT id FROM mails WHERE state = 'sending'") {
        try $0[0]
      }
      for id in interrupted { try Self.update(id, "state = 'queued'", in: entry) }
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

  /// It waits for another attempt.
  /// - Throws: `DatabaseError`.
  package func postpone(_ id: String, _ trouble: MailTrouble?) throws {
    try ledger.record { _ = try Self.update(id, "state = 'queued', trouble = \(trouble)", in: $0) }
  }

  /// It is given up, unless somebody dropped it.
  /// - Throws: `DatabaseError`.
  package func fail(_ id: String, _ trouble: MailTrouble) throws {
    try ledger.record { entry in
      _ = try Self.update(
        id, "state = 'failed', trouble = \(trouble)", where: "state IN ('queued', 'sending')", in: entry)
    }
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
