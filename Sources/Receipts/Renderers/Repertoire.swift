/// The characters that a target can show.
package struct Repertoire: Sendable {
  /// Nil for every character there is.
  private let codePage: CodePage?

  /// Everything.
  package static let unicode = Repertoire(codePage: nil)
  /// What a printer's code page holds.
  package static func codePage(_ codePage: CodePage) -> Repertoire { Repertoire(codePage: codePage) }

  /// The text with characters out of the repertoire spelled with others, one or more for each.
  func spelling(of text: String) -> String {
    guard let codePage, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { spelled, character in
      if codePage.byte(for: character) != nil {
        spelled.append(character)
      } else {
        spelled += Transliteration.spelling(of: character, in: codePage)
      }
    }
  }
}
