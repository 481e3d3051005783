/// A column's text → tokens.
enum TextScanner {
  /// The tokens, and what was left out.
  static func tokens(of element: ArraySlice<Unicode.Scalar>) -> (tokens: [TextToken], losses: [Loss]) {
    var tokens: [TextToken] = []
    var losses: [Loss] = []
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
        case .nothing: break
        case .control: losses.append(Loss(index: rest.startIndex, kind: .control))
        case .unknown: losses.append(Loss(index: rest.startIndex, kind: .unknownEscape))
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
        if CellWidth.prints(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          losses.append(Loss(index: rest.startIndex, kind: .control))
        }
      }
      rest = rest.dropFirst(length)
    }
    flush()
    return (tokens, losses)
  }
}
