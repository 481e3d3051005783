import CSQLite
import Foundation
import TestServices

/// A dashboard over a year of a million tickets: rows written into a stopped server's database, their figures counted
/// from them, then asked for over HTTP.
struct DashboardLoad {
  static let tickets = 1_000_000

  private let server: LoketServer

  /// Fills a database; takes about a minute.
  init(in folder: URL) throws {
    server = try LoketServer(printers: [], in: folder)
    server.stop()
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    let path = server.data.appending(path: "loket.sqlite").path
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw LoadFailed() }
    for sql in [Self.rows, Self.days, Self.months] {
      guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw LoadFailed() }
    }
    try server.start()
  }

  /// Ends the server.
  func stop() { server.stop() }

  /// How long answers take, sorted, in milliseconds.
  ///
  /// - Parameter query: the period asked for.
  func milliseconds(_ query: String, times: Int) throws -> [Double] {
    let head = try server.client(as: "kasi")
    return try (0..<times).map { _ in
      let start = ContinuousClock.now
      guard try head.send("GET", "/api/dashboard?\(query)").status == 200 else { throw LoadFailed() }
      return (ContinuousClock.now - start) / .milliseconds(1)
    }
    .sorted()
  }

  /// The date so many days ago.
  static func date(daysAgo: Int) -> String {
    (Date() - Double(daysAgo) * 86_400).formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
  }

  /// A year's tickets of six services, each day's from 8 to 16 WITA, one in fifty still open.
  private static let rows = """
    WITH RECURSIVE places (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM places WHERE i < \(tickets)),
    moments AS (
      SELECT i, (unixepoch('now', 'start of day') - (i % 365) * 86400 + (i * 7919) % 28800) * 1000 AS at FROM places
    )
    INSERT INTO tickets (
      id, version, number, code, office_date, standard, standard_version, channel, category, kind, fields, intake,
      state, tier, restricted, received_at, issued_at, due, queued_at, called_at, started_at, ended_at, assignee
    )
    SELECT printf('b0000000-0000-7000-8000-%012x', i), 3, 'A-' || i, printf('Z%07d', i),
      date(at / 1000 + 28800, 'unixepoch'),
      CASE i % 6 WHEN 0 THEN 'lpdp-bantuan' WHEN 1 THEN 'kli-prime' WHEN 2 THEN 'kli-sirkulasi'
        WHEN 3 THEN 'lpse-pengaduan' WHEN 4 THEN 'kppn-konsultasi' ELSE 'lkpp-konsultasi' END,
      '2026.1', 'walkIn', 'umum', 'question', '{}', 'complete', iif(i % 50, 'resolved', 'open'), 1, 0, at, at,
      iif(i % 50, NULL, at + 259200000), at, at + (i * 31 % 90) * 60000, at + (i * 31 % 90) * 60000,
      at + (i * 31 % 90 + i * 17 % 70) * 60000, 'petugas' || (i % 40)
    FROM moments
    """

  private static let days = """
    INSERT INTO figures (period, figure, standard, key, count)
    SELECT office_date, figure, standard, key, count(*)
    FROM (
      SELECT office_date, standard, 'issued' AS figure, (issued_at / 3600000 + 8) % 24 AS key FROM tickets
      UNION ALL SELECT office_date, standard, 'channel', channel FROM tickets
      UNION ALL SELECT office_date, standard, 'called', (called_at / 3600000 + 8) % 24 FROM tickets
      UNION ALL SELECT office_date, standard, 'finished', (ended_at / 3600000 + 8) % 24 FROM tickets
      UNION ALL SELECT office_date, standard, 'wait', (started_at - queued_at) / 60000 FROM tickets
      UNION ALL SELECT office_date, standard, 'service', (ended_at - started_at) / 60000 FROM tickets
      UNION ALL SELECT office_date, standard, iif(seq % 9, 'kept', 'missed'), 'answer' FROM tickets
      UNION ALL SELECT office_date, standard, 'rating', iif(seq % 4, 'positive', 'neutral') FROM tickets
      UNION ALL SELECT office_date, standard, 'officer', assignee FROM tickets
    )
    GROUP BY office_date, figure, standard, key
    """

  private static let months = """
    INSERT INTO figures (period, figure, standard, key, count)
    SELECT substr(period, 1, 7), figure, standard, key, sum(count) FROM figures GROUP BY 1, 2, 3, 4
    """
}
