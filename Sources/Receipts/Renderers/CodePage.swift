/// A printer's character table: ASCII and 128 signs of its own.
package struct CodePage: Sendable, Equatable {
  /// What people call it.
  package let name: String
  /// The number by which `ESC t` chooses it.
  let selector: UInt8
  private let bytes: [Character: UInt8]
  private let upper: String

  /// IBM code page 437, every ESC/POS printer's first.
  package static let pc437 = CodePage(
    name: "PC437", selector: 0,
    upper: """
      ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
      └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
      """)
  /// IBM code page 850, western Europe.
  package static let pc850 = CodePage(
    name: "PC850", selector: 2,
    upper: """
      ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
      └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
      """)
  /// Windows code page 1252, western Europe; also what PDF calls WinAnsiEncoding. U+FFFD marks the gaps.
  package static let wpc1252 = CodePage(
    name: "WPC1252", selector: 16,
    upper: """
      €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
      ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
      """)

  private init(name: String, selector: UInt8, upper: String) {
    self.name = name
    self.selector = selector
    self.upper = upper
    var bytes: [Character: UInt8] = [:]
    for (index, character) in upper.enumerated() where character != "\u{FFFD}" {
      bytes[character] = UInt8(truncatingIfNeeded: 0x80 + index)
    }
    self.bytes = bytes
  }

  /// The signs beyond ASCII in the order of the table, without blanks and gaps.
  package var signs: [Character] {
    upper.filter { !["\u{FFFD}", "\u{A0}", "\u{AD}"].contains($0) }
  }

  /// The byte of a character; nil when the table lacks it, and for controls.
  func byte(for character: Character) -> UInt8? {
    if let ascii = character.asciiValue { return 0x20...0x7E ~= ascii ? ascii : nil }
    return bytes[character]
  }

  /// Bytes for a text, each character in exactly the cells that the layout gave it.
  func bytes(for text: String) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for character in text {
      if let byte = byte(for: character) {
        encoded.append(byte)
        continue
      }
      let spelling = Transliteration.spelling(of: character, in: self).compactMap(byte(for:))
      let cells = CellWidth.of(character)
      encoded += spelling.prefix(cells)
      encoded += Array(repeating: 0x20, count: max(0, cells - spelling.count))
    }
    return encoded
  }
}
