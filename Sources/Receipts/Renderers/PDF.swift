/// The page as PDF 1.4, one PDF page for each piece of paper: as wide as the roll and exactly as high as what it
/// holds, or one label. Courier of the standard fonts, so nothing is embedded; the same page gives the same bytes.
package enum PDF {
  /// The file, columns spread over the width that printers print on.
  package static func render(_ page: Page, on paper: Paper) -> [UInt8] {
    var writer = PDFWriter()
    for sheet in page.sheets {
      let drawing = Drawing(sheet.bands)
      let place = paper.placement(ofDots: page.columns * Page.cellWidth, by: drawing.height)
      var content = PDFContent(
        scale: place.dot * pointsPerMillimetre, left: place.left * pointsPerMillimetre,
        top: (place.pageHeight - place.top) * pointsPerMillimetre)
      for mark in drawing.marks { content.add(mark) }
      writer.addPage(
        width: paper.width * pointsPerMillimetre, height: place.pageHeight * pointsPerMillimetre,
        content: content.finished())
    }
    return writer.finished()
  }

  private static let pointsPerMillimetre = 72 / 25.4
}

/// The content stream of a page, in dots.
private struct PDFContent {
  private var bytes: [UInt8] = []

  init(scale: Double, left: Double, top: Double) {
    let (scale, left, top) = (PDFWriter.number(scale), PDFWriter.number(left), PDFWriter.number(top))
    write("q \(scale) 0 0 \(scale) \(left) \(top) cm\n")
  }

  mutating func add(_ mark: Drawing.Mark) {
    switch mark {
    case .fill(let rectangles):
      for rectangle in rectangles {
        write("\(rectangle.x) \(-rectangle.y - rectangle.height) \(rectangle.width) \(rectangle.height) re\n")
      }
      write("f\n")
    case .text(let run, let x, let bottom): add(run, x: x, bottom: bottom)
    }
  }

  consuming func finished() -> [UInt8] {
    write("Q")
    return bytes
  }

  /// Courier advances 0.6 of its size: 20 dots make cells of 12, and the scale widens them to the grid.
  private mutating func add(_ run: Page.Run, x: Int, bottom: Int) {
    let style = run.style
    let baseline = bottom - Drawing.descent * style.heightScale
    // Printers' letters fill their cells better than Courier's: a fifth higher.
    let rise = PDFWriter.number(Double(style.heightScale) * 1.2)
    if style.isInverted { write("1 g ") }
    write("BT /\(style.isEmphasized ? "B" : "R") 20 Tf \(style.widthScale) 0 0 \(rise) \(x) \(-baseline) Tm (")
    for byte in CodePage.wpc1252.bytes(for: run.text) {
      switch byte {
      case 0x28, 0x29, 0x5C: bytes += [0x5C, byte]
      case 0x20...0x7E: bytes.append(byte)
      default: write("\\" + String(byte, radix: 8))
      }
    }
    write(") Tj ET\n")
    if style.isInverted { write("0 g\n") }
  }

  private mutating func write(_ text: String) {
    bytes += text.utf8
  }
}
