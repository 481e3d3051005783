import Foundation
import SQLite

/// What the sync worker does to the outbox; every step is a transaction of its own, so the worker may be killed between
/// any two.
package struct SyncSpool: Sendable {
  private let ledger: Ledger

  /// The outbox of a ledger.
  package init(_ ledger: Ledger) { self.ledger = ledger }

  /// Takes back what an earlier worker was telling when it ended: it may have arrived.
  /// - Throws: `DatabaseError`.
  package func takeBack() throws {
    try ledger.record { entry in
      try entry.transaction.execute(
        """
        UPDATE outbox
        SET state = iif(carrier IS NULL, 'unknown', 'pending'), attempts = attempts + (carrier IS NULL),
          updated_at = \(entry.now)
        WHERE state <> 'done' AND state = 'inFlight'
        """)
    }
  }

  /// Notes that whatever waits may have arrived: the database is an earlier one, brought back from a copy.
  /// - Throws: `DatabaseError`.
  func doubt() throws {
    try ledger.record { entry in
      try entry.transaction.execute(
        """
        UPDATE outbox SET state = 'unknown', updated_at = \(entry.now)
        WHERE state <> 'done' AND state IN ('pending', 'inFlight') AND carrier IS NULL
        """)
    }
  }

  /// Marks groups as being told, each with the records that it takes along, and answers those that were still there to be
  /// told; none while a person has paused the sync. Records that are kept in the house are settled at once.
  ///
  /// - Parameter withheld: restricted records that the mapping keeps.
  /// - Throws: `DatabaseError`.
  package func claim(_ groups: [OutboxGroup], withholding withheld: [OutboxRow] = []) throws -> [OutboxGroup] {
    try ledger.record { entry in
      guard try CRMState.read(in: entry.transaction).pause == nil else { return [] }
      for row in withheld { try Self.settle(row.seq, as: .withheld, in: entry) }
      return try groups.filter { try Self.claim($0, in: entry) }
    }
  }

  private static func claim(_ group: OutboxGroup, in entry: Entry) throws -> Bool {
    let seqs = "[" + group.rows.map { String($0.seq) }.joined(separator: ",") + "]"
    let free: Int? = try entry.transaction.first(
      """
      SELECT count(*) FROM json_each(\(seqs)) JOIN outbox ON outbox.seq = value
      WHERE state IN ('pending', 'unknown')
      """
    ) { try $0[0] }
    guard free == group.rows.count else { return false }
    try entry.transaction.execute(
      """
      UPDATE outbox
      SET state = 'inFlight', carrier = nullif(\(group.carrier.seq), seq), updated_at = \(entry.now)
      WHERE seq IN (SELECT value FROM json_each(\(seqs)))
      """)
    return true
  }

  /// The CRM has a group, under this remote id where it gives one.
  ///
  /// - Parameter announces: whether the screens are to hear of it; not each time while a backlog drains.
  /// - Throws: `DatabaseError`.
  package func settle(_ group: OutboxGroup, as settlement: Settlement, remote: String?, announces: Bool) throws {
    try ledger.record { entry in
      for row in group.carried { try Self.settle(row.seq, as: .carried, in: entry) }
      try Self.settle(group.carrier.seq, as: settlement, in: entry)
      if let remote { try CRMSubjects.note(remote, of: group, in: entry) }
      try entry.transaction.execute(
        "UPDATE crm_state SET last_success_at = \(entry.now), delivered = delivered + \(group.rows.count)")
      if announces { try entry.changed(.sync, group.carrier.id, restricted: group.carrier.isRestricted) }
    }
  }

  /// A group waits for another attempt.
  ///
  /// - Parameters:
  ///   - state: `unknown` where it may have arrived, else `pending`.
  ///   - isAttempt: false where nobody could be asked, so that it is no attempt of the record's.
  /// - Throws: `DatabaseError`.
  package func postpone(_ group: OutboxGroup, as state: OutboxState, isAttempt: Bool) throws {
    try ledger.record { entry in
      try Self.release(group.carried, in: entry)
      try entry.transaction.execute(
        """
        UPDATE outbox SET state = \(state), attempts = attempts + \(isAttempt), updated_at = \(entry.now)
        WHERE seq = \(group.carrier.seq) AND state = 'inFlight'
        """)
      if isAttempt { try entry.transaction.execute("UPDATE crm_state SET last_failure_at = \(entry.now)") }
    }
  }

  /// A group is not taken: it waits for a person.
  /// - Throws: `DatabaseError`.
  package func bury(_ group: OutboxGroup, rejection: String, status: Int?, words: String) throws {
    try ledger.record { entry in
      try Self.release(group.carried, in: entry)
      try entry.transaction.execute(
        """
        UPDATE outbox
        SET state = 'dead', attempts = attempts + 1, rejection = \(rejection), rejection_status = \(status),
          rejection_words = \(words), updated_at = \(entry.now)
        WHERE seq = \(group.carrier.seq) AND state = 'inFlight'
        """)
      try entry.transaction.execute("UPDATE crm_state SET last_failure_at = \(entry.now)")
      try entry.changed(.sync, group.carrier.id, restricted: group.carrier.isRestricted)
    }
  }

  /// Puts back the dead letters of subjects that were refused alike: the fault was the way's.
  ///
  /// - Parameter status: the HTTP status that they were refused with.
  /// - Throws: `DatabaseError`.
  package func putBack(_ subjects: Set<String>, refusedWith status: Int) throws {
    try ledger.record { entry in
      for subject in subjects {
        try entry.transaction.execute(
          """
          UPDATE outbox
          SET state = 'pending', rejection = NULL, rejection_status = NULL, rejection_words = NULL,
            updated_at = \(entry.now)
          WHERE state = 'dead' AND subject = \(subject) AND rejection_status = \(status)
          """)
      }
      try entry.changed(.sync, "connector")
    }
  }

  private static func release(_ carried: [OutboxRow], in entry: Entry) throws {
    for row in carried {
      try entry.transaction.execute(
        "UPDATE outbox SET state = 'pending', updated_at = \(entry.now) WHERE seq = \(row.seq) AND state = 'inFlight'")
    }
  }

  /// Settles one record, whatever it waits for.
  static func settle(_ seq: Int64, as settlement: Settlement, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE outbox
      SET state = 'done', settled_as = \(settlement), rejection = NULL, rejection_status = NULL, rejection_words = NULL,
        updated_at = \(entry.now)
      WHERE seq = \(seq) AND state <> 'done'
      """)
  }
}
