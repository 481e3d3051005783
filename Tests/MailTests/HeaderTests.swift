import Foundation
import TestServices
import Testing

@testable import Mail

@Suite("A header says what it was given and stays one field") struct HeaderTests {
  /// What stands in a field after unfolding (RFC 5322 §2.2.3) and decoding its words (RFC 2047).
  private func read(_ field: String) -> String {
    let words = field.replacing("?=\n =?", with: "?==?").replacing("\n ", with: " ")
    return words.replacing(/=\?UTF-8\?B\?([^?]*)\?=/) { match in
      String(decoding: Data(base64Encoded: String(match.1)) ?? Data(), as: UTF8.self)
    }
  }

  private let hostile = [
    "a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}Bcc: x", "a\u{2029}b", "a\u{85}b", "\r\n\r\nbody",
    "=?UTF-8?B?Cg==?=",
    "a\t\u{B}\u{C}b", "\n", "", String(repeating: "panjang ", count: 400), String(repeating: "é", count: 900),
    String(repeating: "x", count: 5_000), String(repeating: "\"", count: 50),
  ]

  @Test("no text makes a new header line, and no line is longer than mail allows")
  func injection() {
    var generator = SeededGenerator(state: 5)
    let alphabet = Array("aé \r\n\t\u{0}:<>\"\\=?,\u{2028}\u{85}\u{1F600}\u{301}")
    let random = (0..<500).map { _ in
      String(
        (0..<Int.random(in: 0...200, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
    }
    for text in hostile + random {
      let fields = [
        "Subject: " + HeaderText.unstructured(text, after: "Subject"),
        "From: " + HeaderText.phrase(text, after: "From"),
      ]
      for field in fields {
        let lines = field.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" =?UTF-8?B?") }, "\(text.debugDescription)")
        // A line with an encoded word may be as long as that and no longer (RFC 2047 §2), the field's name included.
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
      }
    }
  }

  @Test("what is read is what was written, whatever its length")
  func roundTrip() {
    for text in ["Pesanan siap diambil", "Étude — “x” & y", String(repeating: "Buku é 書 ", count: 60), "=?UTF-8?Q?x?="]
    {
      #expect(read(HeaderText.unstructured(text, after: "Subject")) == text)
    }
    #expect(HeaderText.unstructured("Terlambat 7 hari: Ekonomi", after: "Subject") == "Terlambat 7 hari: Ekonomi")
    #expect(HeaderText.phrase("Perpustakaan \"A\\B\"", after: "From") == "\"Perpustakaan \\\"A\\\\B\\\"\"")
  }

  @Test("a long text is encoded in lines that no way station changes")
  func quotedPrintable() {
    let text = "Baris = é \n" + String(repeating: "kata ", count: 50) + "\nakhir "
    let encoded = QuotedPrintable.encode(text)
    #expect(encoded.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") })
    let joined = encoded.replacing("=\n", with: "")
    var bytes: [UInt8] = []
    var rest = Array(joined.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
