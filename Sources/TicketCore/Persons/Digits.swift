/// A number written by hand: digits, with blanks, hyphens and dots between them.
struct Digits {
  /// The digits alone.
  let text: String
  private let values: [Int]

  /// Nil where anything else is in it.
  init?(_ written: String) {
    var values: [Int] = []
    for byte in written.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): values.append(Int(byte - UInt8(ascii: "0")))
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return nil
      }
    }
    self.values = values
    text = values.map(String.init).joined()
  }

  var count: Int { values.count }

  /// The number that the digits of a range make.
  subscript(range: Range<Int>) -> Int { values[range].reduce(0) { $0 * 10 + $1 } }
}
