/// Bytes of a file as text.
enum WrittenText {
  /// UTF-8, else Windows-1252, which old spreadsheets write and in which every byte is something.
  static func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, isUTF8: Bool) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, true) }
    return (String(String.UnicodeScalarView(bytes.lazy.map(scalar))), false)
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return windows[windows.index(windows.startIndex, offsetBy: Int(byte) - 0x80)]
  }

  /// 80h–9Fh of Windows-1252; its five holes stand as U+FFFD.
  private static let windows = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
