import Foundation
import Paper
import Receipts
import TestServices
import Testing

@Suite("Random documents")
struct FuzzTests {
  /// The short form; `make soak` takes five times as many, which is 100,000 documents in 90 seconds of one core.
  private static let scale = ProcessInfo.processInfo.environment["LOKET_SOAK"] == nil ? 1 : 5

  private static let pieces = [
    "a", "kata ", "Pengantar Ilmu Ekonomi", "|", "||", " | ", "\n", "\n", "\n-\n", "\n=\n", "\\", "\\n", "\\x41",
    "\\x1b", "~",
    "_", "\"", "`", "^", "^^", "^^^", "^^^^^^^^", "{", "}", "\n{w:3,*,5}\n", "\n{w:*,*;b:line}\n",
    "\n{w:40,70;a:right}\n",
    "\n{w:0,0}\n", "\n{b:0;w:auto}\n", "\n{b:2}\n", "\n{b:line;w:1,2,3}\n", "\n{a:left;t:word}\n", "\n{t:nowrap}\n",
    "\n{t:wrap}\n",
    "\n{c:12345;o:qrcode,3,m,quiet}\n", "\n{c:LOKET;o:code128,4,hri}\n", "\n{c:1;o:ean}\n", "\n{c:7;w:5;b:line}\n",
    "\n{x:\\x1b@}\n", "\n{_:x}\n", "漢字", "e\u{301}", "\u{301}", "👩‍👧", "\u{202E}", "\u{1B}@", "\u{0}", "\t", "\r", ";",
    ":", "é…€“",
    "\u{1D}", "{{", "}}", "{{a}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{a|mask:2}}", "{{b.c|date}}", "=", "-",
  ]

  private func random(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...30, using: &generator)).map { _ in generator.pick(Self.pieces, fallback: "") }.joined()
  }

  /// In four parts, side by side.
  @Test(
    "never go beyond their columns, lose no cell and send no control from data, in any renderer",
    arguments: UInt64(2026)...2029)
  func documents(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for number in 0..<(5_000 * Self.scale) {
      let profile = number.isMultiple(of: 2) ? PrinterProfile.mm80 : .epson80
      let paper = number.isMultiple(of: 2) ? PDF.Paper.mm80 : .label(width: 62, height: 29)
      let markup = random(&generator)
      let columns = Int.random(in: 24...96, using: &generator)
      let (document, _) = Document.parse(markup)
      let page = document.layout(columns: columns)
      check(page, markup)
      _ = try Interpreter(ESCPOS(profile: profile).render(page), columns: columns, nativeQR: profile.nativeQR)
      #expect(PlainText.render(page).utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F })
      #expect(SVG.render(page).utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F })
      #expect(PDF.render(page, on: paper).dropFirst(20).allSatisfy { $0 == 0x0A || 0x20...0x7E ~= $0 })
    }
  }

  private func check(_ page: Page, _ markup: String) {
    var isTrue = true
    for band in page.bands {
      switch band {
      case .line(let line):
        var end = 0
        for run in line.runs {
          isTrue = isTrue && run.column >= end && !run.text.isEmpty && run.style.heightScale <= line.height
          end = run.column + run.cells
        }
        isTrue = isTrue && end <= page.columns && line.verticals.allSatisfy { 0..<page.columns ~= $0 }
      case .rule(let rule): isTrue = isTrue && rule.column >= 0 && rule.column + rule.cells <= page.columns
      case .symbol(let block): isTrue = isTrue && block.x >= 0 && block.column + block.cells <= page.columns
      case .command: isTrue = false
      case .cut: break
      }
    }
    #expect(isTrue, "\(page.columns): \(markup.debugDescription)")
  }

  @Test("templates are filled or refused with a place, never anything else")
  func templates() {
    var generator = SeededGenerator(state: 17)
    let documents = 5_000 * Self.scale
    var filled = 0
    for _ in 0..<documents {
      let source = random(&generator)
      let values: TemplateValue = [
        "a": generator.pick(["x", 1, ["|", "{}"], nil, ["b": "y"]], fallback: nil), "b": ["c": "2026-11-23T09:15:00Z"],
      ]
      do throws(TemplateError) {
        _ = Document.parse(try Template(source).fill(values))
        filled += 1
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
    #expect(filled > documents / 10)
  }
}
