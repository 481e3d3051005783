import Foundation

/// The built-in font of 12 × 24 dots: every sign of the code pages 437, 850 and 1252. Made to be read by people and to
/// be told apart by machines, not to be beautiful.
package enum Font {
  /// Dots across a cell.
  package static let width = 12
  /// Dots down a cell.
  package static let height = 24

  /// A sign's rows from top to bottom, the leftmost of 12 dots in bit 11; nil for a sign that the font lacks.
  package static func glyph(of character: Character) -> [UInt16]? { glyphs[character] }

  /// The sign that looks so; nil where none does. A no-break blank looks like a blank, and so on.
  package static func character(of rows: [UInt16]) -> Character? { characters[rows] }

  private static let glyphs: [Character: [UInt16]] = {
    var glyphs = BoxGlyphs.all
    for (letter, rows) in letters { glyphs[letter] = doubled([0, 0] + rows + [0]) }
    for (letter, rows) in composed() { glyphs[letter] = doubled(rows + [0]) }
    glyphs["\u{A0}"] = glyphs[" "]
    return glyphs
  }()

  private static let characters: [[UInt16]: Character] = {
    let simplestFirst = glyphs.sorted { $0.key < $1.key }
    return Dictionary(simplestFirst.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
  }()

  /// The drawn letters, five squares in bits 5–1 of each of nine rows.
  private static let letters: [Character: [UInt16]] = {
    var letters: [Character: [UInt16]] = [:]
    for block in FontRows.blocks {
      let rows = block.rows.split(separator: "\n").map { $0.split(separator: " ") }
      for (index, letter) in block.letters.enumerated() {
        letters[letter] = rows.map { squares($0[index]) }
      }
    }
    return letters
  }()

  /// Eleven rows each: accents stand on the two above a capital, or a row lower above small letters.
  private static func composed() -> [Character: [UInt16]] {
    var composed: [Character: [UInt16]] = [:]
    for (base, rows) in letters where base.isLetter {
      for (mark, accent) in accents {
        guard let letter = "\(base)\(mark)".precomposedStringWithCanonicalMapping.first,
          letter.unicodeScalars.count == 1
        else { continue }
        let isCedilla = mark == "\u{327}"
        let bare = base == "i" ? letters["ı"] ?? rows : rows
        let top = isCedilla ? 9 : base.isLowercase ? 1 : 0
        var whole = [0, 0] + bare
        for (index, row) in accent.enumerated() { whole[top + index] |= row }
        composed[letter] = whole
      }
    }
    return composed
  }

  private static let accents: [(mark: Unicode.Scalar, rows: [UInt16])] = [
    ("\u{300}", [squares(".#..."), squares("..#..")]), ("\u{301}", [squares("...#."), squares("..#..")]),
    ("\u{302}", [squares("..#.."), squares(".#.#.")]), ("\u{303}", [squares(".#..#"), squares("#.##.")]),
    ("\u{308}", [squares(".#.#."), 0]), ("\u{30A}", [squares(".###."), squares(".###.")]),
    ("\u{30C}", [squares(".#.#."), squares("..#..")]), ("\u{327}", [squares("..#.."), squares(".##..")]),
  ]

  private static func squares(_ row: some StringProtocol) -> UInt16 {
    row.reduce(0) { $0 << 1 | ($1 == "#" ? 1 : 0) } << 1
  }

  /// A square of the drawing is two dots wide and two high.
  private static func doubled(_ rows: [UInt16]) -> [UInt16] {
    rows.flatMap { row in
      let wide = (0..<6).reduce(UInt16(0)) { $0 | (row >> $1 & 1) * 3 << ($1 * 2) }
      return [wide, wide]
    }
  }
}
