import Foundation
import SQLite

/// The table `print_jobs`: writing jobs down and reading them. What the printers' workers do is in `Spool`.
package enum PrintJobs {
  /// Writes an original down in the transaction of the act that it belongs to.
  ///
  /// - Parameter contents: SQL that yields the template's values as one JSON text.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, ticket: String?, restricted: Bool, use: PrintUse, template: String, contents: SQL, in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO print_jobs (
        id, ticket, restricted, use, template, contents, copy, state, attempts, created_at, updated_at
      )
      VALUES (
        \(id), \(ticket), \(restricted), \(use), \(template), (\(sql: contents)), 0, 'queued', 0,
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
  /// - Throws: `DatabaseError`.
  package static func copy(_ job: String, as id: String, in entry: Entry) throws -> CopyOutcome {
    guard let source = try find(job, in: entry.transaction) else { return .missing }
    let original = source.original ?? source.id
    if let present = try find(id, in: entry.transaction) {
      return present.original == original ? .there(present) : .reused
    }
    try entry.transaction.execute(
      """
      INSERT INTO print_jobs (
        id, ticket, restricted, use, template, contents, original, copy, state, attempts, created_at, updated_at
      )
      SELECT \(id), ticket, restricted, use, template, json_set(contents, '$.copy', next), id, next, 'queued', 0,
        \(entry.now), \(entry.now)
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

  /// Jobs, newest first, before the job with sequence number `before`.
  ///
  /// - Returns: each with its sequence number.
  /// - Throws: `DatabaseError`.
  package static func list(
    state: PrintState?, ticket: String?, restricted: Bool, before: Int64, limit: Int, in connection: Connection
  ) throws -> [(seq: Int64, job: PrintJob)] {
    let ofState: SQL = state.map { " AND state = \($0)" } ?? ""
    let ofTicket: SQL = ticket.map { " AND ticket = \($0)" } ?? ""
    let visible: SQL = restricted ? "" : " AND restricted = 0"
    return try connection.query(
      columns + " WHERE seq < \(before)" + ofState + ofTicket + visible + " ORDER BY seq DESC LIMIT \(limit)"
    ) { (seq: try $0[15], job: try read($0)) }
  }

  /// How many jobs are in each state, for `/metrics`.
  /// - Throws: `DatabaseError`.
  package static func unfinished(in connection: Connection) throws -> [(state: String, count: Int)] {
    try connection.query("SELECT state, count(*) FROM print_jobs WHERE finished_at IS NULL GROUP BY state") {
      (state: try $0[0], count: try $0[1])
    }
  }

  static let columns: SQL = """
    SELECT id, ticket, restricted, use, template, contents, original, copy, state, printer, delivery, attempts,
      trouble, created_at, updated_at, seq, finished_at
    FROM print_jobs
    """

  static func read(_ row: Row) throws -> PrintJob {
    PrintJob(
      id: try row[0], ticket: try row[1], isRestricted: try row[2], use: try row[3],
      template: try row[4], contents: try row[5], original: try row[6], copy: try row[7],
      state: try row[8], printer: try row[9], delivery: try row[10], attempts: try row[11],
      trouble: try row[12], createdAt: try row[13], updatedAt: try row[14], finishedAt: try row[16])
  }
}
