/// Glyphs → rows no wider than their column.
enum Wrapping {
  struct Result {
    var rows: [[Glyph]] = []
    /// Whether a glyph wider than the whole column was left out.
    var dropsGlyphs = false
  }

  static func rows(of glyphs: [Glyph], width: Int, wrap: BlockSettings.Wrap) -> Result {
    var result = Result()
    var row: [Glyph] = []
    var free = width
    func endRow() {
      result.rows.append(row)
      row = []
      free = width
    }
    for glyph in glyphs {
      if glyph.isLineBreak {
        endRow()
        continue
      }
      guard glyph.cells <= width else {
        result.dropsGlyphs = true
        continue
      }
      if glyph.cells > free && wrap == .word {
        let carried = carry(from: &row, before: glyph)
        if !row.isEmpty { endRow() }
        row = carried
        free = width - carried.reduce(0) { $0 + $1.cells }
        if glyph.isBlank { continue }
      }
      if glyph.cells > free { endRow() }
      row.append(glyph)
      free -= glyph.cells
    }
    if !row.isEmpty { result.rows.append(row) }
    return result
  }

  /// Takes the unfinished word off the row's end and the blanks before it; a word as wide as the row is broken.
  private static func carry(from row: inout [Glyph], before glyph: Glyph) -> [Glyph] {
    var carried: [Glyph] = []
    if !glyph.isBlank {
      guard let blank = row.lastIndex(where: \.isBlank) else { return [] }
      carried = Array(row[(blank + 1)...])
      row.removeSubrange(blank...)
    }
    while row.last?.isBlank ?? false { row.removeLast() }
    return carried
  }
}
