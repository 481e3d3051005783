import CSQLite
import Foundation
import TestServices

/// The yardstick: the rows that one act leaves behind, full-text entry included, written by SQLite's C interface alone
/// into a copy of the same database, one durable transaction each.
final class RawRows {
  /// What an act writes.
  struct Act {
    /// Tables with the condition for the act's own rows.
    let tables: [(name: String, condition: String)]
    let updates: [String]
    /// Selects the act's id, which is another each time.
    let id: String
  }

  private let database: RawDatabase
  private let act: String
  private let inserts: [RawInsert]
  private let updates: [OpaquePointer?]
  private let begin: OpaquePointer?
  private let commit: OpaquePointer?
  private var count = 0

  /// Takes the database of a server that has performed the act once and was stopped.
  init(_ act: Act, of server: LoketServer, in folder: URL) throws {
    let path = folder.appending(path: "raw-\(UUID().uuidString.prefix(8)).sqlite").path
    try FileManager.default.copyItem(at: server.data.appending(path: "loket.sqlite"), to: URL(filePath: path))
    let database = try RawDatabase(path)
    self.database = database
    self.act = try database.texts(act.id)[0]
    inserts = try act.tables.flatMap { try database.inserts(into: $0.name, where: $0.condition) }
    updates = try act.updates.map(database.prepare)
    (begin, commit) = (try database.prepare("BEGIN IMMEDIATE"), try database.prepare("COMMIT"))
  }

  /// The rows of a ticket.
  static func ofTicket(in folder: URL) throws -> RawRows {
    let server = try LoketServer(in: folder)
    _ = try server.client(as: "resepsionis").send("PUT", "/api/tickets/\(WireClient.newID())", Sample.request)
    server.stop()
    // A change of the print job's worker belongs to no ticket's transaction.
    let changes = "topic IN ('tickets', 'queue') OR seq = (SELECT max(seq) FROM changes)"
    let tables = ["tickets", "ticket_promises", "ticket_events", "outbox", "print_jobs", "answers", "tickets_text"]
    return try RawRows(
      Act(
        tables: tables.map { ($0, "TRUE") } + [("changes", changes)],
        updates: [
          "UPDATE number_counters SET last = last + 1", "UPDATE queue_counters SET waiting = waiting + 1",
        ], id: "SELECT id FROM tickets"), of: server, in: folder)
  }

  /// The rows of a loan. The copy is free again before each, or it could be lent once only.
  static func ofLoan(in folder: URL) throws -> RawRows {
    let server = try LoketServer(printers: [], in: folder)
    let shelves = BenchShelves(items: 1, members: 1)
    try shelves.moveIn(to: server, in: folder)
    let desk = try server.client(as: "pustakawan")
    _ = try desk.send("PUT", "/api/loans/\(WireClient.newID())", shelves.loan(of: 0))
    server.stop()
    return try RawRows(
      Act(
        tables: [
          ("loans", "TRUE"), ("library_events", "type = 'lent'"), ("print_jobs", "TRUE"), ("answers", "TRUE"),
          ("changes", "seq > (SELECT max(seq) FROM changes WHERE topic = 'members')"),
        ],
        updates: [
          "UPDATE loans SET returned_at = lent_at WHERE returned_at IS NULL",
          "UPDATE items SET version = version + 1, status = 'onLoan'",
        ], id: "SELECT id FROM loans"), of: server, in: folder)
  }

  /// Acts a second.
  func rate(seconds: Double) throws -> Double {
    let first = count
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(seconds) {
      count += 1
      try database.run(begin)
      for update in updates { try database.run(update) }
      let fresh = [act: WireClient.newID()]
      for insert in inserts { try insert.run(fresh, count: count) }
      try database.run(commit)
    }
    return Double(count - first) / ((ContinuousClock.now - start) / .seconds(1))
  }
}

/// A connection with the writer's own settings and nothing else around it.
final class RawDatabase {
  private var handle: OpaquePointer?

  init(_ path: String) throws {
    try check(sqlite3_open(path, &handle))
    try check(
      sqlite3_exec(
        handle,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768",
        nil, nil, nil))
  }

  deinit { sqlite3_close_v2(handle) }

  func check(_ code: Int32) throws {
    guard [SQLITE_OK, SQLITE_ROW, SQLITE_DONE].contains(code) else { throw LoadFailed() }
  }

  /// Runs several statements.
  func execute(_ sql: String) throws { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

  func prepare(_ sql: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    return statement
  }

  func run(_ statement: OpaquePointer?) throws {
    while sqlite3_step(statement) == SQLITE_ROW {}
    try check(sqlite3_reset(statement))
  }

  func texts(_ sql: String) throws -> [String] {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      texts.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return texts
  }

  /// An INSERT for each of a table's rows, with the values that the server wrote.
  fileprivate func inserts(into table: String, where condition: String) throws -> [RawInsert] {
    let columns = try texts("SELECT name FROM pragma_table_info('\(table)')")
    let keys = try texts("SELECT name FROM pragma_table_info('\(table)') WHERE pk = 1 AND type = 'INTEGER'")
    let rows = try prepare("SELECT * FROM \(table) WHERE \(condition)")
    defer { sqlite3_finalize(rows) }
    var inserts: [RawInsert] = []
    while sqlite3_step(rows) == SQLITE_ROW {
      let places = columns.map { _ in "?" }.joined(separator: ", ")
      let values = columns.enumerated().map { index, column in
        keys.contains(column) ? .null : RawValue(rows, Int32(index), column)
      }
      inserts.append(
        RawInsert(
          database: self, statement: try prepare("INSERT INTO \(table) VALUES (\(places))"), values: values))
    }
    return inserts
  }
}

private enum RawValue {
  case null, integer(Int64), text(String)
  /// Rises from act to act.
  case counted(Int64)
  /// Must differ from ticket to ticket.
  case unique(String)

  init(_ row: OpaquePointer?, _ index: Int32, _ column: String) {
    switch sqlite3_column_type(row, index) {
    case SQLITE_INTEGER where column == "event": self = .counted(sqlite3_column_int64(row, index))
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(row, index))
    case SQLITE_NULL: self = .null
    default:
      let text = sqlite3_column_text(row, index).map { String(cString: $0) } ?? ""
      self = ["number", "code"].contains(column) || column == "id" ? .unique(text) : .text(text)
    }
  }
}

private struct RawInsert {
  let database: RawDatabase
  let statement: OpaquePointer?
  let values: [RawValue]

  func run(_ fresh: [String: String], count: Int) throws {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .null: sqlite3_bind_null(statement, place)
      case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
      case .counted(let first): sqlite3_bind_int64(statement, place, first + Int64(count))
      case .text(let text): bind(fresh[text] ?? text, at: place)
      case .unique(let text): bind(fresh[text] ?? "\(text)-\(count)", at: place)
      }
    }
    try database.run(statement)
  }

  private func bind(_ text: String, at place: Int32) {
    sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), loket_sqlite_transient())
  }
}
