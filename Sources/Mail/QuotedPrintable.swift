/// A text in lines of at most 76 ASCII signs (RFC 2045 §6.7), so that no way station has a reason to change it.
enum QuotedPrintable {
  private static let longest = 76

  /// Encodes a text; its lines end in LF, before and after.
  static func encode(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      fold(units(of: Array(line.utf8)))
    }.joined(separator: "\n")
  }

  private static func units(of line: [UInt8]) -> [String] {
    line.enumerated().map { index, byte in
      let isBlank = byte == 0x20 || byte == 0x09
      let isPlain = isBlank ? index < line.count - 1 : byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")
      return isPlain ? String(UnicodeScalar(byte)) : "=" + hex(byte)
    }
  }

  /// Breaks a line softly, never inside an encoded byte.
  private static func fold(_ units: [String]) -> String {
    var (folded, length) = ("", 0)
    for (index, unit) in units.enumerated() {
      let room = index == units.count - 1 ? longest : longest - 1
      if length + unit.utf8.count > room {
        folded += "=\n"
        length = 0
      }
      folded += unit
      length += unit.utf8.count
    }
    return folded
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
