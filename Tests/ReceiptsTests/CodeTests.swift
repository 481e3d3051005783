import Foundation
import Paper
import Receipts
import TestServices
import Testing

@Suite("Codes")
struct CodeTests {
  private func paper(_ markup: String) throws -> Picture {
    let (document, diagnostics) = Document.parse(markup)
    let page = document.layout(columns: 96)
    #expect(diagnostics.isEmpty)
    #expect(page.diagnostics.isEmpty)
    return try Interpreter(ESCPOS(profile: .mm80).render(page), columns: 96).picture
  }

  /// Lengths at both ends of many versions; version 40 holds 2,953 bytes at level L.
  @Test(
    "QR codes of every size and level decode",
    arguments: [1, 14, 60, 150, 271, 500, 858, 1270], ["l", "m", "q", "h"])
  func qrCodes(length: Int, level: String) throws {
    var random = SeededGenerator(state: UInt64(length))
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?#")
    let data = String((0..<length).map { _ in random.pick(letters, fallback: "a") })
    #expect(try Tools.codes(in: paper("{code:\(data);option:qrcode,3,\(level)}")) == ["QR-Code:\(data)"])
  }

  @Test("the largest QR code decodes, and what is larger is reported with its line")
  func largest() throws {
    let data = String(repeating: "0123456789", count: 295) + "012"
    #expect(try Tools.codes(in: paper("{code:\(data);option:qrcode,3,l}")) == ["QR-Code:\(data)"])
    let (document, _) = Document.parse("|atas|\n{code:\(data)3;option:qrcode,3,l}")
    let page = document.layout(columns: 96)
    #expect(page.diagnostics.map(\.line) == [2])
    #expect(PlainText.render(page) == String(repeating: " ", count: 46) + "atas\n")
  }

  @Test("a code wider than its place is reported")
  func tooWide() {
    let (document, _) = Document.parse("{w:10;code:LOKET-LOKET-LOKET;option:code128,4}")
    #expect(document.layout(columns: 32).diagnostics.map(\.line) == [1])
  }

  static let samples: [(kind: String, data: String, type: String, read: String)] = [
    ("code128", "Loket 2019-004.117", "CODE-128", "Loket 2019-004.117"),
    ("code128", "2019004117", "CODE-128", "2019004117"),
    ("code128", "AB123456", "CODE-128", "AB123456"),
    ("code128", "1234567X", "CODE-128", "1234567X"),
    ("code128", "~!azAZ 09", "CODE-128", "~!azAZ 09"),
    ("code39", "LOKET-7 $/+%.", "CODE-39", "LOKET-7 $/+%."),
    ("code93", "Budi 01", "CODE-93", "Budi 01"),
    ("code93", #"!,:\;?@[_\{~azAZ"#, "CODE-93", "!,:;?@[_{~azAZ"),
    ("codabar", "A1234-$B", "Codabar", "A1234-$B"),
    ("nw7", "c0099:/.+d", "Codabar", "C0099:/.+D"),
    ("itf", "1234567890", "I2/5", "1234567890"),
    ("itf", "1234567", "I2/5", "12345670"),
    ("ean", "2012345678903", "EAN-13", "2012345678903"),
    ("jan", "490123456789", "EAN-13", "4901234567894"),
    ("ean", "1234567", "EAN-8", "12345670"),
    ("upc", "01234567890", "UPC-A", "012345678905"),
    ("upc", "425261", "UPC-E", "04252614"),
  ]

  @Test("every kind of barcode decodes from the PDF", arguments: samples)
  func barcodes(kind: String, data: String, type: String, read: String) throws {
    let (document, diagnostics) = Document.parse("{code:\(data);option:\(kind),3,80,quiet}")
    #expect(diagnostics.isEmpty)
    let page = document.layout(columns: 96)
    #expect(page.diagnostics.isEmpty)
    let codes = try Tools.codes(inPDF: PDF.render(page, on: .mm80))
    #expect(codes == ["\(type):\(read)"])
  }

  @Test(
    "data unsuited to a kind are reported with their line",
    arguments: [
      ("ean", "123"), ("ean", "2012345678900"), ("upc", "12345678"), ("itf", "12a4"), ("code39", "kecil"),
      ("code128", "é"),
      ("codabar", "1234"), ("code93", "é"), ("upc", "abc"),
    ])
  func unsuited(kind: String, data: String) {
    let (document, _) = Document.parse("|x|\n{code:\(data);option:\(kind)}")
    let page = document.layout(columns: 48)
    #expect(page.diagnostics.map(\.line) == [2])
    #expect(page.bands.count == 1)
  }

  @Test("figures below the bars stand under them in the PDF")
  func captions() throws {
    let (document, _) = Document.parse("{code:2019004117;option:code128,2,60,hri}")
    let text = try Tools.text(ofPDF: PDF.render(document.layout(columns: 48), on: .mm80))
    #expect(text == ["2019004117"])
  }
}
