import Foundation
import SQLite

/// What a printer's worker does to its jobs; every step is a transaction of its own, so the worker may be killed
/// between any two.
package struct Spool: Sendable {
  /// Which queued jobs come to a printer.
  package struct Share: Sendable {
    /// The printer's name.
    package let printer: String
    /// The uses that it takes where nobody chose a printer, or chose one that is there no more.
    package let uses: [PrintUse]
    /// What its documents are made for: a document in another language, or for another paper, would be no use to it.
    package let paper: String
    private let useNames: String
    private let known: String

    /// - Parameter known: the names of all printers of the config.
    package init(printer: String, paper: String, uses: [PrintUse], known: [String]) {
      self.printer = printer
      self.paper = paper
      self.uses = uses
      useNames = jsonList(uses.map(\.rawValue))
      // Names of printers are the office's own words, so that they are encoded and not just put between quotes.
      let encoded = try? JSONEncoder().encode(known)
      self.known = encoded.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// What must hold of a job, in SQL.
    var condition: SQL {
      """
      state = 'queued' AND finished_at IS NULL AND (
        target = \(printer)
        OR use IN (SELECT value FROM json_each(\(useNames)))
          AND (target IS NULL OR target NOT IN (SELECT value FROM json_each(\(known))))
      )
      """
    }
  }

  let ledger: Ledger

  /// The spool of a ledger.
  package init(_ ledger: Ledger) { self.ledger = ledger }

  // MARK: From the queue to the printer

  /// The oldest queued job of a share. It is read without the writer: an idle printer costs no commits.
  /// - Throws: `DatabaseError`.
  package func next(of share: Share) throws -> PrintJob? {
    try ledger.read { connection in
      try connection.first(
        PrintJobs.columns + " WHERE " + share.condition + " ORDER BY seq LIMIT 1", PrintJobs.read)
    }
  }

  /// The document that an earlier attempt made of the job, for the same paper.
  /// - Throws: `DatabaseError`.
  package func document(of job: String, for share: Share) throws -> [UInt8]? {
    try ledger.read { connection in
      try connection.first(
        """
        SELECT bytes
        FROM print_documents JOIN print_jobs ON seq = job
        WHERE id = \(job) AND made_for = \(share.paper)
        """
      ) { try $0[0] }
    }
  }

  /// Marks a job as being sent, with its document; false when somebody changed it meanwhile.
  /// - Throws: `DatabaseError`.
  package func claim(_ job: String, of share: Share, document: [UInt8]) throws -> Bool {
    let hash = Digest.sha256(document)
    return try ledger.record { entry in
      let claimed = try Self.update(
        job, "state = 'sending', printer = \(share.printer), attempts = attempts + 1, bytes_sha256 = \(hash)",
        where: share.condition, in: entry)
      guard claimed else { return false }
      try entry.transaction.execute(
        """
        INSERT INTO print_documents (job, made_for, bytes)
        SELECT seq, \(share.paper), \(document) FROM print_jobs WHERE id = \(job)
        ON CONFLICT DO UPDATE SET made_for = excluded.made_for, bytes = excluded.bytes
        """)
      return true
    }
  }

  /// The transport has it; `delivery` is how to ask for it again.
  /// - Throws: `DatabaseError`.
  package func sent(_ id: String, delivery: String) throws {
    try update(id, "state = 'sent', delivery = \(delivery), trouble = NULL")
  }

  // MARK: While a printer has it

  /// What was given to `printer` and has not come to its end: to be looked after, also after a restart.
  /// - Throws: `DatabaseError`.
  package func unfinished(of printer: String) throws -> [PrintJob] {
    try ledger.read { connection in
      try connection.query(
        PrintJobs.columns + " WHERE finished_at IS NULL AND state <> 'queued' AND printer = \(printer) ORDER BY seq",
        PrintJobs.read)
    }
  }

  /// It stays where it is, with a reason to read (or, with nil, no longer one).
  /// - Throws: `DatabaseError`.
  package func note(_ id: String, trouble: String?) throws {
    try update(id, "trouble = \(trouble)")
  }

  /// The printer does not have it, or gave it back: it waits again, at its target, unless somebody cancelled it.
  /// - Throws: `DatabaseError`.
  package func requeue(_ id: String, trouble: String?) throws {
    try ledger.record { entry in
      _ = try Self.update(
        id,
        """
        state = iif(wish = 'cancel', 'failed', 'queued'), trouble = iif(wish = 'cancel', 'cancelled', \(trouble)),
        finished_at = iif(wish = 'cancel', \(entry.now), NULL), delivery = NULL, wish = NULL
        """, in: entry)
    }
  }

  /// It came to its end.
  /// - Throws: `DatabaseError`.
  package func finish(_ id: String, as state: PrintState, trouble: String? = nil) throws {
    try ledger.record { entry in
      _ = try Self.update(
        id, "state = \(state), trouble = \(trouble), wish = NULL, finished_at = \(entry.now)", in: entry)
    }
  }

  /// A printer is otherwise than it was, for those who watch it.
  /// - Throws: `DatabaseError`.
  package func printerChanged(_ printer: String) throws {
    try ledger.record { try $0.changed(.printers, printer) }
  }

  func update(_ id: String, _ assignments: SQL) throws {
    try ledger.record { _ = try Self.update(id, assignments, in: $0) }
  }

  /// Whether there was such a job.
  static func update(
    _ id: String, _ assignments: SQL, where condition: SQL = "TRUE", in entry: Entry
  ) throws -> Bool {
    let head: SQL = "UPDATE print_jobs SET " + assignments + ", updated_at = \(entry.now) WHERE id = \(id) AND "
    let restricted: Bool? = try entry.transaction.first(head + condition + " RETURNING restricted") { try $0[0] }
    if let restricted { try entry.changed(.printJobs, id, restricted: restricted) }
    return restricted != nil
  }
}
