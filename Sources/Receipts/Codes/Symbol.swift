/// A barcode, QR code or picture as dark rectangles in dots, ready to draw.
package struct Symbol: Sendable, Equatable {
  /// Width in dots, quiet zone included where it was asked for.
  package let width: Int
  /// Height in dots, quiet zone included where it was asked for.
  package let height: Int
  /// The dark parts, row by row, without overlap.
  package let rectangles: [Rectangle]
  /// A barcode's data in plain figures, complete with check digits; nil for QR codes.
  package let caption: String?

  /// Dark dots; x to the right and y downwards from the symbol's upper left corner.
  package struct Rectangle: Sendable, Equatable {
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int
  }

  /// - Throws: `SymbolError` when the data do not suit the kind of code.
  init(_ code: Code) throws(SymbolError) {
    if code.options.kind == .qrcode {
      guard let matrix = QRCode.encode(Array(code.data.utf8), level: code.options.level) else { throw .tooLong }
      self.init(matrix, cell: code.options.cell, quiet: code.options.quiet)
    } else {
      self.init(try Barcode(code.data, kind: code.options.kind), options: code.options)
    }
  }

  init(_ bitmap: Bitmap) {
    width = bitmap.width
    height = bitmap.height
    caption = nil
    rectangles = Self.rectangles(width, height, cell: 1, margin: 0) { bitmap.dark[$1 * bitmap.width + $0] }
  }

  private init(_ matrix: QRMatrix, cell: Int, quiet: Bool) {
    let margin = quiet ? 4 * cell : 0
    width = matrix.size * cell + 2 * margin
    height = width
    caption = nil
    rectangles = Self.rectangles(matrix.size, matrix.size, cell: cell, margin: margin) { matrix[$0, $1] }
  }

  /// Neighbouring dark modules of a row as one rectangle.
  private static func rectangles(
    _ width: Int, _ height: Int, cell: Int, margin: Int, isDark: (Int, Int) -> Bool
  ) -> [Rectangle] {
    var rectangles: [Rectangle] = []
    for y in 0..<height {
      var x = 0
      while x < width {
        let start = x
        while x < width && isDark(x, y) { x += 1 }
        if x > start {
          rectangles.append(
            Rectangle(x: margin + start * cell, y: margin + y * cell, width: (x - start) * cell, height: cell))
        }
        x += 1
      }
    }
    return rectangles
  }

  private init(_ barcode: Barcode, options: CodeOptions) {
    let margin = options.quiet ? 10 * options.moduleWidth : 0
    var rectangles: [Rectangle] = []
    var x = margin
    for (index, modules) in barcode.modules.enumerated() {
      let width = modules * options.moduleWidth
      if index.isMultiple(of: 2) {
        rectangles.append(Rectangle(x: x, y: 0, width: width, height: options.height))
      }
      x += width
    }
    width = x + margin
    height = options.height
    caption = barcode.caption
    self.rectangles = rectangles
  }
}

/// Why a code can't be printed.
enum SymbolError: Error {
  case tooLong
  case tooWide
  case unsuitable

  var message: Message {
    switch self {
    case .tooLong:
      Message(id: "isi kode terlalu panjang; dilewati", en: "too much data for this code; left out")
    case .tooWide:
      Message(id: "kode lebih lebar dari kertas; dilewati", en: "the code is wider than its place; left out")
    case .unsuitable:
      Message(id: "isi tidak cocok untuk jenis kode ini; dilewati", en: "data unsuited to this code; left out")
    }
  }
}
