import Calendars
import Foundation
import SQLite
import TicketCore

/// The table `service_times`: how long services took, added up by day, standard and counter, so that an expected
/// waiting time is one row and not a sum over the day's tickets.
package enum ServiceTimes {
  /// What is known of one standard on one day.
  package struct Day: Sendable, Equatable {
    /// The standard's id.
    package let standard: String
    /// The counter's number.
    package let counter: Int
    /// How many were served.
    package let served: Int
    /// How long all of them took together, in seconds.
    package let seconds: Double
  }

  static func add(_ seconds: TimeInterval, ticket: Ticket, counter: Int, in entry: Entry) throws {
    let milliseconds = Int64((seconds * 1000).rounded())
    try entry.transaction.execute(
      """
      INSERT INTO service_times (office_date, standard, counter, served, milliseconds)
      VALUES (\(ticket.officeDate.description), \(ticket.standard), \(counter), 1, \(milliseconds))
      ON CONFLICT DO UPDATE SET served = served + 1, milliseconds = milliseconds + excluded.milliseconds
      """)
  }

  /// Every standard at every counter of a day.
  /// - Throws: `DatabaseError`.
  package static func of(officeDate: String, in connection: Connection) throws -> [Day] {
    try connection.query(
      "SELECT standard, counter, served, milliseconds FROM service_times WHERE office_date = \(officeDate)"
    ) { row in
      Day(
        standard: try row[0], counter: try row[1], served: try row[2], seconds: Double(try row[3] as Int64) / 1000)
    }
  }
}
