import Foundation
import Paper
import Receipts
import Testing

@Suite("Renderers")
struct RendererTests {
  private func page(_ markup: String, columns: Int = 48, repertoire: Repertoire = .unicode) -> Page {
    Document.parse(markup).document.layout(columns: columns, repertoire: repertoire)
  }

  private func printed(_ markup: String, profile: PrinterProfile = .mm80) throws -> Interpreter {
    let rendering = Rendering.escpos(profile)
    return try Interpreter(
      rendering.bytes(of: page(markup, repertoire: rendering.repertoire)), columns: 48, nativeQR: profile.nativeQR)
  }

  @Test("ESC/POS sends decoration and size, and never decorates the blanks between columns")
  func decoration() throws {
    let items = try printed("{w:4,4;a:left}\n_a_ |\"b\"\n^^^`c`").items
    #expect(
      items == [
        .line([
          Fragment(text: "a", style: Style(underline: true)), Fragment(text: "    "),
          Fragment(text: "b", style: Style(emphasis: true)),
        ]),
        .line([
          Fragment(text: " "), Fragment(text: "c", style: Style(invert: true, widthScale: 2, heightScale: 2)),
        ]),
      ])
  }

  @Test("ESC/POS draws tables with the code page's lines, or with - | + where it has none")
  func boxes() throws {
    let markup = "{w:1,1;b:line;a:left}\na|b\n-\nc|d"
    var profile = PrinterProfile.mm80
    let bytes = ESCPOS(profile: profile).render(page(markup))
    #expect(bytes.count { $0 == 0xC5 } == 1)
    #expect(bytes.count { $0 == 0xB3 } == 6)
    profile.codePage = .wpc1252
    #expect(try printed(markup, profile: profile).lines == ["+-+-+", "|a|b|", "+-+-+", "|c|d|", "+-+-+"])
  }

  @Test("characters that the code page lacks are spelled, not lost")
  func transliteration() throws {
    #expect(try printed("|Łódź “x” … 😀 漢").lines == ["Lódz \"x\" ... ? ?"])
    var profile = PrinterProfile.mm80
    profile.codePage = .wpc1252
    #expect(try printed("|Žižek … € ☃", profile: profile).lines == ["Žižek … € ?"])
  }

  @Test("a page laid out for all characters keeps its columns on a printer that lacks them")
  func cells() throws {
    let lines = try Interpreter(
      ESCPOS(profile: .mm80).render(page("{w:6,2;b:line;a:left}\n漢字…|x")), columns: 48
    ).lines
    #expect(lines[1] == "│ ? ? .│x │")
  }

  @Test("a code taller than 256 dots is sent in bands")
  func bands() throws {
    let data = String(repeating: "x", count: 300)
    let heights = try printed("{code:\(data);option:qrcode,5,l}").rasters.map(\.height)
    #expect(heights.count == 2)
    #expect(heights.first == 256)
  }

  @Test("a printer with QR codes of its own gets the data, a barcode goes by GS k")
  func native() throws {
    var profile = PrinterProfile.mm80
    profile.nativeQR = true
    let qrCodes = try printed("{code:https://loket.example;option:qrcode}\n{code:A{;option:code128}", profile: profile)
    #expect(qrCodes.items.count == 1)
    #expect(qrCodes.codes.map(\.system) == [nil])
    #expect(qrCodes.codes.map(\.data) == [Array("https://loket.example".utf8)])
    let barcodes = try printed("{code:A\\{1;option:code128,hri}\n{code:490123456789;option:jan}")
    #expect(barcodes.items.count == 2)
    #expect(barcodes.codes.map(\.system) == [73, 67])
    #expect(barcodes.codes.map(\.data) == [Array("{BA{{1".utf8), Array("4901234567894".utf8)])
  }

  @Test("a number whose Code 128 needs set C comes as a picture, as narrow as the layout measured it")
  func setC() throws {
    let digits = String(repeating: "1234567890", count: 3)
    let items = try printed("{code:\(digits);option:code128,2}").rasters
    let picture = try #require(items.first)
    #expect(try Tools.codes(in: picture) == ["CODE-128:\(digits)"])
  }

  @Test("the knife cuts, the tear bar feeds, and no blank line follows the last cut")
  func cuts() throws {
    #expect(try printed("|a\n=\n|b\n=\n").items.suffix(2) == [.line([Fragment(text: "b")]), .cut])
    #expect(try printed("|a\n=\n", profile: .mm58).items.last == .feed(4))
  }

  @Test("the PDF's page is as wide as the roll and exactly as high as its content", arguments: [1, 2, 10])
  func pageHeight(lines: Int) throws {
    let markup = Array(repeating: "|baris", count: lines).joined(separator: "\n")
    for (columns, roll) in [(32, PDF.Paper.mm58), (48, .mm80)] {
      let info = try Tools.run(
        "pdfinfo", ["FILE"], on: PDF.render(page(markup, columns: columns), on: roll), suffix: "pdf")
      let size = try #require(info.firstMatch(of: #/Page size: +([\d.]+) x ([\d.]+) pts/#))
      let width = try #require(Double(size.1))
      let height = try #require(Double(size.2))
      #expect(abs(width - roll.width * 72 / 25.4) < 0.01)
      // A line takes 30 dots of an eighth of a millimetre, and 4 mm are white above and below.
      #expect(abs(height - (Double(lines) * 30 / 8 + 8) * 72 / 25.4) < 0.01)
    }
  }

  @Test("each cut begins a new page of the PDF, and the same page gives the same bytes")
  func sheets() throws {
    let page = page("|a\n=\n|b\n|c\n=\n")
    let pdf = PDF.render(page, on: .mm80)
    #expect(pdf == PDF.render(page, on: .mm80))
    #expect(try Tools.run("pdfinfo", ["FILE"], on: pdf, suffix: "pdf").contains(#/Pages: +2\n/#))
    #expect(try Tools.text(ofPDF: pdf) == ["a", "b", "c"])
  }

  @Test("SVG escapes text, holds its blanks and its columns, and asks for nothing outside")
  func svg() {
    let svg = SVG.render(page("|`~a<b~` & \"c\""), title: "Karcis \u{1B}\u{202E}<A-1>")
    #expect(svg.contains("<title>Karcis &lt;A-1&gt;</title>"))
    #expect(svg.contains("textLength=\"60\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#fff\">\u{A0}a&lt;b\u{A0}</text>"))
    #expect(svg.matches(of: #/https?:|url\(|href|@import|<script/#).count == 1)
  }
}

@Suite("The consultation ticket")
struct TicketTests {
  @Test("carries everything on 58 and 80 mm, and its QR code decodes", arguments: [32, 48])
  func content(columns: Int) throws {
    let receipt = try Tickets.receipt(Tickets.values())
    #expect(receipt.diagnostics.isEmpty)
    #expect(receipt.document.layout(columns: columns).diagnostics.isEmpty)
    let roll = columns == 32 ? PDF.Paper.mm58 : .mm80
    let pdf = receipt.render(as: .pdf(roll), columns: columns)
    #expect(try Tools.codes(inPDF: pdf) == ["QR-Code:https://loket.example/t/7K3M9Q2X"])
    let text = try Tools.text(ofPDF: pdf)
    for expected in [
      "KPPN Pelaihari", "Layanan Konsultasi Stakeholder", "A-012", "Senin, 23 November 2026", "pukul 09.15 WITA",
      "7K3M-9Q2X", "Tidak dipungut biaya", "HAI-DJPb 14090", "www.lapor.go.id",
    ] {
      #expect(text.contains(expected))
    }
    let whole = text.joined(separator: " ")
    #expect(whole.contains(#/Di depan Anda +4 orang/#))
    #expect(whole.contains(#/Janji layanan +20 menit sejak dilayani/#))
    let profile = columns == 32 ? PrinterProfile.mm58 : .mm80
    let escpos = receipt.render(as: .escpos(profile), columns: columns)
    #expect(
      try Tools.codes(in: Interpreter(escpos, columns: columns).picture) == ["QR-Code:https://loket.example/t/7K3M9Q2X"]
    )
    #expect(escpos.count <= 7 * 1024)
    var native = profile
    native.nativeQR = true
    #expect(receipt.render(as: .escpos(native), columns: columns).count <= 1536)
  }

  @Test("says the promise in each of its forms, a reprint's mark and the compensation")
  func forms() throws {
    func text(_ values: TemplateValue) throws -> String {
      let receipt = try Tickets.receipt(values)
      let text = PlainText.render(receipt.document.layout(columns: 48))
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let due = try text(Tickets.values(promise: Tickets.due, copy: 2, priority: true))
    #expect(due.contains("paling lambat Kamis, 26 November 2026 pukul 16.00 WITA"))
    #expect(due.contains("SALINAN KE-2"))
    #expect(due.contains("DIDAHULUKAN"))
    let unstated = try text(Tickets.values(promise: Tickets.unstated))
    #expect(unstated.contains("Janji layanan ditetapkan petugas"))
    #expect(!unstated.contains("SALINAN"))
    #expect(!unstated.contains("DIDAHULUKAN"))
  }
}
