import Paper
import Receipts
import Testing

@Suite("The interpreter of ESC/POS")
struct InterpreterTests {
  private static let begin: [UInt8] = [0x1B, 0x40]

  private func paper(_ bytes: [UInt8], columns: Int = 32, nativeQR: Bool = true) throws(Refused) -> Interpreter {
    try Interpreter(Self.begin + bytes, columns: columns, nativeQR: nativeQR)
  }

  private func refusal(_ bytes: [UInt8], columns: Int = 32, nativeQR: Bool = true) -> Int? {
    do throws(Refused) {
      _ = try paper(bytes, columns: columns, nativeQR: nativeQR)
      return nil
    } catch {
      return error.offset - Self.begin.count
    }
  }

  static let outsideTheProfile: [(String, [UInt8], Int)] = [
    ("an unknown ESC command", [0x1B, 0x69], 1), ("an unknown GS command", [0x1D, 0x7A, 1], 1),
    ("an unknown DLE command", [0x10, 0x14, 1], 1), ("a control", [0x41, 0x09], 1), ("DEL", [0x7F], 0),
    ("an escape in the text", [0x41, 0x1B], 2),
    ("a code page outside the profiles", [0x1B, 0x74, 3], 2), ("a gap in code page 1252", [0x1B, 0x74, 16, 0x81], 3),
    ("emphasis by another number", [0x1B, 0x45, 2], 2), ("a thick underline", [0x1B, 0x2D, 2], 2),
    ("alignment out of range", [0x1B, 0x61, 3], 2), ("alignment in a line", [0x41, 0x1B, 0x61, 0], 2),
    ("a feed of nothing", [0x1B, 0x64, 0], 2), ("a feed in a line", [0x41, 0x1B, 0x64, 1], 3),
    ("a size above 6", [0x1D, 0x21, 0x06], 2), ("a width above 6", [0x1D, 0x21, 0x60], 2),
    ("another cut", [0x1D, 0x56, 0], 2), ("a cut in a line", [0x41, 0x1D, 0x56, 66, 0], 4),
    ("text wider than the paper", Array(repeating: 0x41, count: 33), 32),
    ("wide text wider than the paper", [0x1D, 0x21, 0x10] + Array(repeating: 0x41, count: 17), 19),
    ("a line without end", [0x41], 0), ("a command without end", [0x1D, 0x6B, 73, 5, 0x7B], 5),
    ("a raster wider than the paper", [0x1D, 0x76, 0x30, 0, 49, 0, 1, 0] + Array(repeating: 0, count: 49), 7),
    ("a raster of 257 rows", [0x1D, 0x76, 0x30, 0, 1, 0, 1, 1] + Array(repeating: 0, count: 257), 7),
    ("a raster of nothing", [0x1D, 0x76, 0x30, 0, 1, 0, 0, 0], 7),
    ("a raster of double size", [0x1D, 0x76, 0x30, 3, 1, 0, 1, 0, 0], 3),
    ("a raster in a line", [0x41, 0x1D, 0x76, 0x30, 0, 1, 0, 1, 0, 0], 9),
    ("bars too low", [0x1D, 0x68, 23], 2), ("modules too wide", [0x1D, 0x77, 5], 2),
    ("figures above the bars", [0x1D, 0x48, 1], 2), ("an unknown barcode", [0x1D, 0x6B, 74, 1, 0x41], 2),
    ("an EAN of 11 digits", [0x1D, 0x6B, 67, 11] + Array("20123456789".utf8), 14),
    ("letters in ITF", [0x1D, 0x6B, 70, 2] + Array("1A".utf8), 5),
    ("odd digits in ITF", [0x1D, 0x6B, 70, 3] + Array("123".utf8), 6),
    ("Code 128 without its code set", [0x1D, 0x6B, 73, 3] + Array("ABC".utf8), 6),
    ("an unknown escape in Code 128", [0x1D, 0x6B, 73, 4] + Array("{B{C".utf8), 7),
    ("a barcode wider than the paper", [0x1D, 0x6B, 69, 9] + Array("123456789".utf8), 12),
    ("a QR code that was not stored", [0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48], 7),
    ("a QR code's cell of 9", [0x1D, 0x28, 0x6B, 3, 0, 49, 67, 9], 7),
    ("an unknown QR function", [0x1D, 0x28, 0x6B, 3, 0, 49, 82, 48], 7),
    ("a status that there is not", [0x10, 0x04, 5], 2), ("another GS r", [0x1D, 0x72, 3], 2),
    ("an id out of range", [0x1D, 0x28, 0x48, 6, 0, 48, 48, 1, 2, 3, 4], 10),
    ("a question in a line", [0x41, 0x10, 0x04, 1], 3),
    ("a question in the middle of a job", [0x41, 0x0A, 0x10, 0x04, 1, 0x42, 0x0A], 5),
  ]

  @Test("refuses what is outside the profile, with its offset", arguments: outsideTheProfile.indices)
  func strict(index: Int) {
    let (what, bytes, offset) = Self.outsideTheProfile[index]
    #expect(refusal(bytes) == offset, "\(what)")
  }

  @Test("refuses QR codes of its own where the profile has none, and a job that does not begin")
  func profile() {
    #expect(refusal([0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0], nativeQR: false) == 2)
    #expect(refusal([0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0]) == nil)
    #expect(throws: Refused.self) { try Interpreter([0x41, 0x0A], columns: 32) }
    #expect(throws: Refused.self) { try Interpreter([0x1B, 0x45, 1], columns: 32) }
  }

  @Test("takes questions before and after each job")
  func questions() throws {
    let id: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 48, 48] + Array("A017".utf8)
    let job = Self.begin + [0x41, 0x0A]
    let bytes: [UInt8] = [0x10, 0x04, 1, 0x10, 0x04, 4] + job + id + job + [0x1D, 0x72, 1]
    #expect(
      try Interpreter(bytes, columns: 32).items == [
        .query([0x10, 0x04, 1]), .query([0x10, 0x04, 4]), .line([Fragment(text: "A")]), .query(id),
        .line([Fragment(text: "A")]), .query([0x1D, 0x72, 1]),
      ])
  }

  static let tables: [UInt8] = [0, 2, 16]

  @Test("shows every sign of its code pages, and no two alike", arguments: tables)
  func font(table: UInt8) throws {
    let gaps: Set<UInt8> = table == 16 ? [0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D] : [0x7F]
    let signs = (UInt8(0x20)...0xFF).filter { !gaps.contains($0) }
    var bytes: [UInt8] = [0x1B, 0x74, table]
    for start in stride(from: 0, to: signs.count, by: 32) {
      bytes += signs[start..<min(start + 32, signs.count)] + [0x0A]
    }
    let paper = try paper(bytes)
    #expect(Set(paper.lines.joined()).count == signs.count)
    let read = paper.readBack()
    #expect(read == paper.lines.map { $0.replacing("\u{A0}", with: " ").padding(to: 32) })
  }

  @Test("the renderer's tables are the C library's", arguments: [CodePage.pc437, .pc850, .wpc1252])
  func codePages(codePage: CodePage) throws {
    let text = "Kafé ÄÖÜ ñ ¿¡ «» ½ ± ° £ ß"
    let rendering = Rendering.escpos(PrinterProfile(name: "", columns: 32, paper: .mm58, codePage: codePage))
    let page = Document.parse("|\(text)").document.layout(columns: 32, repertoire: rendering.repertoire)
    #expect(try Interpreter(rendering.bytes(of: page), columns: 32).lines.first == text)
  }

  @Test("draws what it read: text, columns, rules and blanks")
  func drawing() throws {
    let markup =
      "{w:8,*,6;b:line;a:left}\nNomor |Judul buku|Rak\n-\n2019 |Pengantar\\nIlmu|A3\n{b:none;w:auto}\n-\n|Terima kasih|"
    let rendering = Rendering.escpos(.mm58)
    let page = Document.parse(markup).document.layout(columns: 32, repertoire: rendering.repertoire)
    let paper = try Interpreter(rendering.bytes(of: page), columns: 32)
    #expect(paper.lines.count == 8)
    #expect(paper.readBack() == paper.lines.map { $0.padding(to: 32) })
  }

  @Test("emphasis, underline, inversion and sizes show in the dots")
  func styles() throws {
    let plain = try #require(Font.glyph(of: "g"))
    for (markup, style) in [
      ("\"g\"", Style(emphasis: true)), ("_g_", Style(underline: true)), ("`g`", Style(invert: true)),
      ("\"_g_\"", Style(emphasis: true, underline: true)),
    ] {
      let page = Document.parse("|\(markup)").document.layout(columns: 32)
      let picture = try Interpreter(ESCPOS(profile: .mm58).render(page), columns: 32).picture
      #expect(picture.cell(x: 0, y: 0) == style.applied(to: plain), "\(markup)")
      #expect(style.applied(to: plain) != plain)
    }
    let ink = plain.reduce(0) { $0 + $1.nonzeroBitCount }
    for (carets, width, height) in [("^", 2, 1), ("^^", 1, 2), ("^^^", 2, 2), ("^^^^^^^", 6, 6)] {
      let page = Document.parse("|\(carets)g").document.layout(columns: 32)
      let picture = try Interpreter(ESCPOS(profile: .mm58).render(page), columns: 32).picture
      #expect(picture.rows.joined().count { $0 } == ink * width * height, "\(carets)")
      #expect(picture.rows.allSatisfy { row in row.dropFirst(12 * width).allSatisfy { !$0 } })
      #expect(picture.height == max(30, 24 * height))
    }
  }

  @Test("the smaller letters of a line stand on its bottom")
  func bottom() throws {
    let page = Document.parse("|^^^A^^^b").document.layout(columns: 32)
    let picture = try Interpreter(ESCPOS(profile: .mm58).render(page), columns: 32).picture
    #expect(picture.cell(x: 24, y: 24) == Font.glyph(of: "b"))
  }

  @Test("a cut is a dashed line, a feed white paper")
  func paperEnds() throws {
    let picture = try paper([0x1D, 0x56, 66, 24, 0x1B, 0x64, 3]).picture
    let dark = picture.rows.map { row in row.count { $0 } }
    #expect(dark.filter { $0 > 0 } == [192, 192])
    #expect(picture.height == 60 + 90)
  }
}

extension Interpreter {
  /// The drawn lines read cell by cell: only for text of the normal size without decoration. `?` for what is no sign.
  fileprivate func readBack() -> [String] {
    let picture = picture
    return stride(from: 0, to: picture.height, by: Picture.lineSpacing).map { top in
      String((0..<columns).map { Font.character(of: picture.cell(x: $0 * Font.width, y: top)) ?? "?" })
    }
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String { self + String(repeating: " ", count: max(0, length - count)) }
}
