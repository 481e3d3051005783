import SQLite
import TicketCore

/// The tables `articles_text` and `answers_text`: what officers look answers up in.
package enum Knowledge {
  /// An answer given before: what it was about and how it was answered, neither whose case nor by whom.
  package struct PastAnswer: Sendable, Equatable {
    /// The event's id.
    package let id: String
    /// The standard of its case.
    package let standard: String
    /// The category of its case.
    package let category: String
    /// What the case was about; nil where nobody said it.
    package let subject: String?
    /// The answer.
    package let text: String
  }

  /// Puts the articles of the files in the place of those from before.
  /// - Throws: `DatabaseError`.
  package static func keep(_ articles: [Article], in entry: Entry) throws {
    try entry.transaction.execute("DELETE FROM articles_text")
    for article in articles {
      try entry.transaction.execute(
        """
        INSERT INTO articles_text (id, standards, title, text)
        VALUES (\(article.id), \(article.standards.joined(separator: " ")), \(article.title), \(article.text))
        """)
    }
  }

  /// Writes the answers of given events into the full text, without what tells whose case it was or who answered.
  ///
  /// - Parameter seqs: the events, as a JSON list.
  /// - Throws: `DatabaseError`.
  static func index(_ seqs: String, in connection: Connection) throws {
    let answers = try connection.query(
      """
      SELECT ticket_events.seq, subject, json_extract(body, '$.text'), visitors.name, staff.name,
        organisation, number, code, substr(code, 1, 4) || '-' || substr(code, 5), visitors.email, visitors.phone,
        '0' || substr(visitors.phone, 4)
      FROM json_each(\(seqs)) JOIN ticket_events ON ticket_events.seq = value
        JOIN tickets ON tickets.id = ticket_events.ticket
        LEFT JOIN visitors ON visitors.id = visitor
        LEFT JOIN staff ON staff.username = ticket_events.actor
      """
    ) { row in
      let (seq, subject, text): (Int64, String?, String) = (try row[0], try row[1], try row[2])
      let (names, marks): ([String?], [String?]) = (try (3...4).map { try row[$0] }, try (5...11).map { try row[$0] })
      let redacted = Redaction(names: names.compactMap(\.self), marks: marks.compactMap(\.self))
      return (seq, subject.map { redacted($0) }, redacted(text))
    }
    for (seq, subject, text) in answers {
      try connection.execute(
        "REPLACE INTO answers_text (rowid, subject, text) VALUES (\(seq), \(subject), \(text))")
    }
  }

  /// Articles in which one of the words occurs, best first; without words all of them by title.
  ///
  /// - Parameter standard: only those for this standard or for all; nil for every article.
  /// - Throws: `DatabaseError`.
  package static func articles(
    _ typed: String, standard: String?, limit: Int, in connection: Connection
  ) throws -> [Article] {
    var sql: SQL = "SELECT id, standards, title, text FROM articles_text WHERE true"
    if let standard {
      sql = sql + " AND (standards = '' OR instr(' ' || standards || ' ', ' ' || \(standard) || ' ') > 0)"
    }
    if let query = FullText.anyOf(typed) {
      sql = sql + " AND articles_text MATCH \(query) ORDER BY bm25(articles_text, 0, 0, 4, 1)"
    } else {
      sql = sql + " ORDER BY title"
    }
    return try connection.query(sql + " LIMIT \(limit)") { row in
      let standards: String = try row[1]
      return Article(
        id: try row[0], title: try row[2], standards: standards.split(separator: " ").map(String.init),
        text: try row[3])
    }
  }

  /// Answers given before in which one of the words occurs, best first; none without words, and none of a restricted
  /// case.
  ///
  /// - Parameter standard: only of its cases; nil for all.
  /// - Throws: `DatabaseError`.
  package static func answers(
    _ typed: String, standard: String?, limit: Int, in connection: Connection
  ) throws -> [PastAnswer] {
    guard let query = FullText.anyOf(typed) else { return [] }
    let narrowed: SQL = standard.map { " AND tickets.standard = \($0)" } ?? ""
    return try connection.query(
      """
      SELECT ticket_events.id, tickets.standard, tickets.category, answers_text.subject, answers_text.text
      FROM answers_text
      JOIN ticket_events ON ticket_events.seq = answers_text.rowid
      JOIN tickets ON tickets.id = ticket_events.ticket
      WHERE answers_text MATCH \(query) AND tickets.restricted = 0\(sql: narrowed)
      ORDER BY answers_text.rank, answers_text.rowid DESC
      LIMIT \(limit)
      """
    ) {
      PastAnswer(id: try $0[0], standard: try $0[1], category: try $0[2], subject: try $0[3], text: try $0[4])
    }
  }
}
