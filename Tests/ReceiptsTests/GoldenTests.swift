import Foundation
import Receipts
import Testing

@Suite("The documents of the reference implementation")
struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  static let names = [
    "accents", "align", "codes", "decor", "escape", "slip", "stamp", "ticket", "widths", "wrap",
  ]

  @Test("give its text, byte for byte but for trailing blanks", arguments: names, [24, 32, 42, 48])
  func golden(name: String, columns: Int) throws {
    let markup = try String(contentsOf: Self.folder.appending(path: "\(name).receipt"), encoding: .utf8)
    let expected = try String(contentsOf: Self.folder.appending(path: "\(name)-\(columns).txt"), encoding: .utf8)
    let (document, _) = Document.parse(markup)
    let text = PlainText.render(document.layout(columns: columns))
    #expect(lines(text) == lines(expected))
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
