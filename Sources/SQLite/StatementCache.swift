/// Prepared statements by their text, the least recently used one given up for a new one.
struct StatementCache {
  private(set) var statements: [String: Statement] = [:]
  private let capacity: Int
  private var clock: UInt64 = 0

  /// `capacity` in statements, at least 1.
  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// The kept statement of this text or the one `prepare` makes; one that is busy is not shared but made anew, unkept.
  mutating func statement(_ text: String, prepare: () throws -> Statement) throws -> Statement {
    clock += 1
    if let kept = statements[text] {
      guard !kept.isBusy else { return try prepare() }
      kept.lastUse = clock
      return kept
    }
    let fresh = try prepare()
    fresh.lastUse = clock
    if statements.count >= capacity, let oldest = statements.values.min(by: { $0.lastUse < $1.lastUse }) {
      statements[oldest.text] = nil
    }
    statements[text] = fresh
    return fresh
  }

  /// Gives all of them up.
  mutating func removeAll() {
    statements = [:]
  }
}
