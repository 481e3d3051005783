/// Writes ESC/POS commands and remembers what the printer is set to.
struct ESCPOSDevice {
  private(set) var bytes: [UInt8] = []
  private let codePage: CodePage
  private var style = Page.Style.plain

  private static let esc: UInt8 = 0x1B
  private static let gs: UInt8 = 0x1D

  init(codePage: CodePage) {
    self.codePage = codePage
    bytes = [Self.esc, 0x40, Self.esc, 0x74, codePage.selector]
  }

  mutating func raw(_ bytes: [UInt8]) {
    self.bytes += bytes
  }

  // MARK: Text

  mutating func text(_ text: String) {
    bytes += codePage.bytes(for: text)
  }

  /// Plain blanks: decoration never reaches between the columns.
  mutating func blanks(_ count: Int) {
    guard count > 0 else { return }
    set(.plain)
    bytes += Array(repeating: 0x20, count: count)
  }

  mutating func endLine() {
    set(.plain)
    bytes.append(0x0A)
  }

  /// Sends only what changes.
  mutating func set(_ wanted: Page.Style) {
    if wanted.isEmphasized != style.isEmphasized { bytes += [Self.esc, 0x45, wanted.isEmphasized ? 1 : 0] }
    if wanted.isUnderlined != style.isUnderlined { bytes += [Self.esc, 0x2D, wanted.isUnderlined ? 1 : 0] }
    if wanted.isInverted != style.isInverted { bytes += [Self.gs, 0x42, wanted.isInverted ? 1 : 0] }
    if wanted.widthScale != style.widthScale || wanted.heightScale != style.heightScale {
      bytes += [Self.gs, 0x21, UInt8(wanted.widthScale - 1) << 4 | UInt8(wanted.heightScale - 1)]
    }
    style = wanted
  }

  // MARK: Paper

  mutating func align(_ alignment: Alignment) {
    bytes += [Self.esc, 0x61, UInt8(alignment.rawValue)]
  }

  mutating func feed(lines: UInt8) {
    bytes += [Self.esc, 0x64, lines]
  }

  /// Feeds to the knife and so many dots more, and cuts but for a bridge.
  mutating func cut(afterDots dots: UInt8) {
    bytes += [Self.gs, 0x56, 66, dots]
  }

  // MARK: Codes

  /// `GS v 0` in bands of at most 256 rows: more overruns the memory of small printers.
  mutating func raster(_ raster: Raster) {
    var row = 0
    while row < raster.height {
      let rows = min(256, raster.height - row)
      bytes += [Self.gs, 0x76, 0x30, 0, UInt8(raster.stride & 0xFF), UInt8(raster.stride >> 8)]
      bytes += [UInt8(rows & 0xFF), UInt8(rows >> 8)]
      bytes += raster.bytes[(row * raster.stride)..<((row + rows) * raster.stride)]
      row += rows
    }
  }

  /// `GS k` function B, for data that the encoder of this module has already accepted.
  mutating func barcode(_ data: String, options: CodeOptions) {
    var payload = Array(data.utf8)
    let system: UInt8
    switch options.kind {
    case .upc: system = payload.count == 12 ? 65 : 66
    case .ean, .jan: system = payload.count == 13 ? 67 : 68
    case .code39: system = 69
    case .itf: system = 70
    case .codabar, .nw7: system = 71
    case .code93: system = 72
    case .code128, .qrcode:
      system = 73
      // Code set B; a brace is the printer's own escape and doubles.
      payload = [0x7B, 0x42] + payload.flatMap { $0 == 0x7B ? [$0, $0] : [$0] }
    }
    bytes += [Self.gs, 0x68, UInt8(clamping: options.height), Self.gs, 0x77, UInt8(clamping: options.moduleWidth)]
    bytes += [Self.gs, 0x48, options.showsText ? 2 : 0, Self.gs, 0x6B, system, UInt8(clamping: payload.count)]
    bytes += payload
  }

  /// `GS ( k`: model 2, module size, level, store, print.
  mutating func qrCode(_ code: Code) {
    let level: UInt8 =
      switch code.options.level {
      case .low: 48
      case .medium: 49
      case .quartile: 50
      case .high: 51
      }
    symbolCommand([65, 50, 0])
    symbolCommand([67, UInt8(clamping: code.options.cell)])
    symbolCommand([69, level])
    symbolCommand([80, 48] + Array(code.data.utf8))
    symbolCommand([81, 48])
  }

  private mutating func symbolCommand(_ body: [UInt8]) {
    let length = body.count + 1
    bytes += [Self.gs, 0x28, 0x6B, UInt8(length & 0xFF), UInt8(length >> 8), 49] + body
  }
}
