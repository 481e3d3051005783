import Receipts

extension Interpreter {
  /// The paper as it leaves the printer, with a dashed line where the knife went.
  package var picture: Picture {
    var paper = Picture(width: columns * Font.width)
    for item in items { paper.add(item) }
    return paper
  }
}

extension Picture {
  /// Dots from line to line, which tall letters exceed.
  package static let lineSpacing = 30

  fileprivate mutating func add(_ item: Item) {
    switch item {
    case .line(let fragments, let alignment): add(fragments, alignment: alignment)
    case .raster(let picture, let alignment): add(picture, alignment)
    case .code(let code): add(Picture(code), code.alignment)
    case .feed(let lines): feed(lines * Self.lineSpacing)
    case .cut:
      feed(Self.lineSpacing * 2)
      for x in stride(from: 0, to: width, by: 16) { fill(x, height - Self.lineSpacing, 8, 2) }
    case .query: break
    }
  }

  /// A code with its figures below its middle.
  private init(_ code: NativeCode) {
    self.init(width: code.width, height: code.symbol.height)
    let left = (width - code.symbol.width) / 2
    for part in code.symbol.rectangles { fill(left + part.x, part.y, part.width, part.height) }
    if let figures = code.figures { add([Fragment(text: figures)], alignment: .center) }
  }

  private mutating func add(_ picture: Picture, _ alignment: Alignment) {
    let top = height
    feed(picture.height)
    draw(picture, x: alignment.offset(of: width - picture.width), y: top)
  }

  /// A line of text, all letters on its bottom.
  private mutating func add(_ fragments: [Fragment], alignment: Alignment) {
    let tallest = fragments.map(\.style.heightScale).max() ?? 1
    let bottom = height + tallest * Font.height
    feed(max(Self.lineSpacing, tallest * Font.height))
    var x = alignment.offset(of: width - fragments.reduce(0) { $0 + $1.cells } * Font.width)
    for fragment in fragments {
      for character in fragment.text {
        let rows = Font.glyph(of: character) ?? []
        draw(
          fragment.style.applied(to: rows), fragment.style, x: x, top: bottom - fragment.style.heightScale * Font.height
        )
        x += fragment.style.widthScale * Font.width
      }
    }
  }

  private mutating func draw(_ rows: [UInt16], _ style: Style, x: Int, top: Int) {
    for (y, row) in rows.enumerated() where row != 0 {
      for column in 0..<Font.width where row >> UInt16(Font.width - 1 - column) & 1 == 1 {
        fill(
          x + column * style.widthScale, top + y * style.heightScale, style.widthScale, style.heightScale)
      }
    }
  }

  /// The unscaled cell whose upper left dot is here, as `Font` writes glyphs.
  package func cell(x: Int, y: Int) -> [UInt16] {
    (y..<(y + Font.height)).map { y in
      (x..<(x + Font.width)).reduce(0) { $0 << 1 | (self[$1, y] ? 1 : 0) }
    }
  }
}

extension Style {
  /// The glyph as this style shows it: emphasis doubles every dot to the right, inversion swallows the underline.
  package func applied(to rows: [UInt16]) -> [UInt16] {
    let whole: UInt16 = 0xFFF
    return rows.enumerated().map { y, row in
      var row = emphasis ? row | row >> 1 : row
      if invert { return ~row & whole }
      if underline && y >= Font.height - 2 { row = whole }
      return row
    }
  }
}
