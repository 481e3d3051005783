/// How much a masked symbol disturbs readers (ISO/IEC 18004, 7.8.3): the lowest wins.
enum QRPenalty {
  static func of(_ matrix: QRMatrix) -> Int {
    let size = matrix.size
    var penalty = 0
    var darkCount = 0
    for index in 0..<size {
      penalty += ofLine(size) { matrix[$0, index] }
      penalty += ofLine(size) { matrix[index, $0] }
    }
    for y in 0..<size {
      for x in 0..<size {
        let isDark = matrix[x, y]
        if isDark { darkCount += 1 }
        guard x + 1 < size, y + 1 < size else { continue }
        if matrix[x + 1, y] == isDark && matrix[x, y + 1] == isDark && matrix[x + 1, y + 1] == isDark { penalty += 3 }
      }
    }
    let total = size * size
    return penalty + abs(darkCount * 20 - total * 10) / total * 10
  }

  /// Runs of five and more, and what looks like a finder pattern with four light modules on one side.
  private static func ofLine(_ size: Int, _ isDark: (Int) -> Bool) -> Int {
    var penalty = 0
    var length = 0
    var last = false
    var window = 0
    for index in 0..<size {
      let dark = isDark(index)
      length = index > 0 && dark == last ? length + 1 : 1
      last = dark
      if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
      window = (window << 1 | (dark ? 1 : 0)) & 0x7FF
      if index >= 10 && (window == 0b1011101_0000 || window == 0b0000_1011101) { penalty += 40 }
    }
    return penalty
  }
}
