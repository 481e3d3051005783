/// A page as marks on paper in dots, y downwards: what PDF and SVG have in common.
struct Drawing {
  enum Mark {
    case fill([Symbol.Rectangle])
    /// A run in cells of 12 × 24 dots times its scale; `bottom` is the lower edge of its cells.
    case text(Page.Run, x: Int, bottom: Int)
  }

  private(set) var marks: [Mark] = []
  /// Height of what is drawn in dots.
  private(set) var height = 0

  /// Dots between two lines of text.
  static let lineGap = 6
  /// Dots from the baseline to the lower edge of an unscaled cell.
  static let descent = 6
  private static let stroke = 2

  init(_ bands: [Page.Band]) {
    for band in bands {
      switch band {
      case .line(let line): add(line)
      case .rule(let rule): add(rule)
      case .symbol(let block): add(block)
      case .command, .cut: continue
      }
    }
  }

  private mutating func add(_ line: Page.Line) {
    let lineHeight = line.height * Page.cellHeight + Self.lineGap
    for vertical in line.verticals { addVertical(vertical, top: height, height: lineHeight) }
    let bottom = height + lineHeight - Self.lineGap / 2
    for run in line.runs {
      let x = run.column * Page.cellWidth
      let width = run.cells * Page.cellWidth
      let runHeight = run.style.heightScale * Page.cellHeight
      if run.style.isInverted { fill(x, bottom - runHeight, width, runHeight) }
      marks.append(.text(run, x: x, bottom: bottom))
      if run.style.isUnderlined && !run.style.isInverted { fill(x, bottom - Self.stroke, width, Self.stroke) }
    }
    height += lineHeight
  }

  private mutating func add(_ rule: Page.Rule) {
    let middle = height + Page.cellHeight / 2
    let inset = rule.joinsAbove.isEmpty && rule.joinsBelow.isEmpty ? 0 : Page.cellWidth / 2
    let x = rule.column * Page.cellWidth + inset
    fill(
      x - (inset > 0 ? Self.stroke / 2 : 0), middle - Self.stroke / 2,
      rule.cells * Page.cellWidth - 2 * inset + (inset > 0 ? Self.stroke : 0), Self.stroke)
    for vertical in rule.joinsAbove { addVertical(vertical, top: height, height: Page.cellHeight / 2) }
    for vertical in rule.joinsBelow { addVertical(vertical, top: middle, height: Page.cellHeight / 2) }
    height += Page.cellHeight
  }

  private mutating func add(_ block: SymbolBlock) {
    let moved = block.symbol.rectangles.map { rectangle in
      Symbol.Rectangle(
        x: rectangle.x + block.x, y: rectangle.y + height, width: rectangle.width, height: rectangle.height)
    }
    marks.append(.fill(moved))
    height += block.symbol.height
    guard let caption = block.caption else { return }
    height += Page.cellHeight + Self.lineGap
    let run = Page.Run(
      column: block.captionColumn, cells: CellWidth.of(caption), text: caption, style: .plain)
    marks.append(.text(run, x: run.column * Page.cellWidth, bottom: height - Self.lineGap / 2))
  }

  private mutating func addVertical(_ column: Int, top: Int, height: Int) {
    fill(column * Page.cellWidth + Page.cellWidth / 2 - Self.stroke / 2, top, Self.stroke, height)
  }

  private mutating func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    marks.append(.fill([Symbol.Rectangle(x: x, y: y, width: width, height: height)]))
  }
}
