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
      return words.count == 1
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
  /// The answer is false when a word is none of these or has no effect.
  mutating func set(to value: String) -> Bool {
    self = CodeOptions()
    let words = value.lowercased().listWords
    let kinds = words.compactMap(Kind.init)
    let levels = words.compactMap(QRLevel.init)
    kind = kinds.first ?? kind
    level = levels.first ?? level
    showsText = words.contains("hri")
    quiet = words.contains("quiet")
    let contradicts = kinds.count > 1 || levels.count > 1 || showsText && words.contains("nohri")
    let others = words.filter { word in
      Kind(rawValue: word) == nil && QRLevel(rawValue: word) == nil && !["hri", "nohri", "quiet"].contains(word)
    }
    return take(numbers: others) && !contradicts
  }

  /// Each number goes to the first sizes that it fits and that are still free: 3 is a bar's module and a QR code's too.
  private mutating func take(numbers words: [String]) -> Bool {
    var free = (module: true, height: true, cell: true)
    var areUsed = true
    for word in words {
      let number = Int(word) ?? 0
      if free.module && 2...4 ~= number {
        (moduleWidth, free.module) = (number, false)
        if free.cell && number >= 3 { (cell, free.cell) = (number, false) }
      } else if free.cell && 3...8 ~= number && (kind == .qrcode || !free.module) {
        (cell, free.cell) = (number, false)
      } else if free.height && 24...240 ~= number {
        (height, free.height) = (number, false)
      } else {
        areUsed = false
      }
    }
    return areUsed
  }
}

extension String {
  /// The words of a value between commas and blanks.
  fileprivate var listWords: [String] {
    split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
  }
}
