import Foundation

/// A printer's character tables, from the C library and not from the code that is tested.
struct PrinterTable {
  private let characters: [Character?]

  /// The table that `ESC t` chooses by this number; nil for those outside the profiles.
  static func selected(by number: UInt8) -> PrinterTable? { tables[number] }

  /// The character of a byte; nil for controls and for gaps in the table.
  func character(of byte: UInt8) -> Character? { characters[Int(byte)] }

  private static let tables: [UInt8: PrinterTable] = [
    0: PrinterTable(charset: "CP437"), 2: PrinterTable(charset: "CP850"), 16: PrinterTable(charset: "CP1252"),
  ].compactMapValues { $0 }

  private init?(charset: String) {
    let converter = iconv_open("UTF-8", charset)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    characters = (0...255).map { byte in
      guard byte >= 0x20, byte != 0x7F else { return nil }
      return Self.convert(UInt8(byte), converter)
    }
  }

  private static func convert(_ byte: UInt8, _ converter: iconv_t?) -> Character? {
    var source = [CChar(bitPattern: byte)]
    var target = [CChar](repeating: 0, count: 8)
    return source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (input, output) = (source.baseAddress, target.baseAddress)
        var (inputLeft, outputLeft) = (1, target.count)
        guard iconv(converter, &input, &inputLeft, &output, &outputLeft) == 0 else { return nil }
        let bytes = target.prefix(target.count - outputLeft).map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self).first
      }
    }
  }
}
