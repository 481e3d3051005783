import Foundation
import SQLite

/// What becomes of jobs whose printer fails, or is there no more.
extension Spool {
  /// Gives what waits for a printer to another one; a job is given on once, or two dead printers would play ball.
  ///
  /// - Parameters:
  ///   - uses: what the other printer is used for.
  ///   - page: the template whose jobs are about their printer and go to no other.
  /// - Throws: `DatabaseError`.
  package func redirect(_ share: Share, to other: String, uses: [PrintUse], except page: String) throws {
    let names = jsonList(uses.map(\.rawValue))
    let mayMove: SQL =
      share.condition + """
         AND moved_from IS NULL AND template <> \(page) AND use IN (SELECT value FROM json_each(\(names)))
        """
    try each(where: mayMove) { _ in "target = \(other), moved_from = \(share.printer), trouble = NULL" }
  }

  /// Takes back what was given on and has not come out: the printer is well again.
  /// - Throws: `DatabaseError`.
  package func recall(to printer: String) throws {
    try each(where: "state = 'queued' AND finished_at IS NULL AND moved_from = \(printer)") { _ in
      "target = \(printer), moved_from = NULL, trouble = NULL"
    }
  }

  /// Gives up what has waited for a printer longer than anybody waits for paper.
  ///
  /// - Parameter seconds: since it was written down, or since somebody wished for it again.
  /// - Throws: `DatabaseError`.
  package func expire(_ share: Share, after seconds: Double) throws {
    let before = ledger.now - seconds
    let isOld: SQL = share.condition + " AND coalesce(queued_at, created_at) < \(before)"
    try each(where: isOld) { "state = 'failed', trouble = 'expired', finished_at = \($0.now)" }
  }

  /// Gives a job that a printer gave back to another one.
  /// - Throws: `DatabaseError`.
  package func divert(_ id: String, from printer: String, to other: String) throws {
    try update(
      id,
      "state = 'queued', target = \(other), moved_from = \(printer), delivery = NULL, wish = NULL, trouble = NULL")
  }

  /// Ends the jobs of printers that the config no longer has: what was given to them nobody can know.
  /// - Throws: `DatabaseError`.
  package func abandon(known: [String]) throws {
    let jobs = try ledger.read { connection in
      try connection.query(
        PrintJobs.columns + " WHERE finished_at IS NULL AND state <> 'queued' ORDER BY seq", PrintJobs.read)
    }
    for job in jobs where !known.contains(job.printer ?? "") {
      try finish(job.id, as: .unknown, trouble: "printerGone")
    }
  }

  /// Changes the jobs of which a condition holds: each in a commit of its own, so that a long spool keeps nobody waiting,
  /// and only if it still holds then.
  private func each(where condition: SQL, set: @escaping @Sendable (Entry) -> SQL) throws {
    let jobs = try ledger.read { connection in
      try connection.query("SELECT id FROM print_jobs WHERE " + condition) { try $0[0] as String }
    }
    for job in jobs {
      try ledger.record { _ = try Self.update(job, set($0), where: condition, in: $0) }
    }
  }
}
