import Exchange
import Records

/// A row that was checked and waits for its turn at the writer.
protocol CheckedRow: Sendable {
  /// Writes the row down as a whole; called perhaps more than once.
  /// - Throws: a database error.
  func record(in entry: Entry) throws -> RowOutcome
}

/// What became of a row.
struct RowOutcome: Sendable {
  /// How the library changed by it.
  enum Effect: Sendable { case added, changed, unchanged, skipped }

  let effect: Effect
  let notes: [RowNote]
}

/// A row that is not taken over.
struct SkippedRow: CheckedRow {
  private let notes: [RowNote]

  /// What else was noticed of a row counts no more once it is not taken over.
  init(notes: [RowNote]) { self.notes = notes.filter { $0.grade == .skipped } }

  func record(in entry: Entry) -> RowOutcome { RowOutcome(effect: .skipped, notes: notes) }
}
