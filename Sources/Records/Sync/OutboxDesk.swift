import Foundation
import SQLite
import TicketCore

/// What a person does about the sync: each act in the transaction of its stored answer, written down with who did it. The
/// worker hears of it by the state's `revision`.
package struct OutboxDesk: Sendable {
  /// What became of an act.
  package enum Outcome: Sendable, Equatable {
    /// It is done, or was so already.
    case done
    /// There is no such record, or it is not stuck any more.
    case notStuck
  }

  private let viewer: Viewer

  /// The acts of one person.
  package init(_ viewer: Viewer) { self.viewer = viewer }

  /// Has a stuck record tried again at once. Whether an earlier attempt has left something there is looked for first.
  /// - Throws: `DatabaseError`.
  package func retry(_ id: String, in entry: Entry) throws -> Outcome {
    guard let (seq, record) = try StuckRecord.find(id, for: viewer, in: entry.transaction) else { return .notStuck }
    try entry.transaction.execute("UPDATE outbox SET " + Self.afresh(entry) + " WHERE seq = \(seq)")
    try log(.retry, record: record, in: entry)
    return .done
  }

  /// Has every dead letter that the person may know of tried again at once.
  /// - Throws: `DatabaseError`.
  package func retryAll(in entry: Entry) throws {
    let condition: SQL = viewer.mayRead(restricted: true) ? "" : " AND restricted = 0"
    try entry.transaction.execute("UPDATE outbox SET " + Self.afresh(entry) + " WHERE state = 'dead'" + condition)
    try log(.retryAll, in: entry)
  }

  /// Lets a stuck record go, with the field updates that it would have taken along; what follows on its subject goes on.
  ///
  /// - Parameter reason: why, for the log.
  /// - Throws: `DatabaseError`.
  package func skip(_ id: String, reason: String, in entry: Entry) throws -> Outcome {
    guard let (seq, record) = try StuckRecord.find(id, for: viewer, in: entry.transaction) else { return .notStuck }
    let carried: [Int64] = try entry.transaction.query(
      "SELECT seq FROM outbox WHERE state <> 'done' AND carrier = \(seq)"
    ) { try $0[0] }
    for seq in carried + [seq] { try SyncSpool.settle(seq, as: .skipped, in: entry) }
    try log(.skip, record: record, reason: reason, in: entry)
    return .done
  }

  /// Keeps everything in the house until somebody resumes; what is just being told is told to its end.
  ///
  /// - Parameter reason: why, for the colleagues.
  /// - Throws: `DatabaseError`.
  package func pause(reason: String, in entry: Entry) throws {
    guard try CRMState.read(in: entry.transaction).pause == nil else { return }
    try entry.transaction.execute(
      """
      UPDATE crm_state SET paused_at = \(entry.now), paused_by = \(viewer.actor.name), pause_reason = \(reason)
      """)
    try log(.pause, reason: reason, in: entry)
  }

  /// Ends a pause, and has the CRM tried at once whatever was wrong with it; also one that was gone for good.
  /// - Throws: `DatabaseError`.
  package func resume(in entry: Entry) throws {
    try entry.transaction.execute(
      """
      UPDATE crm_state
      SET paused_at = NULL, paused_by = NULL, pause_reason = NULL, not_before = NULL,
        line_since = iif(line = 'gone', NULL, line_since), line = iif(line = 'gone', 'untried', line)
      """)
    try log(.resume, in: entry)
  }

  /// Notes that somebody has dealt with a conflict.
  ///
  /// - Parameter reason: what came of it.
  /// - Throws: `DatabaseError`.
  package func see(conflict id: String, reason: String, in entry: Entry) throws -> Outcome {
    guard let conflict = try CRMConflict.find(id, for: viewer, in: entry.transaction) else { return .notStuck }
    guard conflict.seen == nil else { return .done }
    try entry.transaction.execute(
      """
      UPDATE crm_conflicts
      SET seen_at = \(entry.now), seen_by = \(viewer.actor.name), seen_reason = \(reason)
      WHERE id = \(id)
      """)
    let about = CRMAct.About(id: id, ticket: conflict.ticket, isRestricted: conflict.isRestricted)
    try CRMAct.append(.see, about, reason: reason, by: viewer.actor, in: entry)
    try entry.changed(.sync, id, restricted: conflict.isRestricted)
    return .done
  }

  /// How a record stands that is tried again.
  private static func afresh(_ entry: Entry) -> SQL {
    """
    state = 'unknown', attempts = 0, rejection = NULL, rejection_status = NULL, rejection_words = NULL,
      updated_at = \(entry.now)
    """
  }

  private func log(_ act: CRMAct.Kind, record: StuckRecord? = nil, reason: String? = nil, in entry: Entry) throws {
    try entry.transaction.execute("UPDATE crm_state SET revision = revision + 1")
    let isRestricted = record?.isRestricted ?? false
    let about = record.map { CRMAct.About(id: $0.id, ticket: $0.ticket, isRestricted: isRestricted) }
    try CRMAct.append(act, about, reason: reason, by: viewer.actor, in: entry)
    try entry.changed(.sync, record?.id ?? "connector", restricted: isRestricted)
  }
}
