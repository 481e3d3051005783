import Calendars
import Circulation
import SQLite

/// The library's day in figures.
package struct LibraryDay: Sendable {
  /// How often each kind of act happened, without what was taken back.
  package let acts: [String: Int]
  /// Borrowers of the day by member type.
  package let borrowers: [(type: String, count: Int)]
  /// Loans of the day by hundreds of the classification; `-` for titles without one.
  package let classes: [(name: String, count: Int)]
  /// What is out now, and how much of it is overdue.
  package let out: Int
  package let overdue: Int

  /// What was taken back did not happen.
  private static func isKept(on day: String) -> SQL {
    """
    library_events.id NOT IN (
      SELECT json_extract(body, '$.act') FROM library_events WHERE office_date = \(day) AND type = 'undone'
    )
    """
  }

  /// A day by the office's calendar.
  ///
  /// - Parameters:
  ///   - today: the library's date, for what is overdue now.
  ///   - rules: the library's, for the days of grace.
  /// - Throws: `DatabaseError`.
  package init(of officeDate: LocalDate, today: LocalDate, rules: LoanRules, in connection: Connection) throws {
    let day = officeDate.description
    acts = try LibraryEvents.counts(on: officeDate, in: connection)
    borrowers = try connection.query(
      """
      SELECT members.type, count(DISTINCT members.id)
      FROM library_events JOIN members ON members.id = member
      WHERE office_date = \(day) AND library_events.type IN ('lent', 'returned', 'extended')
        AND \(sql: Self.isKept(on: day))
      GROUP BY members.type
      ORDER BY 2 DESC
      """
    ) { (type: try $0[0], count: try $0[1]) }
    classes = try connection.query(
      """
      SELECT iif(classification GLOB '[0-9]*', substr(classification, 1, 1) || '00', '-') AS class, count(*)
      FROM library_events
      JOIN items ON inventory_number = item
      JOIN titles ON titles.id = items.title
      WHERE office_date = \(day) AND library_events.type = 'lent' AND \(sql: Self.isKept(on: day))
      GROUP BY class
      ORDER BY class
      """
    ) { (name: try $0[0], count: try $0[1]) }
    out = try connection.first("SELECT count(*) FROM loans WHERE returned_at IS NULL") { try $0[0] } ?? 0
    overdue = try connection.first("SELECT count(*) FROM loans WHERE " + rules.overdue(on: today)) { try $0[0] } ?? 0
  }
}
