/// A line of markup → its cells between pipes, with the alignment that the pipes and blanks give them.
enum LineSplitter {
  struct Cell {
    /// The cell's text without the blanks around it.
    let element: ArraySlice<Unicode.Scalar>
    let alignment: Alignment
    /// Index at which the line starts.
    let lineStart: Int
    /// Index of the first brace that is not escaped.
    let firstBrace: Int?
    /// Whether the text is `{…}` without a brace inside.
    let isProperty: Bool
  }

  static func cells(of line: ArraySlice<Unicode.Scalar>) -> [Cell] {
    var pieces = split(line.trimmingBlanks())
    guard pieces.count > 1 else { return pieces.map { cell($0, left: false, right: false, line) } }
    // Text is attracted to the pipe: at the line's ends a pipe that touches its column pulls it over.
    let last = pieces.count - 1
    let pullsRight = pieces[0].last.map { !$0.isBlank } ?? false
    let pullsLeft = pieces[last].first.map { !$0.isBlank } ?? false
    var flags = pieces.map { (left: $0.first?.isBlank ?? false, right: $0.last?.isBlank ?? false) }
    if pullsRight { flags[0].left = true }
    if pullsLeft { flags[last].right = true }
    if pieces[last].isEmpty {
      pieces.removeLast()
      flags.removeLast()
    }
    if pieces.count > 1 && pieces[0].isEmpty {
      pieces.removeFirst()
      flags.removeFirst()
    }
    return zip(pieces, flags).map { cell($0, left: $1.left, right: $1.right, line) }
  }

  private static func split(_ line: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    var pieces: [ArraySlice<Unicode.Scalar>] = []
    var start = line.startIndex
    var index = start
    while index < line.endIndex {
      if line[index] == "\\" {
        index += 2
        continue
      }
      if line[index] == "|" {
        pieces.append(line[start..<index])
        start = index + 1
      }
      index += 1
    }
    pieces.append(line[start...])
    return pieces
  }

  private static func cell(
    _ piece: ArraySlice<Unicode.Scalar>, left: Bool, right: Bool, _ line: ArraySlice<Unicode.Scalar>
  ) -> Cell {
    let element = piece.trimmingBlanks()
    let alignment = left == right ? Alignment.center : left ? .right : .left
    let braces = self.braces(in: element)
    let isProperty =
      element.first == "{" && element.last == "}" && braces == [element.startIndex, element.endIndex - 1]
    return Cell(
      element: element, alignment: alignment, lineStart: line.startIndex, firstBrace: braces.first,
      isProperty: isProperty)
  }

  private static func braces(in element: ArraySlice<Unicode.Scalar>) -> [Int] {
    var found: [Int] = []
    var index = element.startIndex
    while index < element.endIndex {
      if element[index] == "\\" {
        index += 2
        continue
      }
      if element[index] == "{" || element[index] == "}" { found.append(index) }
      index += 1
    }
    return found
  }
}
