/// Rules as characters: box drawing where the code page has it, otherwise `-`, `|` and `+`.
enum BoxDrawing {
  static func vertical(in codePage: CodePage) -> String {
    isDrawn(in: codePage) ? "│" : "|"
  }

  static func text(of rule: Page.Rule, in codePage: CodePage) -> String {
    let isDrawn = isDrawn(in: codePage)
    var cells = Array(repeating: isDrawn ? Character("─") : "-", count: rule.cells)
    for join in rule.joinsAbove + rule.joinsBelow {
      let index = join - rule.column
      guard isDrawn else {
        cells[index] = "+"
        continue
      }
      let arms = Arms(
        up: rule.joinsAbove.contains(join), down: rule.joinsBelow.contains(join), left: index > 0,
        right: index < rule.cells - 1)
      cells[index] = corners[arms] ?? "┼"
    }
    return String(cells)
  }

  private struct Arms: Hashable {
    let up, down, left, right: Bool
  }

  private static let corners: [Arms: Character] = [
    Arms(up: false, down: true, left: false, right: true): "┌",
    Arms(up: false, down: true, left: true, right: true): "┬",
    Arms(up: false, down: true, left: true, right: false): "┐",
    Arms(up: true, down: true, left: false, right: true): "├",
    Arms(up: true, down: true, left: true, right: false): "┤",
    Arms(up: true, down: false, left: false, right: true): "└",
    Arms(up: true, down: false, left: true, right: true): "┴",
    Arms(up: true, down: false, left: true, right: false): "┘",
  ]

  private static func isDrawn(in codePage: CodePage) -> Bool {
    codePage.byte(for: "─") != nil
  }
}
