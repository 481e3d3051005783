/// Code 128 (ISO/IEC 15417), code sets B and C: printable ASCII, runs of digits two by two.
package enum Code128 {
  /// The widths of a code's bars and spaces in modules, by turns and bar first, without the quiet zone; nil for what it
  /// can't say.
  package static func widths(of data: String) -> [Int]? { encode(data)?.modules }

  static func encode(_ data: String) -> Barcode? {
    let bytes = Array(data.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ 0x20...0x7E ~= $0 }) else { return nil }
    var values: [Int] = []
    var isC = false
    var index = 0
    while index < bytes.count {
      let digits = bytes[index...].prefix(while: \.isDigit).count
      let pays = digits >= 6 || digits >= 4 && (index == 0 || index + digits == bytes.count)
      if isC ? digits >= 2 : pays && digits.isMultiple(of: 2) {
        if !isC { values.append(values.isEmpty ? startC : toC) }
        isC = true
        values.append(Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30))
        index += 2
      } else {
        if values.isEmpty { values.append(startB) } else if isC { values.append(toB) }
        isC = false
        values.append(Int(bytes[index]) - 0x20)
        index += 1
      }
    }
    let sum = values.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element }
    return Barcode(modules: (values + [sum % 103, stop]).flatMap { patterns[$0].widths }, caption: data)
  }

  private static let (toC, toB, startB, startC, stop) = (99, 100, 104, 105, 106)

  private static let patterns = """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 \
    123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 \
    232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 \
    313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 \
    111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 \
    111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 \
    114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
    """.split(separator: " ").map(String.init)
}
