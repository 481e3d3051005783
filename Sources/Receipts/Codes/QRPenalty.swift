/// How much a masked symbol disturbs readers (ISO/IEC 18004, 7.8.3): the lowest wins.
enum QRPenalty {
  static func of(_ matrix: QRMatrix) -> Int {
    let (size, dark) = (matrix.size, matrix.dark)
    var penalty = 0
    for index in 0..<size {
      penalty += ofLine(dark, from: index * size, step: 1, size)
      penalty += ofLine(dark, from: index, step: size, size)
    }
    for corner in 0..<((size - 1) * size) where corner % size < size - 1 {
      let isDark = dark[corner]
      guard dark[corner + 1] == isDark else { continue }
      if dark[corner + size] == isDark && dark[corner + size + 1] == isDark { penalty += 3 }
    }
    let total = size * size
    let darkCount = dark.count { $0 }
    return penalty + abs(darkCount * 20 - total * 10) / total * 10
  }

  /// Runs of five and more, and what looks like a finder pattern with four light modules on one side.
  private static func ofLine(_ modules: [Bool], from start: Int, step: Int, _ size: Int) -> Int {
    var penalty = 0
    var length = 0
    var last = false
    var window = 0
    for index in 0..<size {
      let dark = modules[start + index * step]
      length = index > 0 && dark == last ? length + 1 : 1
      last = dark
      if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
      window = (window << 1 | (dark ? 1 : 0)) & 0x7FF
      if index >= 10 && (window == 0b1011101_0000 || window == 0b0000_1011101) { penalty += 40 }
    }
    return penalty
  }
}
