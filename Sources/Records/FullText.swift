import SQLite

/// The full-text tables, brought up to date once per batch from the rows that its requests touched.
enum FullText {
  /// Replaces the full-text rows of everything in `touched`, one statement a table.
  @Sendable static func bringUpToDate(_ connection: Connection, _ touched: [Touched]) throws {
    for (table, rows) in Dictionary(grouping: touched, by: \.table) {
      // A list in one value, so that the statement is the same for every batch.
      let seqs = "[" + rows.map { String($0.rowid) }.joined(separator: ",") + "]"
      switch table {
      case "visitors":
        // A phone number is found as it is kept (+62812…) and as people say it (0812…).
        try connection.execute(
          """
          REPLACE INTO visitors_text (rowid, name, organisation, email, phone, nip)
          SELECT seq, name, organisation, email, phone || ' 0' || substr(phone, 4), nip
          FROM json_each(\(seqs)) JOIN visitors ON seq = value
          """)
      case "members":
        try connection.execute(
          """
          REPLACE INTO members_text (rowid, number, name, unit, email, phone)
          SELECT seq, number, name, unit, email, phone || ' 0' || substr(phone, 4)
          FROM json_each(\(seqs)) JOIN members ON seq = value
          """)
      case "titles":
        try connection.execute(
          """
          REPLACE INTO titles_text (rowid, title, authors, subjects, isbn, call_number, items)
          SELECT seq, title, authors, subjects, isbn || ' ' || replace(isbn, '-', ''), call_number, (
            SELECT group_concat(inventory_number || ' ' || coalesce(barcode, ''), ' ')
            FROM items
            WHERE items.title = titles.id
          )
          FROM json_each(\(seqs)) JOIN titles ON seq = value
          """)
      case "answers":
        try Knowledge.index(seqs, in: connection)
      default:
        try connection.execute(
          """
          REPLACE INTO tickets_text (rowid, number, code, subject, question)
          SELECT seq, number, code, subject, question
          FROM json_each(\(seqs)) JOIN tickets ON seq = value
          """)
      }
    }
  }

  /// What was typed as an FTS5 query: every word must occur, each as a prefix; nil when no word is in it. A number in
  /// groups may be one word, as of `0812-3456 789` or a NIP with blanks, or kept as it is written, as `2021-100`.
  ///
  /// Words are quoted, so that no typed character is an FTS5 operator.
  static func query(_ typed: String) -> String? { query(typed, joinedBy: " ") }

  /// As `query`, where one of the words is enough; what has more of them ranks higher.
  static func anyOf(_ typed: String) -> String? { query(typed, joinedBy: " OR ") }

  private static func query(_ typed: String, joinedBy joint: String) -> String? {
    let words = typed.split { !($0.isLetter || $0.isNumber) }.prefix(8)
    guard !words.isEmpty else { return nil }
    let everyWord = words.map { "\"\($0)\"*" }.joined(separator: joint)
    let digits = typed.filter(\.isNumber)
    let isGrouped = digits.count >= 5 && typed.allSatisfy { $0.isNumber || " -.()+/".contains($0) }
    // Words side by side bind closer than OR.
    return isGrouped && words.count > 1 ? "\"\(digits)\"* OR \(everyWord)" : everyWord
  }
}
