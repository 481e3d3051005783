import Receipts

/// What the commands for codes have set.
struct CodeSettings {
  /// Printers begin with bars of 162 dots, modules of 3 and no figures.
  var height = 162
  var module = 3
  var showsFigures = false
  var cell: Int?
  var level: String?
  var stored: [UInt8] = []
}

extension CommandReader {
  /// `GS k` function B. What the data may be is told by the printers' manuals, kind by kind.
  mutating func barcode() throws(Refused) -> NativeCode {
    let system = try byte(65...73)
    let count = Int(try byte(1...255))
    let data = Array(try take(count))
    let kinds = ["upc", "upc", "ean", "ean", "code39", "itf", "codabar", "code93", "code128"]
    let lengths = [65: 11...12, 66: 6...8, 67: 12...13, 68: 7...8, 70: 2...254, 73: 3...255]
    guard lengths[Int(system)]?.contains(count) ?? true else { throw refused("a barcode of the wrong length") }
    if system == 70 && !count.isMultiple(of: 2) { throw refused("ITF takes pairs of digits") }
    let content = system == 73 ? try codeSetB(data) : data
    let options = "\(kinds[Int(system) - 65]),\(codes.module),\(codes.height)"
    guard let symbol = Self.symbol(content, options: options) else { throw refused("a barcode that can't be made") }
    let code = NativeCode(
      system: system, data: data, alignment: alignment, symbol: symbol,
      figures: codes.showsFigures ? symbol.caption : nil)
    guard code.width <= dots else { throw refused("barcode wider than the paper") }
    return code
  }

  /// `GS ( k` for QR codes: model 2, module, level, store, print; the code when it is printed.
  mutating func symbolFunction() throws(Refused) -> NativeCode? {
    let count = try number()
    guard count >= 3, try byte() == 49 else { throw refused("no QR code") }
    let function = try byte()
    let body = Array(try take(count - 2))
    switch (function, body.count) {
    case (65, 2) where body == [50, 0]: return nil
    case (67, 1) where 3...8 ~= body[0]: codes.cell = Int(body[0])
    case (69, 1) where 48...51 ~= body[0]: codes.level = ["l", "m", "q", "h"][Int(body[0]) - 48]
    case (80, 2...2954) where body[0] == 48 && body.allSatisfy({ $0 >= 0x20 }): codes.stored = Array(body.dropFirst())
    case (81, 1) where body[0] == 48: return try qrCode()
    default: throw refused("unknown QR function, or parameter out of range")
    }
    return nil
  }

  private func qrCode() throws(Refused) -> NativeCode {
    guard let cell = codes.cell, let level = codes.level, !codes.stored.isEmpty,
      let symbol = Self.symbol(codes.stored, options: "qrcode,\(cell),\(level)")
    else { throw refused("a QR code that can't be made") }
    guard symbol.width <= dots else { throw refused("QR code wider than the paper") }
    return NativeCode(system: nil, data: codes.stored, alignment: alignment, symbol: symbol, figures: nil)
  }

  private func codeSetB(_ data: [UInt8]) throws(Refused) -> [UInt8] {
    guard data.starts(with: [0x7B, 0x42]) else { throw refused("Code 128 begins with its code set, here B") }
    var plain: [UInt8] = []
    var rest = data.dropFirst(2)
    while let byte = rest.popFirst() {
      if byte == 0x7B && rest.popFirst() != 0x7B { throw refused("unknown escape in Code 128") }
      plain.append(byte)
    }
    return plain
  }

  /// The dots that the module under test makes of these data: what zbarimg reads in them is the proof.
  private static func symbol(_ data: [UInt8], options: String) -> Symbol? {
    let text = String(decoding: data, as: UTF8.self)
    guard Array(text.utf8) == data else { return nil }
    let escaped = text.unicodeScalars.map { $0.isASCII ? "\\x" + hex($0.value) : String($0) }.joined()
    let (document, diagnostics) = Document.parse("{code:\(escaped);option:\(options)}")
    let page = document.layout(columns: 96)
    guard diagnostics.isEmpty, case .symbol(let block)? = page.bands.first else { return nil }
    return block.symbol
  }

  private static func hex(_ value: UInt32) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }
}
