import Foundation

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
    self.marks = marks.filter { $0.contains { $0.isLetter || $0.isNumber } }.sorted { $0.count > $1.count }
  }

  /// The text without them.
  package func callAsFunction(_ text: String) -> String {
    let unmarked = marks.reduce(text) { Self.take($1, outOf: $0) }
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

  /// The text without a mark, however its letters are written, but for where it is only a part of a longer word.
  private static func take(_ mark: String, outOf text: String) -> String {
    var (kept, place) = ("", text.startIndex)
    while let found = text.range(of: mark, options: .caseInsensitive, range: place..<text.endIndex) {
      let isPart =
        joins(text[..<found.lowerBound].last, mark.first) || joins(mark.last, text[found.upperBound...].first)
      kept += text[place..<found.lowerBound] + (isPart ? text[found] : gap[...])
      place = found.upperBound
    }
    return kept + text[place...]
  }

  private static func joins(_ one: Character?, _ other: Character?) -> Bool {
    guard let one, let other else { return false }
    return (one.isLetter || one.isNumber) && (other.isLetter || other.isNumber)
  }

  private func told(_ word: Substring) -> String { names.contains(word) ? Self.gap : String(word) }
}
