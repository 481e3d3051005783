import Foundation
import SQLite
import TicketCore

/// How a counter stands. Raw values are the contract's.
package enum CounterState: String, CaseIterable, Codable, Sendable {
  /// Somebody serves.
  case open
  /// Whoever serves here is away for a while.
  case `break`
  /// Nobody serves.
  case closed
}

/// Who sits at a counter, and what is served there today.
package struct Seat: Sendable, Equatable {
  /// The counter's number.
  package let number: Int
  /// Counts the changes.
  package let version: Int
  /// How it stands.
  package let state: CounterState
  /// Who serves; nil when it is closed.
  package let officer: Officer?
  /// The ids of the standards that are served.
  package let services: [String]
  /// Since when it stands so.
  package let since: Date

  /// Somebody at a counter.
  package struct Officer: Sendable, Equatable, Codable {
    /// The account's name.
    package let username: String
    /// What colleagues read.
    package let name: String

    /// An officer as given.
    package init(username: String, name: String) {
      self.username = username
      self.name = name
    }
  }
}

/// The table `counters`: who sits where. Which counters there are is the office's set-up.
package enum Seats {
  /// Every counter that was ever opened, by number.
  /// - Throws: `DatabaseError`.
  package static func all(in reader: some SQLReader) throws -> [Seat] {
    try reader.query(columns + " ORDER BY number", read)
  }

  /// One counter; nil when it was never opened.
  /// - Throws: `DatabaseError`.
  package static func find(_ number: Int, in reader: some SQLReader) throws -> Seat? {
    try reader.first(columns + " WHERE number = \(number)", read)
  }

  /// The counter at which an officer sits; nil for none.
  /// - Throws: `DatabaseError`.
  package static func of(officer: String, in reader: some SQLReader) throws -> Seat? {
    try reader.first(columns + " WHERE officer = \(officer)", read)
  }

  /// Sets how a counter stands from now on, and who sits there.
  ///
  /// - Parameter officer: nil exactly when it is closed.
  /// - Throws: `DatabaseError`.
  package static func set(
    _ number: Int, _ state: CounterState, officer: Seat.Officer?, services: [String], in entry: Entry
  ) throws {
    try entry.transaction.execute(
      """
      INSERT INTO counters (number, version, state, officer, officer_name, services, since)
      VALUES (
        \(number), 1, \(state), \(officer?.username), \(officer?.name), \(jsonList(services)), \(entry.now)
      )
      ON CONFLICT DO UPDATE SET version = version + 1, state = excluded.state, officer = excluded.officer,
        officer_name = excluded.officer_name, services = excluded.services, since = excluded.since
      """)
    try entry.changed(.queue, String(number))
  }

  private static let columns: SQL =
    "SELECT number, version, state, officer, officer_name, services, since FROM counters"

  private static func read(_ row: Row) throws -> Seat {
    let username: String? = try row[3]
    let name: String? = try row[4]
    return Seat(
      number: try row[0], version: try row[1], state: try row[2],
      officer: username.map { Seat.Officer(username: $0, name: name ?? $0) },
      services: try TicketJSON.decode([String].self, from: try row[5]), since: try row[6])
  }
}
