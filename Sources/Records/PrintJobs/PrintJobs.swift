import Foundation
import SQLite

/// The table `print_jobs`: writing jobs down and reading them. What people do to them is in `PrintJobChange`, what the
/// printers' workers do in `Spool`.
package enum PrintJobs {
  /// Writes an original down in the transaction of the act that it belongs to.
  ///
  /// - Parameters:
  ///   - target: the printer for it; nil = whichever takes its use.
  ///   - contents: SQL that yields the template's values as one JSON text.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, ticket: String?, restricted: Bool, use: PrintUse, target: String?, template: String, contents: SQL,
    in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO print_jobs (
        id, ticket, restricted, use, target, template, contents, copy, state, attempts, created_at, updated_at
      )
      VALUES (
        \(id), \(ticket), \(restricted), \(use), \(target), \(template), (\(sql: contents)), 0, 'queued', 0,
        \(entry.now), \(entry.now)
      )
      """)
    try entry.changed(.printJobs, id, restricted: restricted)
  }

  /// SQL for the answer of an act that prints: the job's id.
  package static func answer(naming job: String) -> SQL { "json_object('printJob', \(job))" }

  /// What became of a wish for a copy.
  package enum CopyOutcome: Sendable, Equatable {
    case made(PrintJob)
    /// The same act again: the copy is there already.
    case there(PrintJob)
    /// The copy's id belongs to a job that is no copy of this one.
    case reused
    /// There is no such job to copy.
    case missing
  }

  /// Writes the next copy of a job down, marked with its count.
  ///
  /// - Parameter target: the printer for it; nil = whichever takes its use.
  /// - Throws: `DatabaseError`.
  package static func copy(_ job: String, as id: String, target: String?, in entry: Entry) throws -> CopyOutcome {
    guard let source = try find(job, in: entry.transaction) else { return .missing }
    let original = source.original ?? source.id
    if let present = try find(id, in: entry.transaction) {
      return present.original == original ? .there(present) : .reused
    }
    try entry.transaction.execute(
      """
      INSERT INTO print_jobs (
        id, ticket, restricted, use, target, template, contents, original, copy, state, attempts, created_at, updated_at
      )
      SELECT \(id), ticket, restricted, use, \(target), template, json_set(contents, '$.copy', next), id, next, 'queued',
        0, \(entry.now), \(entry.now)
      FROM print_jobs, (
        SELECT 1 + coalesce(max(copy), 0) AS next
        FROM print_jobs
        WHERE original = \(original)
      )
      WHERE id = \(original)
      """)
    guard let copy = try find(id, in: entry.transaction) else { throw RecordsError.missing(table: "print_jobs") }
    try entry.changed(.printJobs, id, restricted: copy.isRestricted)
    return .made(copy)
  }

  /// The job of that id.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, in reader: some SQLReader) throws -> PrintJob? {
    try reader.first(columns + " WHERE id = \(id)", read)
  }

  /// A ticket's jobs in the order in which they were written down.
  /// - Throws: `DatabaseError`.
  package static func of(ticket: String, in connection: Connection) throws -> [PrintJob] {
    try connection.query(columns + " WHERE ticket = \(ticket) ORDER BY seq", read)
  }

  /// Which jobs a list shows.
  package struct Filter: Sendable {
    /// Only these.
    package var state: PrintState?
    /// Only this ticket's.
    package var ticket: String?
    /// Only those that this printer has or is meant to have.
    package var printer: String?
    /// Only those without an end, and those of this moment or later that a person has to look at; nil = all.
    package var openSince: Date?

    /// All jobs.
    package init() {}
  }

  /// Jobs, newest first, before the job with sequence number `before`.
  ///
  /// - Returns: each with its sequence number.
  /// - Throws: `DatabaseError`.
  package static func list(
    _ filter: Filter, restricted: Bool, before: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, job: PrintJob)] {
    var conditions: SQL = " WHERE seq < \(before)"
    if let state = filter.state { conditions = conditions + " AND state = \(state)" }
    if let ticket = filter.ticket { conditions = conditions + " AND ticket = \(ticket)" }
    if let printer = filter.printer {
      conditions = conditions + " AND iif(state = 'queued', target, printer) = \(printer)"
    }
    if let since = filter.openSince {
      conditions =
        conditions + " AND (finished_at IS NULL OR state IN ('unknown', 'failed') AND updated_at >= \(since))"
    }
    if !restricted { conditions = conditions + " AND restricted = 0" }
    return try connection.query(columns + conditions + " ORDER BY seq DESC LIMIT \(limit)") {
      (seq: try $0[19], job: try read($0))
    }
  }

  /// How many jobs are in each state, for `/metrics`.
  /// - Throws: `DatabaseError`.
  package static func unfinished(in connection: Connection) throws -> [(state: String, count: Int)] {
    try connection.query(
      "SELECT state, count(*) FROM print_jobs WHERE finished_at IS NULL AND restricted = 0 GROUP BY state"
    ) {
      (state: try $0[0], count: try $0[1])
    }
  }

  /// How many jobs wait for each printer (nil: for whichever takes their use) by use.
  /// - Throws: `DatabaseError`.
  package static func waiting(in connection: Connection) throws -> [(printer: String?, use: PrintUse, count: Int)] {
    try connection.query(
      """
      SELECT iif(state = 'queued', target, printer) AS place, use, count(*)
      FROM print_jobs
      WHERE finished_at IS NULL AND restricted = 0
      GROUP BY place, use
      """
    ) { (printer: try $0[0], use: try $0[1], count: try $0[2]) }
  }

  static let columns: SQL = """
    SELECT id, ticket, (SELECT number FROM tickets WHERE tickets.id = print_jobs.ticket), restricted, use, template,
      contents, original, copy, state, target, moved_from, wish, printer, delivery, attempts, trouble, created_at,
      updated_at, seq, finished_at
    FROM print_jobs
    """

  static func read(_ row: Row) throws -> PrintJob {
    PrintJob(
      id: try row[0], ticket: try row[1], ticketNumber: try row[2], isRestricted: try row[3], use: try row[4],
      template: try row[5], contents: try row[6], original: try row[7], copy: try row[8], state: try row[9],
      target: try row[10], movedFrom: try row[11], wish: try row[12], printer: try row[13], delivery: try row[14],
      attempts: try row[15], trouble: try row[16], createdAt: try row[17], updatedAt: try row[18],
      finishedAt: try row[20])
  }
}
