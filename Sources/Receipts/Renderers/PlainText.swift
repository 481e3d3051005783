/// The page as plain text, as the reference implementation of ReceiptLine prints it: rules of `-`, `|` and `+`,
/// a scaled character followed by blanks, no codes and no cuts.
package enum PlainText {
  /// Every line ends with a line feed.
  package static func render(_ page: Page) -> String {
    var text = ""
    for band in page.bands {
      switch band {
      case .line(let line): text += self.line(line)
      case .rule(let rule): text += self.rule(rule)
      case .symbol, .command, .cut: continue
      }
      text += "\n"
    }
    return text
  }

  private static func line(_ line: Page.Line) -> String {
    var text = ""
    var position = 0
    func advance(to column: Int) {
      text += String(repeating: " ", count: max(0, column - position))
      position = max(position, column)
    }
    for piece in line.pieces {
      advance(to: piece.column)
      switch piece {
      case .vertical:
        text += "|"
        position += 1
      case .run(let run):
        for character in run.text {
          text.append(character)
          let padding = CellWidth.of(character) * (run.style.widthScale - 1)
          text += String(repeating: " ", count: padding)
        }
        position += run.cells
      }
    }
    return text
  }

  private static func rule(_ rule: Page.Rule) -> String {
    var cells = Array(repeating: Character("-"), count: rule.cells)
    for join in rule.joinsAbove + rule.joinsBelow { cells[join - rule.column] = "+" }
    return String(repeating: " ", count: rule.column) + String(cells)
  }
}

extension Page.Line {
  /// Something that stands in the line.
  enum Piece {
    case vertical(Int)
    case run(Page.Run)

    var column: Int {
      switch self {
      case .vertical(let column): column
      case .run(let run): run.column
      }
    }
  }

  /// Runs and vertical rules from left to right.
  var pieces: [Piece] {
    guard !verticals.isEmpty else { return runs.map(Piece.run) }
    return (verticals.map(Piece.vertical) + runs.map(Piece.run)).sorted { $0.column < $1.column }
  }
}
