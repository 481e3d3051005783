import Foundation
import SQLite
import TicketCore

/// The table `crm_state`: the installation's id, and how the way to the central CRM stands.
package struct CRMState: Sendable, Equatable {
  /// The way to the CRM. Raw values are the contract's.
  package enum Line: String, Sendable, CaseIterable {
    /// Nobody has tried it yet.
    case untried
    /// The CRM answers and has what is needed.
    case connected
    /// Nobody answers, or not now.
    case unreachable
    /// It does not let this office in.
    case denied
    /// It lacks what the mapping needs; see `missing`.
    case unfit
    /// It is gone for good; off until a person resumes.
    case gone
  }

  /// A pause that a person made.
  package struct Pause: Sendable, Equatable {
    /// Since when.
    package let since: Date
    /// The account's name.
    package let by: String
    /// Why.
    package let reason: String
  }

  /// The installation's UUID, made once with the database.
  package let installation: String
  /// What the records go to, as the config names it; nil before the first start of a worker.
  package let connector: String?
  /// Rises with each act of a person.
  package let revision: Int
  /// The pause; nil for none.
  package let pause: Pause?
  /// The way to the CRM, as it was last seen.
  package let line: Line
  /// Since when it is so; nil while it is untried.
  package let since: Date?
  /// What the CRM lacks, by name.
  package let missing: [String]
  /// From where the next question for changes goes on; nil before the first.
  package let cursor: String?
  /// How many records the CRM has got.
  package let delivered: Int
  /// When the CRM last took something.
  package let lastSuccess: Date?
  /// When something last went wrong.
  package let lastFailure: Date?
  /// When the CRM may be asked again; nil for now.
  package let notBefore: Date?
  /// Whether the CRM does not tell what others do there.
  package let isUnread: Bool

  /// When the CRM is tried again, where that is to come; nil where it may be tried now, or by a person only.
  package func nextTry(after now: Date) -> Date? {
    guard pause == nil, line != .gone else { return nil }
    return notBefore.flatMap { $0 > now ? $0 : nil }
  }

  /// How it stands.
  /// - Throws: `DatabaseError`.
  package static func read(in reader: some SQLReader) throws -> CRMState {
    let state = try reader.first(
      """
      SELECT installation, connector, revision, paused_at, paused_by, pause_reason, line, line_since, missing, cursor,
        delivered, last_success_at, last_failure_at, not_before, unread
      FROM crm_state
      """
    ) { row in
      let (since, by): (Date?, String?) = (try row[3], try row[4])
      let reason: String? = try row[5]
      let pause = since.flatMap { since in by.map { Pause(since: since, by: $0, reason: reason ?? "") } }
      return CRMState(
        installation: try row[0], connector: try row[1], revision: try row[2], pause: pause, line: try row[6],
        since: try row[7], missing: lines(try row[8]), cursor: try row[9], delivered: try row[10],
        lastSuccess: try row[11], lastFailure: try row[12], notBefore: try row[13], isUnread: try row[14])
    }
    guard let state else { throw RecordsError.missing(table: "crm_state") }
    return state
  }

  // One a line: it is read on the writer too, where no JSON is.
  private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  /// Binds the outbox to a connector. What another CRM called the subjects, and where its changes stood, means nothing to
  /// this one.
  /// - Throws: `DatabaseError`.
  package static func attach(_ connector: String, in entry: Entry) throws {
    let transaction = entry.transaction
    let state = try read(in: transaction)
    guard state.connector != connector else { return }
    if state.connector != nil {
      try transaction.execute("DELETE FROM crm_subjects")
      try transaction.execute("UPDATE outbox SET state = 'pending' WHERE state <> 'done' AND state = 'unknown'")
    }
    try transaction.execute(
      """
      UPDATE crm_state
      SET connector = \(connector), cursor = NULL, line = 'untried', line_since = NULL, missing = '',
        not_before = NULL, unread = 0
      """)
    try entry.changed(.sync, "connector")
  }

  /// Notes how the way is seen now; what is not new is not written.
  ///
  /// - Parameters:
  ///   - notBefore: when the CRM may be asked again; nil for now.
  ///   - isUnread: whether it does not tell what others do there.
  /// - Throws: `DatabaseError`.
  package static func note(
    _ line: Line, missing: [String] = [], notBefore: Date? = nil, isUnread: Bool = false, in entry: Entry
  ) throws {
    let (state, transaction) = (try read(in: entry.transaction), entry.transaction)
    if state.notBefore != notBefore { try transaction.execute("UPDATE crm_state SET not_before = \(notBefore)") }
    let isOther = state.line != line || state.missing != missing
    guard isOther || state.isUnread != isUnread else {
      if state.notBefore != notBefore { try entry.changed(.sync, "connector") }
      return
    }
    try transaction.execute(
      """
      UPDATE crm_state
      SET line = \(line), line_since = iif(\(isOther), \(entry.now), line_since),
        missing = \(missing.joined(separator: "\n")), unread = \(isUnread),
        last_failure_at = iif(\(isOther && line != .connected), \(entry.now), last_failure_at)
      """)
    try entry.changed(.sync, "connector")
  }

  /// Notes from where the next question for changes goes on.
  /// - Throws: `DatabaseError`.
  package static func note(cursor: String, in entry: Entry) throws {
    try entry.transaction.execute("UPDATE crm_state SET cursor = \(cursor) WHERE cursor IS NOT \(cursor)")
  }
}
