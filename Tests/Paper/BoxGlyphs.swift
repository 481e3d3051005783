/// Rules and blocks of the code pages 437 and 850 in dots; they reach to the edges of their cells.
enum BoxGlyphs {
  static let all = rules.merging(blocks) { rule, _ in rule }

  /// Each rule's arms up, right, down and left: none, single or double.
  private static let arms = """
    ─0101 │1010 ┌0110 ┐0011 └1100 ┘1001 ├1110 ┤1011 ┬0111 ┴1101 ┼1111 ═0202 ║2020 ╒0210 ╓0120 ╔0220 ╕0012 ╖0021 ╗0022 \
    ╘1200 ╙2100 ╚2200 ╛1002 ╜2001 ╝2002 ╞1210 ╟2120 ╠2220 ╡1012 ╢2021 ╣2022 ╤0212 ╥0121 ╦0222 ╧1202 ╨2101 ╩2202 ╪1212 \
    ╫2121 ╬2222
    """

  private static let rules: [Character: [UInt16]] = {
    var rules: [Character: [UInt16]] = [:]
    for rule in arms.split(separator: " ") {
      guard let sign = rule.first else { continue }
      let arms = rule.dropFirst().map { $0.wholeNumberValue ?? 0 }
      rules[sign] = glyph { x, y in
        let (column, row) = (strokes(middle: Font.width / 2), strokes(middle: Font.height / 2))
        return column[arms[0]].contains(x) && y < Font.height / 2 + 1
          || row[arms[1]].contains(y) && x >= Font.width / 2 - 1
          || column[arms[2]].contains(x) && y >= Font.height / 2 - 1
          || row[arms[3]].contains(y) && x < Font.width / 2 + 1
      }
    }
    return rules
  }()

  /// Dots across the stroke of no, a single and a double arm.
  private static func strokes(middle: Int) -> [Set<Int>] {
    [[], [middle - 1, middle], [middle - 3, middle - 2, middle + 1, middle + 2]]
  }

  private static let blocks: [Character: [UInt16]] = [
    "█": glyph { _, _ in true },
    "▀": glyph { _, y in y < Font.height / 2 },
    "▄": glyph { _, y in y >= Font.height / 2 },
    "▌": glyph { x, _ in x < Font.width / 2 },
    "▐": glyph { x, _ in x >= Font.width / 2 },
    "░": glyph { x, y in x.isMultiple(of: 2) && (x / 2 + y).isMultiple(of: 2) },
    "▒": glyph { x, y in (x + y).isMultiple(of: 2) },
    "▓": glyph { x, y in !(x.isMultiple(of: 2) && (x / 2 + y).isMultiple(of: 2)) },
  ]

  private static func glyph(_ isDark: (Int, Int) -> Bool) -> [UInt16] {
    (0..<Font.height).map { y in
      (0..<Font.width).reduce(0) { row, x in row << 1 | (isDark(x, y) ? 1 : 0) }
    }
  }
}
