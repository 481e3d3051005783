/// One `\` sequence of the markup.
struct Escape {
  enum Meaning: Equatable {
    case scalar(Unicode.Scalar)
    case lineBreak
    /// `\x00`: stands for nothing, and may hold the place of what is empty.
    case nothing
    /// A control, which the standard drops.
    case control
    /// Not a sequence of the standard: prints nothing.
    case unknown
  }

  let meaning: Meaning
  /// Scalars that the sequence takes, the `\` included.
  let length: Int

  /// Reads the sequence at the front of `rest`, which starts with `\`.
  /// - Parameter signs: the signs that may be escaped by themselves here.
  init(at rest: ArraySlice<Unicode.Scalar>, signs: String) {
    let next = rest.dropFirst()
    guard let first = next.first else {
      (meaning, length) = (.unknown, 1)
      return
    }
    switch first {
    case "n": (meaning, length) = (.lineBreak, 2)
    case "x":
      let digits = next.dropFirst().prefix(2)
      length = 2 + digits.count
      let values = digits.compactMap(Self.hexValue)
      if values.count == 2, let scalar = Unicode.Scalar(values[0] * 16 + values[1]) {
        meaning = scalar.value == 0 ? .nothing : CellWidth.prints(scalar) ? .scalar(scalar) : .control
      } else {
        meaning = .unknown
      }
    default:
      length = 2
      meaning = signs.unicodeScalars.contains(first) ? .scalar(first) : .unknown
    }
  }

  static func hexValue(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "a"..."f", "A"..."F": (scalar.value | 0x20) - 0x57
    default: nil
    }
  }
}
