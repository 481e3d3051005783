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

  /// Answers given before in which all words occur, best first; none without words, and none of a restricted case.
  ///
  /// - Parameter standard: only of its cases; nil for all.
  /// - Throws: `DatabaseError`.
  package static func answers(
    _ typed: String, standard: String?, limit: Int, in connection: Connection
  ) throws -> [PastAnswer] {
    guard let query = FullText.query(typed) else { return [] }
    let narrowed: SQL = standard.map { " AND tickets.standard = \($0)" } ?? ""
    return try connection.query(
      """
      SELECT ticket_events.id, tickets.standard, tickets.category, tickets.subject, json_extract(body, '$.text')
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
