import Foundation
import SQLite

/// What a printer's worker does to its jobs; every step is a transaction of its own, so the worker may be killed
/// between any two.
package struct Spool: Sendable {
  private let ledger: Ledger

  /// The spool of a ledger.
  package init(_ ledger: Ledger) { self.ledger = ledger }

  /// Takes the oldest queued job of these uses for `printer` and marks it as being sent.
  /// - Throws: `DatabaseError`.
  package func claim(for printer: String, uses: [PrintUse]) throws -> PrintJob? {
    let names = uses.map(\.rawValue)
    // A look without the writer first: an idle printer costs no commits.
    let waiting = try ledger.read { try $0.first(Self.oldest(of: names)) { try $0[0] as String } }
    guard waiting != nil else { return nil }
    return try ledger.record { entry in
      guard let id = try entry.transaction.first(Self.oldest(of: names), { try $0[0] as String }) else { return nil }
      try Self.update(id, "state = 'sending', printer = \(printer), attempts = attempts + 1", in: entry)
      return try PrintJobs.find(id, in: entry.transaction)
    }
  }

  /// What was given to `printer` and has not come to its end: to be looked after, also after a restart.
  /// - Throws: `DatabaseError`.
  package func unfinished(of printer: String) throws -> [PrintJob] {
    try ledger.read { connection in
      try connection.query(
        PrintJobs.columns + " WHERE finished_at IS NULL AND state <> 'queued' AND printer = \(printer) ORDER BY seq",
        PrintJobs.read)
    }
  }

  /// Looks after the jobs of printers that the config no longer has: what was never handed over is queued again, and
  /// of the rest nobody can know.
  /// - Throws: `DatabaseError`.
  package func adopt(known: [String]) throws {
    let jobs = try ledger.read { connection in
      try connection.query(
        PrintJobs.columns + " WHERE finished_at IS NULL AND state <> 'queued' ORDER BY seq", PrintJobs.read)
    }
    for job in jobs where !known.contains(job.printer ?? "") {
      if job.delivery == nil {
        try requeue(job.id, trouble: nil)
      } else {
        try finish(job.id, as: .unknown, trouble: "printerGone")
      }
    }
  }

  /// The transport has it; `delivery` is how to ask for it again.
  /// - Throws: `DatabaseError`.
  package func sent(_ id: String, delivery: String, sha256: String?) throws {
    let assignments: SQL = """
      state = 'sent', delivery = \(delivery), bytes_sha256 = coalesce(\(sha256), bytes_sha256), trouble = NULL
      """
    try update(id, assignments)
  }

  /// It did not reach the printer and will be tried again.
  /// - Throws: `DatabaseError`.
  package func requeue(_ id: String, trouble: String?) throws {
    try update(id, "state = 'queued', trouble = \(trouble)")
  }

  /// It stays where it is, with a reason to read (or, with nil, no longer one).
  /// - Throws: `DatabaseError`.
  package func note(_ id: String, trouble: String?) throws {
    try update(id, "trouble = \(trouble)")
  }

  /// It came to its end.
  /// - Throws: `DatabaseError`.
  package func finish(_ id: String, as state: PrintState, trouble: String? = nil) throws {
    try ledger.record { entry in
      try Self.update(
        id, "state = \(state), trouble = \(trouble), finished_at = \(entry.now)", in: entry)
    }
  }

  /// A printer is otherwise than it was, for those who watch it.
  /// - Throws: `DatabaseError`.
  package func printerChanged(_ printer: String) throws {
    try ledger.record { try $0.changed(.printers, printer) }
  }

  private func update(_ id: String, _ assignments: SQL) throws {
    try ledger.record { try Self.update(id, assignments, in: $0) }
  }

  private static func update(_ id: String, _ assignments: SQL, in entry: Entry) throws {
    let restricted: Bool? = try entry.transaction.first(
      "UPDATE print_jobs SET " + assignments + ", updated_at = \(entry.now) WHERE id = \(id) RETURNING restricted"
    ) { try $0[0] }
    if let restricted { try entry.changed(.printJobs, id, restricted: restricted) }
  }

  private static func oldest(of uses: [String]) -> SQL {
    // json_each instead of a list spelled into the SQL: one statement in the cache, whatever the uses.
    let list = jsonList(uses)
    return """
      SELECT id FROM print_jobs
      WHERE state = 'queued' AND finished_at IS NULL AND use IN (SELECT value FROM json_each(\(list)))
      ORDER BY seq
      LIMIT 1
      """
  }
}
