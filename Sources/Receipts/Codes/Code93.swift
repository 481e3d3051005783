/// Code 93 (AIM USS-93), all printable ASCII by shift characters, with both check characters.
enum Code93 {
  static func encode(_ data: String) -> Barcode? {
    guard !data.isEmpty else { return nil }
    var values: [Int] = []
    for scalar in data.unicodeScalars {
      guard let pair = self.values(of: scalar) else { return nil }
      values += pair
    }
    values.append(check(values, weights: 20))
    values.append(check(values, weights: 15))
    let modules = values.flatMap { patterns[$0].widths }
    return Barcode(modules: stop.widths + modules + stop.widths + [1], caption: data)
  }

  private static func check(_ values: [Int], weights: Int) -> Int {
    values.reversed().enumerated().reduce(0) { $0 + ($1.offset % weights + 1) * $1.element } % 47
  }

  private static let plain = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".unicodeScalars)
  private static let (percentShift, slashShift, plusShift) = (44, 45, 46)

  /// The character, or the shift and the letter that mean it.
  private static func values(of scalar: Unicode.Scalar) -> [Int]? {
    if let index = plain.firstIndex(of: scalar) { return [index] }
    func shifted(_ shift: Int, from first: Unicode.Scalar, letter: Int) -> [Int] {
      [shift, 10 + letter + Int(scalar.value) - Int(first.value)]
    }
    switch scalar {
    case "a"..."z": return shifted(plusShift, from: "a", letter: 0)
    case "!"...",": return shifted(slashShift, from: "!", letter: 0)
    case ":": return shifted(slashShift, from: ":", letter: 25)
    case ";"..."?": return shifted(percentShift, from: ";", letter: 5)
    case "@": return shifted(percentShift, from: "@", letter: 21)
    case "["..."_": return shifted(percentShift, from: "[", letter: 10)
    case "`": return shifted(percentShift, from: "`", letter: 22)
    case "{"..."~": return shifted(percentShift, from: "{", letter: 15)
    default: return nil
    }
  }

  private static let stop = "111141"

  private static let patterns = """
    131112 111213 111312 111411 121113 121212 121311 111114 131211 141111 211113 211212 211311 221112 221211 231111 \
    112113 112212 112311 122112 132111 111123 111222 111321 121122 131121 212112 212211 211122 211221 221121 222111 \
    112122 112221 122121 123111 121131 311112 311211 321111 112131 113121 211131 121221 312111 311121 122211
    """.split(separator: " ").map(String.init)
}
