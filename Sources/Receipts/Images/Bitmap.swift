import Foundation

/// A picture in dots, dark or not.
struct Bitmap: Sendable, Equatable {
  let width: Int
  let height: Int
  /// Row by row.
  let dark: [Bool]

  /// A PNG picture in base64, a pixel for a dot; greys become dots by error diffusion (Floyd and Steinberg).
  /// Nil when it can't be read.
  init?(base64: String) {
    let letters = base64.prefix { $0 != "=" }.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+/".contains($0)) }
    let padded = letters + String(repeating: "=", count: (4 - letters.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let png = PNG(Array(data)) else { return nil }
    width = png.width
    height = png.height
    dark = Self.diffused(png)
  }

  private static func diffused(_ png: PNG) -> [Bool] {
    var values = png.brightness.map(Int.init)
    var dark = Array(repeating: false, count: values.count)
    func spread(_ error: Int, _ x: Int, _ y: Int) {
      guard 0..<png.width ~= x, y < png.height else { return }
      values[y * png.width + x] += error / 16
    }
    for y in 0..<png.height {
      for x in 0..<png.width {
        let value = values[y * png.width + x]
        let isDark = value < 128
        dark[y * png.width + x] = isDark
        let error = isDark ? value : value - 255
        spread(error * 7, x + 1, y)
        spread(error * 3, x - 1, y + 1)
        spread(error * 5, x, y + 1)
        spread(error, x + 1, y + 1)
      }
    }
    return dark
  }
}
