import Calendars
import SQLite
import TicketCore

/// The table `figures`: what happened, counted by day and by month as it happens, so that a year of a million tickets
/// is read from some thousand rows. Restricted tickets are in none of them.
package enum Figures {
  /// A sum over a period.
  package struct Sum: Sendable, Equatable {
    /// The standard's id.
    package let standard: String
    /// What is counted.
    package let figure: Figure
    /// What the figure is told apart by.
    package let key: String
    /// How many.
    package let count: Int
  }

  /// A day, or a month, of a period.
  package struct Step: Sendable, Equatable {
    /// `2026-11-23`, or `2026-11`.
    package let period: String
    /// What is counted.
    package let figure: Figure
    /// How many.
    package let count: Int
  }

  /// Counts what happened, for its day and its month.
  /// - Throws: `DatabaseError`.
  package static func add(_ marks: [FigureMark], in transaction: Transaction) throws {
    for mark in marks {
      for period in [mark.date.description, FigurePeriod.month(of: mark.date)] {
        try transaction.execute(
          """
          INSERT INTO figures (period, figure, standard, key, count)
          VALUES (\(period), \(mark.figure), \(mark.standard), \(mark.key), \(mark.count))
          ON CONFLICT DO UPDATE SET count = count + excluded.count
          """)
      }
    }
  }

  /// Every figure of a period.
  ///
  /// - Parameter standard: only this one's; nil for all.
  /// - Throws: `DatabaseError`.
  package static func sums(
    over period: FigurePeriod, standard: String?, in connection: Connection
  ) throws -> [Sum] {
    try connection.query(
      """
      SELECT standard, figure, key, sum(count)
      FROM figures
      WHERE period IN (SELECT value FROM json_each(\(jsonList(period.keys)))) AND \(sql: only(standard))
      GROUP BY standard, figure, key
      """
    ) { Sum(standard: try $0[0], figure: try $0[1], key: try $0[2], count: try $0[3]) }
  }

  /// Some figures of each of the days or months named, in their order; what did not happen is not among them.
  /// - Throws: `DatabaseError`.
  package static func steps(
    _ periods: [String], of figures: [Figure], standard: String?, in connection: Connection
  ) throws -> [Step] {
    try connection.query(
      """
      SELECT period, figure, sum(count)
      FROM figures
      WHERE period IN (SELECT value FROM json_each(\(jsonList(periods))))
        AND figure IN (SELECT value FROM json_each(\(jsonList(figures.map(\.rawValue))))) AND \(sql: only(standard))
      GROUP BY period, figure
      ORDER BY period
      """
    ) { Step(period: try $0[0], figure: try $0[1], count: try $0[2]) }
  }
}
