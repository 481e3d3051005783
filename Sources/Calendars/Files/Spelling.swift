/// Finds what a mistyped name may have meant.
package enum Spelling {
  /// The known name with the fewest single-letter changes (Levenshtein distance), where that is at most a third of
  /// its letters; nil else.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let scored = known.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.name.count / 3) ? best.name : nil
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let letters = Array(right)
    var row = Array(0...letters.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in letters.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[letters.count]
  }
}
