/// Markup made from a template, which knows the place in the template that each of its signs comes from.
struct FilledMarkup: Sendable {
  /// The markup, its lines ended by LF.
  private(set) var text = ""
  private var pieces: [Piece] = []

  private struct Piece {
    /// Where it starts in the markup, in UTF-8.
    let start: Int
    let line: Int
    let column: Int
    /// A value's signs all come from its tag.
    let isValue: Bool
  }

  /// Appends what stands at a place of the template, or the value that its tag there gave. Neither goes on after a
  /// line's end.
  mutating func append(_ piece: String, line: Int, column: Int, isValue: Bool) {
    pieces.append(Piece(start: text.utf8.count, line: line, column: column, isValue: isValue))
    text += piece
  }

  /// The same with the mark of a copy on top, where the template itself has none: a reprint always says what it is.
  /// - Parameter number: which copy it is; nil for an original.
  func marked(asCopy number: Int?) -> FilledMarkup {
    guard let number, !saysCopy else { return self }
    var marked = FilledMarkup()
    marked.append("\"`~~SALINAN KE-\(number)~~`\"\n", line: 1, column: 1, isValue: true)
    let shift = marked.text.utf8.count
    marked.text += text
    marked.pieces += pieces.map {
      Piece(start: $0.start + shift, line: $0.line, column: $0.column, isValue: $0.isValue)
    }
    return marked
  }

  /// Whether the template's own words say so; a visitor who is called Salinan does not.
  private var saysCopy: Bool {
    let ends = pieces.dropFirst().map(\.start) + [text.utf8.count]
    return zip(pieces, ends).contains { piece, end in
      guard !piece.isValue else { return false }
      let start = text.utf8.index(text.startIndex, offsetBy: piece.start)
      return text[start..<text.utf8.index(text.startIndex, offsetBy: end)].contains("SALINAN")
    }
  }

  /// The diagnostic with its place in the template. The column is that of the sign as long as the template is in
  /// Unicode's composed form (NFC), in which the markup is read.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    let offset = offset(line: diagnostic.line, column: diagnostic.column)
    guard let piece = pieces.last(where: { $0.start <= offset }) else { return diagnostic }
    let start = text.utf8.index(text.startIndex, offsetBy: piece.start)
    let end = text.utf8.index(text.startIndex, offsetBy: offset)
    let distance = piece.isValue ? 0 : text.unicodeScalars.distance(from: start, to: end)
    return Diagnostic(line: piece.line, column: piece.column + distance, message: diagnostic.message)
  }

  /// Where a place of the markup is in its UTF-8; the line's end for columns beyond it.
  private func offset(line: Int, column: Int) -> Int {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return text.utf8.count }
    let before = Substring(lines[line - 1]).unicodeScalars.prefix(column - 1)
    return lines[..<(line - 1)].reduce(0) { $0 + $1.count + 1 } + String(before).utf8.count
  }
}
