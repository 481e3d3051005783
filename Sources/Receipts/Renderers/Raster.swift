/// A symbol as rows of dots, eight to a byte, the leftmost dot highest.
struct Raster {
  /// Bytes a row.
  let stride: Int
  /// Rows of dots.
  let height: Int
  private(set) var bytes: [UInt8]

  /// - Parameter left: blank dots before the symbol.
  init(_ symbol: Symbol, left: Int) {
    stride = (left + symbol.width + 7) / 8
    height = symbol.height
    bytes = Array(repeating: 0, count: stride * height)
    for rectangle in symbol.rectangles {
      for y in rectangle.y..<(rectangle.y + rectangle.height) {
        for x in (left + rectangle.x)..<(left + rectangle.x + rectangle.width) {
          bytes[y * stride + x / 8] |= 0x80 >> UInt8(x % 8)
        }
      }
    }
  }
}
