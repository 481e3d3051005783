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
///
/// Whoever forgot to close in the evening does not serve in the morning: a counter that nobody touched since the office's
/// midnight counts as closed, unless a visitor is still called or served there.
package enum Seats {
  /// Every counter that was ever opened, by number.
  ///
  /// - Parameter midnight: the beginning of the office's day.
  /// - Throws: `DatabaseError`.
  package static func all(since midnight: Date, in reader: some SQLReader) throws -> [Seat] {
    try reader.query(columns(midnight) + " ORDER BY number", read)
  }

  /// One counter; nil when it was never opened.
  ///
  /// - Parameter midnight: the beginning of the office's day.
  /// - Throws: `DatabaseError`.
  package static func find(_ number: Int, since midnight: Date, in reader: some SQLReader) throws -> Seat? {
    try reader.first(columns(midnight) + " WHERE number = \(number)", read)
  }

  /// The counter at which an officer sits; nil for none.
  ///
  /// - Parameter midnight: the beginning of the office's day.
  /// - Throws: `DatabaseError`.
  package static func of(officer: String, since midnight: Date, in reader: some SQLReader) throws -> Seat? {
    try reader.query(columns(midnight) + " WHERE officer = \(officer)", read).first { $0.officer != nil }
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

  private static func columns(_ midnight: Date) -> SQL {
    """
    SELECT number, version,
      iif(
        since >= \(midnight) OR EXISTS (
          SELECT 1 FROM tickets WHERE counter = counters.number AND tickets.state IN ('called', 'serving')
        ),
        state, 'closed'
      ),
      officer, officer_name, services, since
    FROM counters
    """
  }

  private static func read(_ row: Row) throws -> Seat {
    let state: CounterState = try row[2]
    let username: String? = state == .closed ? nil : try row[3]
    let name: String? = try row[4]
    return Seat(
      number: try row[0], version: try row[1], state: state,
      officer: username.map { Seat.Officer(username: $0, name: name ?? $0) },
      services: try TicketJSON.decode([String].self, from: try row[5]), since: try row[6])
  }
}
