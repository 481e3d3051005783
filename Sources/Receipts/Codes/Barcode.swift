/// A one-dimensional barcode: the widths of bars and spaces in modules.
struct Barcode {
  /// Bar, space, bar, … bar.
  let modules: [Int]
  /// The data in plain figures, check digits included where people read them.
  let caption: String

  /// - Throws: `SymbolError.unsuitable` when the data do not suit the kind.
  init(_ data: String, kind: CodeOptions.Kind) throws(SymbolError) {
    let encoded: Barcode? =
      switch kind {
      case .code128: Code128.encode(data)
      case .code39: Code39.encode(data)
      case .code93: Code93.encode(data)
      case .codabar, .nw7: Codabar.encode(data)
      case .itf: Interleaved.encode(data)
      case .ean, .jan: EAN.encode(data)
      case .upc: EAN.encodeUPC(data)
      case .qrcode: nil
      }
    guard let encoded else { throw .unsuitable }
    self = encoded
  }

  init(modules: [Int], caption: String) {
    self.modules = modules
    self.caption = caption
  }
}

extension String {
  /// The widths that a text of figures 1–9 spells.
  var widths: [Int] { utf8.map { Int($0) - 0x30 } }

  /// The digits; nil when there is anything else or nothing.
  var digits: [Int]? {
    let digits = utf8.map { Int($0) - 0x30 }
    return !digits.isEmpty && digits.allSatisfy({ 0...9 ~= $0 }) ? digits : nil
  }
}
