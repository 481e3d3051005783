/// Dots on white paper.
package struct Picture: Sendable, Equatable {
  /// Dots across.
  package let width: Int
  /// Dots down.
  package private(set) var height: Int
  /// Eight dots a byte, the leftmost highest; a row begins with a byte of its own.
  private var bytes: [UInt8]

  private var stride: Int { (width + 7) / 8 }

  /// White paper.
  package init(width: Int, height: Int = 0) {
    self.width = width
    self.height = height
    bytes = Array(repeating: 0, count: (width + 7) / 8 * height)
  }

  /// Packed dots, in as many rows as the bytes fill.
  init(stride: Int, bytes: some Sequence<UInt8>) {
    width = stride * 8
    self.bytes = Array(bytes)
    height = self.bytes.count / max(1, stride)
  }

  /// Whether a dot is dark; dots beside the picture are not.
  package subscript(x: Int, y: Int) -> Bool {
    guard 0..<width ~= x, 0..<height ~= y else { return false }
    return bytes[y * stride + x / 8] & 0x80 >> UInt8(x % 8) != 0
  }

  /// The dots row by row.
  package var rows: [[Bool]] { (0..<height).map { y in (0..<width).map { self[$0, y] } } }

  /// The picture as PGM (Netpbm), a byte a dot, with 40 dots of white around it.
  package var pgm: [UInt8] {
    let margin = 40
    let side = width + 2 * margin
    var gray = Array("P5\n\(side) \(height + 2 * margin)\n255\n".utf8)
    let start = gray.count
    gray += Array(repeating: 255, count: side * (height + 2 * margin))
    for y in 0..<height {
      for x in 0..<width where self[x, y] { gray[start + (y + margin) * side + margin + x] = 0 }
    }
    return gray
  }

  /// Adds white rows below.
  mutating func feed(_ rows: Int) {
    height += rows
    bytes += Array(repeating: 0, count: rows * stride)
  }

  /// Turns a rectangle dark; what lies beside the picture is lost.
  mutating func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    for row in max(0, y)..<max(0, min(y + height, self.height)) {
      for column in max(0, x)..<max(0, min(x + width, self.width)) {
        bytes[row * stride + column / 8] |= 0x80 >> UInt8(column % 8)
      }
    }
  }

  /// Lays the dark dots of another picture upon this one.
  mutating func draw(_ picture: Picture, x: Int, y: Int) {
    for row in 0..<picture.height {
      for column in 0..<picture.width where picture[column, row] { fill(x + column, y + row, 1, 1) }
    }
  }
}
