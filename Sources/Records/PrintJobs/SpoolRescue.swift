import Foundation
import SQLite

/// What becomes of jobs whose printer fails, or is there no more.
extension Spool {
  /// Gives what waits for a printer to another one; a job is given on once, or two dead printers would play ball.
  ///
  /// - Parameter uses: what the other printer is used for.
  /// - Throws: `DatabaseError`.
  ///   - page: the template whose jobs are about their printer and go to no other.
  package func redirect(_ share: Share, to other: String, uses: [PrintUse], except page: String) throws {
    let names = jsonList(uses.map(\.rawValue))
    let mayMove: SQL =
      share.condition + """
         AND moved_from IS NULL AND template <> \(page) AND use IN (SELECT value FROM json_each(\(names)))
        """
    let waiting = try ledger.read { connection in
      try connection.query("SELECT id FROM print_jobs WHERE " + mayMove) { try $0[0] as String }
    }
    for job in waiting {
      try ledger.record { entry in
        _ = try Self.update(
          job, "target = \(other), moved_from = \(share.printer), trouble = NULL", where: mayMove, in: entry)
      }
    }
  }

  /// Takes back what was given on and has not come out: the printer is well again.
  /// - Throws: `DatabaseError`.
  package func recall(to printer: String) throws {
    let given = try ledger.read { connection in
      try connection.query(
        "SELECT id FROM print_jobs WHERE state = 'queued' AND finished_at IS NULL AND moved_from = \(printer)"
      ) { try $0[0] as String }
    }
    for job in given {
      try ledger.record { entry in
        _ = try Self.update(
          job, "target = \(printer), moved_from = NULL, trouble = NULL", where: "state = 'queued'", in: entry)
      }
    }
  }

  /// Gives up what has waited for a printer longer than anybody waits for paper.
  ///
  /// - Parameter seconds: since it was written down, or since somebody wished for it again.
  /// - Throws: `DatabaseError`.
  package func expire(_ share: Share, after seconds: Double) throws {
    let before = ledger.now - seconds
    let isOld: SQL = share.condition + " AND coalesce(queued_at, created_at) < \(before)"
    let old = try ledger.read { connection in
      try connection.query("SELECT id FROM print_jobs WHERE " + isOld) { try $0[0] as String }
    }
    for job in old {
      try ledger.record { entry in
        _ = try Self.update(
          job, "state = 'failed', trouble = 'expired', finished_at = \(entry.now)", where: isOld, in: entry)
      }
    }
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
}
