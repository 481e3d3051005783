extension BlockSettings {
  /// Takes a member's value. Words that are not of the standard fall to the default; then the answer is false.
  mutating func set(_ key: PropertyMember.Key?, to value: String) -> Bool {
    let word = value.lowercased()
    var isKnown = true
    switch key {
    case .align:
      switch word {
      case "left": alignment = .left
      case "center": alignment = .center
      case "right": alignment = .right
      default:
        alignment = .center
        isKnown = false
      }
    case .text:
      switch word {
      case "wrap": wrap = .character
      case "word": wrap = .word
      case "nowrap": wrap = .none
      default:
        wrap = .character
        isKnown = false
      }
    case .border:
      switch word {
      case "line": border = .line
      case "space", "1": border = .space(1)
      case "none", "0": border = .space(0)
      case "2": border = .space(2)
      default:
        border = .space(1)
        isKnown = false
      }
    case .width: isKnown = setWidths(word.listWords)
    default: break
    }
    return isKnown
  }

  private mutating func setWidths(_ words: [String]) -> Bool {
    guard !words.isEmpty, !words.contains("auto") else {
      widths = nil
      return !words.isEmpty
    }
    var isKnown = true
    widths = words.map { word in
      if word == "*" { return .share }
      guard let cells = Int(word), 0...10_000 ~= cells else {
        isKnown = false
        return .cells(0)
      }
      return .cells(cells)
    }
    return isKnown
  }
}

extension CodeOptions {
  /// Takes `type, module, height, hri, cell, level, quiet` in any order; what is not named falls to its default.
  /// The answer is false when a word is none of these.
  mutating func set(to value: String) -> Bool {
    self = CodeOptions()
    let words = value.lowercased().listWords
    let numbers = words.compactMap { Int($0) }
    kind = words.lazy.compactMap(Kind.init).first ?? kind
    moduleWidth = numbers.first { 2...4 ~= $0 } ?? moduleWidth
    height = numbers.first { 24...240 ~= $0 } ?? height
    cell = numbers.first { 3...8 ~= $0 } ?? cell
    level = words.lazy.compactMap(QRLevel.init).first ?? level
    showsText = words.contains("hri")
    quiet = words.contains("quiet")
    return words.allSatisfy { word in
      if let number = Int(word) { return 2...8 ~= number || 24...240 ~= number }
      return Kind(rawValue: word) != nil || QRLevel(rawValue: word) != nil
        || ["hri", "nohri", "quiet"].contains(word)
    }
  }
}

extension String {
  /// The words of a value between commas and blanks.
  fileprivate var listWords: [String] {
    split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
  }
}
