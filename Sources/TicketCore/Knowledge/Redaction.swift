/// Takes out of a text what tells whose case it was and who answered it, so that the rest can help with others.
package struct Redaction: Sendable {
  /// What stands for a word that was taken out.
  private static let gap = "…"

  private let names: Set<Substring>
  private let marks: [String]

  /// A redaction of given words.
  ///
  /// - Parameters:
  ///   - names: of people; each of their words is taken out wherever it is written as in the name, or in
  ///     capitals, so that a name that is also a plain word leaves the plain word alone.
  ///   - marks: bodies, numbers, codes and addresses, taken out as a whole.
  package init(names: [String], marks: [String]) {
    let words = names.flatMap { $0.split { !$0.isLetter } }.filter { $0.count > 2 }
    self.names = Set(words + words.map { Substring($0.uppercased()) })
    // The longest first: a mark may hold another.
    self.marks = marks.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  /// The text without them.
  package func callAsFunction(_ text: String) -> String {
    let unmarked = marks.reduce(text) { $0.replacing($1, with: Self.gap) }
    var (kept, word) = ("", Substring())
    for place in unmarked.indices {
      if unmarked[place].isLetter {
        word = unmarked[(word.isEmpty ? place : word.startIndex)...place]
      } else {
        kept += told(word) + String(unmarked[place])
        word = Substring()
      }
    }
    return kept + told(word)
  }

  private func told(_ word: Substring) -> String { names.contains(word) ? Self.gap : String(word) }
}
