import Calendars

/// One row of a table, its cells as written.
package struct TableRow: Hashable, Sendable {
  /// The line on which it begins, from 1.
  package let line: Int
  /// Its cells; empty when the row can't be read.
  package let cells: [String]
  /// What is odd about it.
  package let notes: [RowNote]

  /// A row that can't be taken apart.
  static func broken(_ line: Int, _ reason: Phrase) -> TableRow {
    TableRow(line: line, cells: [], notes: [RowNote(line: line, .skipped, reason)])
  }

  /// The cell of that place; empty where the row is shorter.
  subscript(place: Int) -> String { cells.indices.contains(place) ? cells[place] : "" }
}

/// What the report says of a row: where, what became of it, and why. It names fields and never quotes a person's data.
package struct RowNote: Hashable, Sendable {
  /// What became of the row.
  package enum Grade: String, CaseIterable, Sendable {
    /// Not taken over.
    case skipped
    /// Taken over, but not as it was written; or something recorded was changed.
    case changed
    /// Taken over as it was written, and worth a look.
    case doubtful
  }

  /// The line (of MARC in ISO 2709: the record), from 1.
  package let line: Int
  /// What became of the row.
  package let grade: Grade
  /// Why, with the field's name.
  package let reason: Phrase

  /// A note as given.
  package init(line: Int, _ grade: Grade, _ reason: Phrase) {
    self.line = line
    self.grade = grade
    self.reason = reason
  }
}
