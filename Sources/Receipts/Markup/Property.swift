/// `key: value` inside `{…}`.
struct PropertyMember {
  enum Key: String {
    case image, code, option, align, width, border, text, command, comment

    /// Whether it holds for the lines that follow, so that it can be said only once a line.
    var isSetting: Bool {
      switch self {
      case .option, .align, .width, .border, .text: true
      case .image, .code, .command, .comment: false
      }
    }
  }

  /// The key as written.
  let name: String
  /// Nil for a key that the standard does not know.
  let key: Key?
  /// The value with its escapes resolved; controls are dropped, but for line breaks.
  let value: String
  /// The value as raw bytes, controls and all: for `command` only.
  let bytes: [UInt8]
  /// Index of the member in the line.
  let position: Int
  /// What the value does without: nothing in a comment, unknown escapes alone in `command`, whose bytes keep controls.
  let losses: [Loss]

  struct Malformed: Error {
    let position: Int
  }

  /// The members of a property; empty ones between semicolons don't count.
  static func members(of element: ArraySlice<Unicode.Scalar>) -> Result<[PropertyMember], Malformed> {
    var members: [PropertyMember] = []
    for piece in split(element.dropFirst().dropLast()) {
      let trimmed = piece.trimmingBlanks()
      guard !trimmed.isEmpty else { continue }
      guard let member = PropertyMember(trimmed) else { return .failure(Malformed(position: trimmed.startIndex)) }
      members.append(member)
    }
    return .success(members)
  }

  private init?(_ member: ArraySlice<Unicode.Scalar>) {
    guard let colon = member.firstIndex(of: ":") else { return nil }
    let name = member[..<colon].trimmingBlanks()
    let value = member[(colon + 1)...].trimmingBlanks()
    guard let first = name.first, !value.isEmpty, Self.isWord(first), !("0"..."9").contains(first),
      name.allSatisfy(Self.isWord)
    else { return nil }
    self.name = String(String.UnicodeScalarView(name))
    key = Self.abbreviations[self.name] ?? Key(rawValue: self.name)
    position = member.startIndex
    let losses: [Loss]
    (self.value, bytes, losses) = Self.resolve(value)
    self.losses =
      switch key {
      case .comment: []
      case .command: losses.filter { $0.kind == .unknownEscape }
      default: losses
      }
  }

  private static let abbreviations: [String: Key] = [
    "a": .align, "b": .border, "c": .code, "i": .image, "o": .option, "t": .text, "w": .width, "x": .command,
    "_": .comment,
  ]

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
  }

  private static func split(_ body: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    var pieces: [ArraySlice<Unicode.Scalar>] = []
    var start = body.startIndex
    var index = start
    while index < body.endIndex {
      if body[index] == "\\" {
        index += 2
        continue
      }
      if body[index] == ";" {
        pieces.append(body[start..<index])
        start = index + 1
      }
      index += 1
    }
    pieces.append(body[start...])
    return pieces
  }

  private static func resolve(
    _ raw: ArraySlice<Unicode.Scalar>
  ) -> (value: String, bytes: [UInt8], losses: [Loss]) {
    var value = ""
    var bytes: [UInt8] = []
    var losses: [Loss] = []
    func add(_ scalar: Unicode.Scalar) {
      value.unicodeScalars.append(scalar)
      bytes.append(contentsOf: String(scalar).utf8)
    }
    var rest = raw
    while let scalar = rest.first {
      var length = 1
      if scalar == "\\" {
        let escape = Escape(at: rest, signs: #"\|{};"#)
        length = escape.length
        switch escape.meaning {
        case .scalar(let scalar) where rest.dropFirst().first != "x": add(scalar)
        case .scalar(let scalar):
          value.unicodeScalars.append(scalar)
          bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case .lineBreak: add("\n")
        case .nothing: bytes.append(0)
        case .control:
          bytes.append(contentsOf: rest.dropFirst(2).prefix(2).hexByte)
          losses.append(Loss(index: rest.startIndex, kind: .control))
        case .unknown: losses.append(Loss(index: rest.startIndex, kind: .unknownEscape))
        }
      } else if CellWidth.prints(scalar) {
        add(scalar)
      } else {
        losses.append(Loss(index: rest.startIndex, kind: .control))
      }
      rest = rest.dropFirst(length)
    }
    return (value, bytes, losses)
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The byte that two hexadecimal digits name; empty when they don't.
  fileprivate var hexByte: [UInt8] {
    let values = compactMap(Escape.hexValue)
    return values.count == 2 ? [UInt8(truncatingIfNeeded: values[0] * 16 + values[1])] : []
  }
}
