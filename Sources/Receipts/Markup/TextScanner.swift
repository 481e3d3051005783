/// A column's text → tokens.
enum TextScanner {
  /// The tokens, and the indices of escapes that the standard does not know.
  static func tokens(of element: ArraySlice<Unicode.Scalar>) -> (tokens: [TextToken], unknownEscapes: [Int]) {
    var tokens: [TextToken] = []
    var unknownEscapes: [Int] = []
    var text = ""
    func flush() {
      if !text.isEmpty { tokens.append(.text(text)) }
      text = ""
    }
    var rest = element
    while let scalar = rest.first {
      var length = 1
      switch scalar {
      case "\\":
        let escape = Escape(at: rest, signs: #"\|{}-=~_"`^"#)
        length = escape.length
        switch escape.meaning {
        case .scalar(let scalar): text.unicodeScalars.append(scalar)
        case .lineBreak:
          flush()
          tokens.append(.lineBreak)
        case .dropped: break
        case .unknown: unknownEscapes.append(rest.startIndex)
        }
      case "~": text.append(" ")
      case "_", "\"", "`":
        flush()
        tokens.append(scalar == "_" ? .underline : scalar == "`" ? .invert : .emphasis)
      case "^":
        flush()
        length = rest.prefix { $0 == "^" }.count
        tokens.append(.scale(min(length, 7)))
      default:
        if CellWidth.prints(scalar) { text.unicodeScalars.append(scalar) }
      }
      rest = rest.dropFirst(length)
    }
    flush()
    return (tokens, unknownEscapes)
  }
}
