import Calendars
import Foundation
import SQLite
import TicketCore

/// A day's tickets in numbers, restricted ones left out.
package enum DayFigures {
  /// The tickets of one standard in one state.
  package struct Line: Sendable, Equatable {
    /// The standard's id.
    package let standard: String
    /// The state.
    package let state: TicketState
    /// How many.
    package let count: Int
    /// How many of them came from the queue to a counter.
    package let waited: Int
    /// How long those waited together until they were served, or else called, in seconds.
    package let waitedSeconds: Double
    /// How long the one waited who waited longest, in seconds.
    package let longestSeconds: Double?
  }

  /// An hour of the day.
  package struct Hour: Sendable, Equatable {
    /// Counted from the office's midnight.
    package let hour: Int
    /// Tickets issued in it.
    package let issued: Int
    /// Tickets last called in it.
    package let called: Int
  }

  /// The figures of an office date.
  ///
  /// - Parameter end: the end of the date in the office's zone; who was called later did not wait so long.
  /// - Throws: `DatabaseError`.
  package static func of(_ date: LocalDate, until end: Date, in connection: Connection) throws -> [Line] {
    try connection.query(
      """
      SELECT standard, state, count(*), count(waited), coalesce(sum(waited), 0), max(waited)
      FROM (
        SELECT standard, state,
          iif(
            state = 'waiting' OR coalesce(started_at, called_at) >= \(end), NULL, coalesce(started_at, called_at)
          ) - queued_at AS waited
        FROM tickets
        WHERE office_date = \(date.description) AND restricted = 0
      )
      GROUP BY standard, state
      """
    ) { row in
      let longest: Int64? = try row[5]
      return Line(
        standard: try row[0], state: try row[1], count: try row[2], waited: try row[3],
        waitedSeconds: Double(try row[4] as Int64) / 1000, longestSeconds: longest.map { Double($0) / 1000 })
    }
  }

  /// The day's hours in which anything happened.
  ///
  /// - Parameter midnight: the beginning of the date in the office's zone.
  /// - Throws: `DatabaseError`.
  package static func byHour(
    _ date: LocalDate, from midnight: Date, in connection: Connection
  ) throws -> [Hour] {
    try connection.query(
      """
      SELECT hour, sum(issued), sum(called)
      FROM (
        SELECT (issued_at - \(midnight)) / 3600000 AS hour, 1 AS issued, 0 AS called
        FROM tickets
        WHERE office_date = \(date.description) AND restricted = 0
        UNION ALL
        SELECT (called_at - \(midnight)) / 3600000, 0, 1
        FROM tickets
        WHERE office_date = \(date.description) AND restricted = 0 AND called_at IS NOT NULL
          AND called_at < \(midnight) + 86400000
      )
      GROUP BY hour
      ORDER BY hour
      """
    ) { Hour(hour: try $0[0], issued: try $0[1], called: try $0[2]) }
  }
}
