import Paper
import Receipts
import TestServices
import Testing

/// Ways of a code to the paper.
enum CodeWay: CaseIterable {
  case pdf, raster, native
}

/// Many codes on one piece of paper, since zbarimg starts slowly.
@Suite("Codes over their range")
struct CodeRangeTests {
  /// Capacities in bytes of versions 1–20 (ISO/IEC 18004, table 7).
  private static let capacities: [String: [Int]] = [
    "l": [17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858],
    "m": [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666],
    "q": [11, 20, 32, 46, 60, 74, 86, 108, 130, 151, 177, 203, 241, 258, 292, 322, 364, 394, 442, 482],
    "h": [7, 14, 24, 34, 44, 58, 64, 84, 98, 119, 137, 155, 177, 194, 220, 250, 280, 310, 338, 382],
  ]

  @Test("QR codes, full, of versions 1–20 in every level decode", arguments: ["l", "m", "q", "h"], CodeWay.allCases)
  func qrCodes(level: String, way: CodeWay) throws {
    let capacities = try #require(Self.capacities[level])
    var random = SeededGenerator(state: UInt64(capacities[0]))
    let contents = capacities.map { length in
      (0..<length).map { _ in random.pick(Self.printable, fallback: "a") }.map(String.init).joined()
    }
    let page = page(contents, options: "qrcode,3,\(level)", way: way)
    let sides = page.bands.compactMap { if case .symbol(let block) = $0 { block.symbol.width / 3 } else { nil } }
    #expect(sides == (1...20).map { 17 + 4 * $0 })
    let read = try decoded(page, way: way, symbologies: ["qrcode"])
    #expect(read == Set(contents.map { "QR-Code:\($0)" }))
  }

  static let kinds: [(kind: String, reader: String, make: @Sendable (inout SeededGenerator) -> (String, String))] = [
    ("code128", "code128", { same("CODE-128", text(1...14, printable + [" "], &$0)) }),
    ("code39", "code39", { same("CODE-39", text(1...9, Array("ABCXYZ0189-.$/+%"), &$0)) }),
    ("code93", "code93", { same("CODE-93", text(1...8, printable, &$0)) }),
    ("codabar", "codabar", { same("Codabar", "A" + text(4...10, Array("0123456789-$:/.+"), &$0) + "D") }),
    ("nw7", "codabar", { same("Codabar", "B" + text(4...10, Array("0123456789-$:/.+"), &$0) + "C") }),
    (
      "itf", "i25",
      { same("I2/5", text(3...7, Array("0123456789"), &$0).map { "\($0)\(9 - ($0.wholeNumberValue ?? 0))" }.joined()) }
    ),
    ("itf", "i25", { checked("I2/5", 2 * Int.random(in: 3...6, using: &$0) - 1, &$0) }),
    ("ean", "ean13", { checked("EAN-13", 12, first: "2", &$0) }),
    ("jan", "ean13", { checked("EAN-13", 12, first: "4", &$0) }),
    ("ean", "ean8", { checked("EAN-8", 7, &$0) }),
    ("upc", "ean13 upca", { checked("UPC-A", 11, &$0) }),
  ]

  @Test("barcodes of every kind decode", arguments: kinds.indices, CodeWay.allCases)
  func barcodes(index: Int, way: CodeWay) throws {
    let (kind, reader, make) = Self.kinds[index]
    var random = SeededGenerator(state: UInt64(index))
    let samples = (0..<10).map { _ in make(&random) }
    let page = page(samples.map(\.0), options: "\(kind),2,60,\(way == .raster ? "nohri" : "hri")", way: way)
    let read = try decoded(page, way: way, symbologies: reader.split(separator: " ").map(String.init))
    #expect(read == Set(samples.map(\.1)))
  }

  @Test("the short form of UPC decodes for every way in which it leaves out zeros", arguments: CodeWay.allCases)
  func shortUPC(way: CodeWay) throws {
    let samples = [
      ("425260", "04252605"), ("425261", "04252614"), ("123452", "01234523"), ("123453", "01234531"),
      ("123454", "01234543"), ("123455", "01234558"), ("123459", "01234596"),
    ]
    let page = page(samples.map(\.0), options: "upc,2,60", way: way)
    let read = try decoded(page, way: way, symbologies: ["upce"])
    #expect(read == Set(samples.map { "UPC-E:\($0.1)" }))
  }

  // MARK: Paper

  private func page(_ contents: [String], options: String, way: CodeWay) -> Page {
    let codes = contents.map { content in
      "{code:\(content.unicodeScalars.map { "\\x" + String($0.value, radix: 16) }.joined())}\n|\n|\n"
    }
    // What does not have the paper's whole width is always a picture.
    let (document, diagnostics) = Document.parse(
      "{option:\(options)}\n{width:\(way == .native ? 48 : 46)}\n" + codes.joined())
    let page = document.layout(columns: 48)
    #expect(diagnostics.isEmpty)
    #expect(page.diagnostics.isEmpty)
    return page
  }

  private func decoded(_ page: Page, way: CodeWay, symbologies: [String]) throws -> Set<String> {
    guard way != .pdf else {
      return Set(try Tools.codes(inPDF: PDF.render(page, on: .mm80), symbologies: symbologies))
    }
    let paper = try Interpreter(ESCPOS(profile: .epson80).render(page), columns: 48, nativeQR: true)
    let symbols = page.bands.count { if case .symbol = $0 { true } else { false } }
    #expect(paper.codes.count == (way == .native ? symbols : 0))
    return Set(try Tools.codes(in: paper.picture, symbologies: symbologies))
  }

  // MARK: Contents

  private static let printable = (0x21...0x7E).map { Character(Unicode.Scalar(UInt8($0))) }

  private static func text(_ length: ClosedRange<Int>, _ letters: [Character], _ random: inout SeededGenerator)
    -> String
  {
    let count = Int.random(in: length, using: &random)
    let text = String((0..<count).map { _ in random.pick(letters, fallback: "0") })
    // A property's value has no blanks at its ends.
    return text.hasPrefix(" ") || text.hasSuffix(" ") ? "x\(text)x" : text
  }

  private static func same(_ type: String, _ data: String) -> (String, String) { (data, "\(type):\(data)") }

  /// Digits without their check digit, and what is read: with it (modulo 10, weights 3 and 1 from the right).
  private static func checked(
    _ type: String, _ count: Int, first: String = "", _ random: inout SeededGenerator
  ) -> (String, String) {
    let free = count - first.count
    let digits = first + text(free...free, Array("0123456789"), &random)
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      sum + (digit.element.wholeNumberValue ?? 0) * (digit.offset.isMultiple(of: 2) ? 3 : 1)
    }
    return (digits, "\(type):\(digits)\((10 - sum % 10) % 10)")
  }
}
