/// The page in the language of receipt printers, with the few commands that cheap clones know (formats.md §7.2).
///
/// What comes from data is never below 20h: the layout removes controls, and the code page has none.
package struct ESCPOS: Sendable {
  /// What the printer can do.
  package let profile: PrinterProfile

  /// A renderer for one kind of printer.
  package init(profile: PrinterProfile) {
    self.profile = profile
  }

  /// The whole job, from the printer's reset to the last cut.
  package func render(_ page: Page) -> [UInt8] {
    var device = ESCPOSDevice(codePage: profile.codePage)
    for sheet in page.sheets {
      for band in sheet.bands { draw(band, pageColumns: page.columns, on: &device) }
      guard sheet.isCut else { continue }
      switch profile.cut {
      case .partial: device.cut(afterDots: 24)
      case .tearBar: device.feed(lines: 4)
      }
    }
    return device.bytes
  }

  private func draw(_ band: Page.Band, pageColumns: Int, on device: inout ESCPOSDevice) {
    switch band {
    case .line(let line): draw(line, on: &device)
    case .rule(let rule):
      device.blanks(rule.column)
      device.text(BoxDrawing.text(of: rule, in: profile.codePage))
      device.endLine()
    case .symbol(let block): draw(block, pageColumns: pageColumns, on: &device)
    case .command(let bytes): device.raw(bytes)
    case .cut: break
    }
  }

  private func draw(_ line: Page.Line, on device: inout ESCPOSDevice) {
    var position = 0
    for piece in line.pieces {
      device.blanks(piece.column - position)
      switch piece {
      case .vertical(let column):
        var style = Page.Style.plain
        style.heightScale = line.height
        device.set(style)
        device.text(BoxDrawing.vertical(in: profile.codePage))
        position = column + 1
      case .run(let run):
        device.set(run.style)
        device.text(run.text)
        position = run.column + run.cells
      }
    }
    device.endLine()
  }

  private func draw(_ block: SymbolBlock, pageColumns: Int, on device: inout ESCPOSDevice) {
    let isWhole = block.cells == pageColumns
    device.align(isWhole ? block.alignment : .left)
    if let code = block.code, isWhole, code.data.utf8.allSatisfy({ $0 >= 0x20 }), draw(native: code, block, on: &device)
    {
      device.align(.left)
      return
    }
    device.raster(Raster(block.symbol, left: isWhole ? 0 : block.x))
    device.align(.left)
    if let caption = block.caption {
      device.blanks(block.captionColumn)
      device.text(caption)
      device.endLine()
    }
  }

  /// Lets the printer make the code; false when it must come as a picture.
  private func draw(native code: Code, _ block: SymbolBlock, on device: inout ESCPOSDevice) -> Bool {
    if let figures = block.symbol.caption {
      // Printers take code set C only as bytes below 20h; without it a number may outgrow the paper.
      let widthInSetB = (figures.utf8.count * 11 + 35) * code.options.moduleWidth
      if code.options.kind == .code128 && block.symbol.width < widthInSetB { return false }
      device.barcode(figures, options: code.options)
      return true
    }
    guard profile.nativeQR else { return false }
    // A line of the usual 30 dots stands for the four modules of quiet zone; the paper does so at the sides.
    if code.options.quiet { device.feed(lines: 1) }
    device.qrCode(code)
    if code.options.quiet { device.feed(lines: 1) }
    return true
  }
}
