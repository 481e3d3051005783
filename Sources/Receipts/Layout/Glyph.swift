/// A character with its style, or the end of a row that the author set.
struct Glyph: Equatable {
  let character: Character
  /// Cells taken, scale included.
  let cells: Int
  let style: Page.Style

  var isBlank: Bool { character == " " }
  var isLineBreak: Bool { character == "\n" }

  /// The glyphs of a column. Decoration begins and ends with the column.
  static func glyphs(of tokens: [TextToken], repertoire: Repertoire) -> [Glyph] {
    var glyphs: [Glyph] = []
    var style = Page.Style.plain
    var scale = 0
    for token in tokens {
      switch token {
      case .text(let text):
        for character in repertoire.spelling(of: text) {
          let cells = CellWidth.of(character) * style.widthScale
          glyphs.append(Glyph(character: character, cells: cells, style: style))
        }
      case .lineBreak: glyphs.append(Glyph(character: "\n", cells: 0, style: style))
      case .underline: style.isUnderlined.toggle()
      case .emphasis: style.isEmphasized.toggle()
      case .invert: style.isInverted.toggle()
      case .scale(let carets):
        scale = scale == carets ? 0 : carets
        (style.widthScale, style.heightScale) = scales(carets: scale)
      }
    }
    return glyphs
  }

  /// `^` is 2 × 1, `^^` is 1 × 2, and from `^^^` on both grow together.
  private static func scales(carets: Int) -> (width: Int, height: Int) {
    switch carets {
    case 0: (1, 1)
    case 1: (2, 1)
    case 2: (1, 2)
    default: (carets - 1, carets - 1)
    }
  }

  static func height(of glyphs: [Glyph]) -> Int {
    glyphs.reduce(1) { max($0, $1.style.heightScale) }
  }

  /// The row's runs, aligned in its column; half a cell goes to the left.
  static func runs(of glyphs: [Glyph], column: Int, width: Int, alignment: Alignment) -> [Page.Run] {
    let free = width - glyphs.reduce(0) { $0 + $1.cells }
    var position = column + (free * alignment.rawValue + 1) / 2
    var runs: [Page.Run] = []
    var rest = glyphs[...]
    while let first = rest.first {
      let same = rest.prefix { $0.style == first.style }
      let cells = same.reduce(0) { $0 + $1.cells }
      runs.append(
        Page.Run(column: position, cells: cells, text: String(same.map(\.character)), style: first.style))
      position += cells
      rest = rest.dropFirst(same.count)
    }
    return runs
  }
}
