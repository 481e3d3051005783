/// The columns of a row as the vertical rules of a table see them.
struct Grid: Equatable {
  /// First cell, the left vertical rule in a table.
  let start: Int
  /// Width of each column in cells.
  let widths: [Int]

  /// Cells of the vertical rules: one before every column and one after the last.
  var verticals: [Int] {
    widths.reduce(into: [start]) { verticals, width in verticals.append((verticals.last ?? start) + width + 1) }
  }

  /// The rule between two rows; nil where there is no row.
  static func rule(above: Grid?, below: Grid?) -> Page.Rule {
    let upper = above?.verticals ?? []
    let lower = below?.verticals ?? []
    let first = min(upper.first ?? .max, lower.first ?? .max)
    let last = max(upper.last ?? 0, lower.last ?? 0)
    return Page.Rule(column: first, cells: last - first + 1, joinsAbove: upper, joinsBelow: lower)
  }
}

/// A line's text columns with their places on the page.
struct TextRow {
  struct Cell {
    let column: Document.TextColumn
    /// First cell of the column.
    let start: Int
    let width: Int
  }

  let cells: [Cell]
  /// Columns with text for which there was no room.
  let dropped: [Document.TextColumn]
  let grid: Grid

  init(_ columns: [Document.TextColumn], settings: BlockSettings, pageColumns: Int) {
    var columns = columns
    var wanted: [BlockSettings.Width]
    if let widths = settings.widths {
      while columns.count < widths.count {
        columns.append(Document.TextColumn(alignment: .center, tokens: [], position: 1))
      }
      wanted = widths + Array(repeating: .cells(0), count: max(0, columns.count - widths.count))
    } else {
      wanted = columns.map { _ in .share }
    }
    let shown = zip(columns, wanted).filter { $0.1 != .cells(0) }
    let gap = settings.border.gap
    let most = settings.border == .line ? (pageColumns - 1) / 2 : (pageColumns + gap) / (gap + 1)
    let kept = shown.prefix(most)
    let declared = settings.widths?.count ?? columns.count
    dropped =
      shown.dropFirst(most).map(\.0).filter { !$0.tokens.isEmpty }
      + columns.dropFirst(declared).filter { !$0.tokens.isEmpty }

    let borders = settings.border == .line ? kept.count + 1 : max(0, kept.count - 1) * gap
    let widths = ColumnWidths.allot(kept.map(\.1), free: pageColumns - borders)
    let used = widths.reduce(0, +) + (kept.isEmpty ? 0 : borders)
    let left = (pageColumns - used) * settings.alignment.rawValue / 2
    grid = Grid(start: left, widths: widths)

    var start = left + (settings.border == .line ? 1 : 0)
    var cells: [Cell] = []
    for ((column, _), width) in zip(kept, widths) {
      cells.append(Cell(column: column, start: start, width: width))
      start += width + gap
    }
    self.cells = cells
  }
}

/// The strip that a rule or a code gets.
enum BlockArea {
  static func of(_ settings: BlockSettings, pageColumns: Int) -> (start: Int, width: Int) {
    guard let widths = settings.widths, !widths.contains(.share) else { return (0, pageColumns) }
    let fixed = widths.compactMap { if case .cells(let cells) = $0, cells > 0 { cells } else { nil } }
    let borders = settings.border == .line ? fixed.count + 1 : max(0, fixed.count - 1) * settings.border.gap
    let width = fixed.isEmpty ? 0 : min(fixed.reduce(borders, +), pageColumns)
    return ((pageColumns - width) * settings.alignment.rawValue / 2, width)
  }
}

enum ColumnWidths {
  /// Fixed columns first; the rest is shared, the last share taking what doesn't divide. Fixed columns shrink, the
  /// widest first, when the shared ones would get none.
  static func allot(_ wanted: [BlockSettings.Width], free: Int) -> [Int] {
    var widths = wanted.map { if case .cells(let cells) = $0 { cells } else { 0 } }
    let shares = wanted.count { $0 == .share }
    var rest = free - widths.reduce(0, +)
    while rest < shares {
      guard let widest = widths.indices.max(by: { (widths[$0], $0) < (widths[$1], $1) }), widths[widest] > 0 else {
        break
      }
      widths[widest] -= 1
      rest += 1
    }
    var share = 0
    for (index, width) in wanted.enumerated() where width == .share {
      widths[index] = (rest + share) / shares
      share += 1
    }
    return widths
  }
}

extension BlockSettings.Border {
  /// Cells between two columns.
  var gap: Int {
    switch self {
    case .line: 1
    case .space(let cells): cells
    }
  }
}
