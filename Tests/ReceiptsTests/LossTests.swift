import Receipts
import Testing

@Suite("Nothing is lost in silence")
struct LossTests {
  /// A document, and where it says that something is left out: line, column and words of the sentence.
  struct Case: Sendable, CustomTestStringConvertible {
    let markup: String
    let line: Int
    let column: Int
    let says: String

    init(_ markup: String, _ line: Int, _ column: Int, _ says: String) {
      (self.markup, self.line, self.column, self.says) = (markup, line, column, says)
    }

    var testDescription: String { "\(says): \(markup.debugDescription)" }
  }

  static let markup = [
    Case("a\nteks } x", 2, 6, "unbalanced"), Case("teks \\{ { x", 1, 9, "unbalanced"),
    Case("x|{c:1}", 1, 3, "line of its own"), Case("{c:1}|x", 1, 1, "line of its own"),
    Case("{bad}", 1, 2, "malformed"), Case("  {a:left;b ad}", 1, 11, "malformed"), Case("{9:x}", 1, 2, "malformed"),
    Case("{c:}", 1, 2, "malformed"), Case("{a:left; :x}", 1, 10, "malformed"),
    Case("{warna:merah}", 1, 2, "unknown property"), Case("{a:left; warna:merah}", 1, 10, "unknown property"),
    Case("{align:kiri}", 1, 2, "unknown value for align"), Case("{b:3}", 1, 2, "unknown value for b"),
    Case("{text:words}", 1, 2, "unknown value for text"),
    Case("{w:3,x}", 1, 2, "unknown value for w; its column is hidden"),
    Case("{w:auto,3}", 1, 2, "unknown value for w; the default is used"),
    Case("{w:-1}", 1, 2, "unknown value for w; its column is hidden"),
    Case("{o:qrcode,99x}", 1, 2, "unknown value for o"), Case("{a:left;o:qrcode,9}", 1, 9, "unknown value for o"),
    Case("{o:code128,7}", 1, 2, "unknown value for o"), Case("{o:code128,2,300}", 1, 2, "unknown value for o"),
    Case("{o:code39,code93}", 1, 2, "unknown value for o"), Case("{o:qrcode,l,h}", 1, 2, "unknown value for o"),
    Case("{o:ean,hri,nohri}", 1, 2, "unknown value for o"),
    Case("{a:left;align:right}", 1, 9, "stands twice"),
    Case(#"ab\qc"#, 1, 3, "unknown \\ escape"), Case(#"x|ab\x1"#, 1, 5, "unknown \\ escape"),
    Case(#"a\"#, 1, 2, "unknown \\ escape"), Case(#"{c:a\:b}"#, 1, 5, "unknown \\ escape"),
    Case(#"ab\x1bc"#, 1, 3, "control"), Case("ab\u{7}c", 1, 3, "control"), Case("x\ny|ab\u{202E}c", 2, 5, "control"),
    Case(#"{c:ab\x07}"#, 1, 6, "control"), Case("{c:ab\u{1B}}", 1, 6, "control"),
    Case(#"{a:left;x:\x1b@}"#, 1, 9, "not allowed"),
    Case("{i:AAAA}", 1, 2, "no readable PNG"), Case("x\n{a:left;image:AAAA}", 2, 9, "no readable PNG"),
  ]

  @Test("in reading: line, column and reason are told", arguments: markup)
  func reading(example: Case) {
    let (document, diagnostics) = Document.parse(example.markup)
    check(diagnostics, example)
    #expect(document.layout(columns: 48).diagnostics.isEmpty)
  }

  static let layout = [
    Case("{w:5,5}\na|b|c", 2, 5, "no room for this column"),
    Case("{b:line}\n" + wide, 2, 47, "no room for this column"),
    Case("x\n{w:1}\n|漢", 3, 2, "wider than its column"), Case("{w:3,3}\na|^^^^^b", 2, 3, "wider than its column"),
    Case("|x\n{o:ean;c:123}", 2, 8, "unsuited"), Case("{o:upc;c:12345678}", 1, 8, "unsuited"),
    Case("{w:10;code:LOKET-LOKET;option:code128,4}", 1, 7, "wider than its place"),
    Case("{o:code128,2,hri;c:\(String(repeating: "1234567890", count: 10))}", 1, 18, "wider than its place"),
    Case("{o:qrcode,8,h;c:\(String(repeating: "x", count: 1000))}", 1, 15, "wider than its place"),
    Case("{o:qrcode;c:\(String(repeating: "x", count: 3000))}", 1, 11, "too much data"),
    Case("{w:1;i:\(ImageTests.pictures[0].1)}", 1, 6, "wider than its place"),
  ]

  /// Twenty-four columns on 48 cells, of which a table with rules can show 23.
  private static let wide = Array(repeating: "x", count: 24).joined(separator: "|")

  @Test("in laying out: line, column and reason are told", arguments: layout)
  func layingOut(example: Case) {
    let (document, diagnostics) = Document.parse(example.markup)
    #expect(diagnostics.isEmpty)
    check(document.layout(columns: 48).diagnostics, example)
  }

  private func check(_ diagnostics: [Diagnostic], _ example: Case) {
    #expect(diagnostics.map(\.line) == [example.line])
    #expect(diagnostics.map(\.column) == [example.column])
    #expect(diagnostics.map { $0.message.en.contains(example.says) } == [true])
    #expect(diagnostics.allSatisfy { !$0.message.id.isEmpty && $0.message.id != $0.message.en })
  }

  @Test(
    "and what the standard knows, or the author asks for, is no loss",
    arguments: [
      "{o:code128,2,72,nohri,3,l}", "{o:qrcode,2,72,nohri,3,l}", "{o:qrcode,8,h,quiet}", "{o:ean,4,240,hri}", "{}",
      "{a:left;;}", "{_:\\x1b}", "a\\x00b", "\tx\t", "{w:0,*}\nhidden|x", "{w:4;t:nowrap}\n|kepanjangan", "-\n=",
      "{c:1;c:2}",
    ])
  func known(markup: String) {
    let (document, diagnostics) = Document.parse(markup)
    #expect(diagnostics.isEmpty)
    #expect(document.layout(columns: 48).diagnostics.isEmpty)
  }
}
