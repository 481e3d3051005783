import SQLite

/// The tables `number_counters` and `queue_counters`: counting is reading a row, never `COUNT(*)`.
package enum Counters {
  /// Takes the next ticket number of a letter on an office day, from 1.
  /// - Throws: `DatabaseError`.
  package static func nextNumber(officeDate: String, letter: String, in transaction: Transaction) throws -> Int {
    let next: Int? = try transaction.first(
      """
      INSERT INTO number_counters (office_date, letter, last)
      VALUES (\(officeDate), \(letter), 1)
      ON CONFLICT DO UPDATE SET last = last + 1
      RETURNING last
      """
    ) { try $0[0] }
    guard let next else { throw RecordsError.missing(table: "number_counters") }
    return next
  }

  /// Adds a waiting visitor to a standard's queue of the day and answers how many waited before. Who was left waiting
  /// on an earlier day is in nobody's way.
  /// - Throws: `DatabaseError`.
  package static func joinQueue(officeDate: String, standard: String, in transaction: Transaction) throws -> Int {
    let waiting: Int? = try transaction.first(
      """
      INSERT INTO queue_counters (office_date, standard, waiting)
      VALUES (\(officeDate), \(standard), 1)
      ON CONFLICT DO UPDATE SET waiting = waiting + 1
      RETURNING waiting
      """
    ) { try $0[0] }
    guard let waiting else { throw RecordsError.missing(table: "queue_counters") }
    return waiting - 1
  }

  /// Takes somebody out of a standard's queue of the day.
  /// - Throws: `DatabaseError`.
  package static func leaveQueue(officeDate: String, standard: String, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE queue_counters SET waiting = max(0, waiting - 1)
      WHERE office_date = \(officeDate) AND standard = \(standard)
      """)
  }

  /// How many tickets were issued under each letter, over all days; the restricted ones are in no figure.
  /// - Throws: `DatabaseError`.
  package static func issued(in connection: Connection) throws -> [(letter: String, count: Int)] {
    try connection.query(
      """
      SELECT letter, sum(last) - (
        SELECT count(*) FROM tickets WHERE restricted = 1 AND substr(number, 1, 1) = letter
      )
      FROM number_counters
      GROUP BY letter
      ORDER BY letter
      """
    ) { (letter: try $0[0], count: try $0[1]) }
  }
}
