/// The words of a message that was written in HTML, as an agent's browser sends it.
enum HypertextWords {
  private static let breaking: Set<String> = ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "hr"]
  private static let silent: Set<String> = ["style", "script", "head", "title"]
  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "hellip": "…",
  ]

  /// Plain text with the line breaks that a reader sees.
  static func plain(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let character = rest.first {
      switch character {
      case "<": skipTag(&rest, into: &text)
      case "&": text += entity(&rest)
      case let other where other.isWhitespace:
        if text.last?.isWhitespace == false { text += " " }
        rest.removeFirst()
      default:
        text.append(character)
        rest.removeFirst()
      }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.drop(while: \.isWhitespace) }.joined(separator: "\n")
  }

  private static func skipTag(_ rest: inout Substring, into text: inout String) {
    // What stands in a comment is no word, whatever tags are in it.
    if rest.hasPrefix("<!--") {
      rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
      return
    }
    guard let end = rest.firstIndex(of: ">") else {
      rest = ""
      return
    }
    let tag = rest[rest.index(after: rest.startIndex)..<end]
    let isEnd = tag.hasPrefix("/")
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    rest = rest[rest.index(after: end)...]
    if breaking.contains(name), name == "br" || !isEnd, !text.isEmpty { text += "\n" }
    guard silent.contains(name), !isEnd else { return }
    // All up to its end is no word.
    while let next = rest.firstIndex(of: "<") {
      rest = rest[next...]
      if rest.prefix(name.count + 2).lowercased() == "</\(name)" { return }
      rest.removeFirst()
    }
    rest = ""
  }

  private static func entity(_ rest: inout Substring) -> String {
    rest.removeFirst()
    guard let end = rest.prefix(10).firstIndex(of: ";") else { return "&" }
    let name = rest[..<end]
    guard let text = entities[String(name)] ?? number(name) else { return "&" }
    rest = rest[rest.index(after: end)...]
    return text
  }

  private static func number(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
