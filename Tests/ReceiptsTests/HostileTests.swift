import Foundation
import Paper
import Receipts
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Hostile names")
struct HostileTests {
  static let names = [
    "Budi|Ani|", "{}", "{code:x;option:qrcode}", "{w:1}", "{x:\\x1b@}", "\\", "\\n\\x1b", "\"^_`~", "^^^^^^^^besar",
    "- - -", "---", "===", "-", "=", "| kanan", "kiri |", "  blank  ", "satu\ndua\r\ntiga", "\u{1B}@\u{1D}V\u{0}",
    "\u{7F}\u{85}\u{9B}",
    "\u{202E}irad\u{202C}\u{2066}x\u{2069}", "a\u{200B}b\u{200D}c\u{FEFF}d\u{2028}e", "👩‍👩‍👧‍👦 🇮🇩 ✈️", "\u{301}\u{338}mulai",
    "=\u{338}|\u{301}{\u{323}", "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}", "漢字カナ한글",
    "{{office}} {{#x}}", "</text><script>alert(1)</script>&amp;", "(a) \\) Tj ET", "", "\u{0}\u{1}", "%s%n", "~~~",
    "\\x41", "\u{D4E}|", "\u{D4E}{code:x;option:qrcode}", "\u{D4E}\\n\u{11A3A}^", "\u{600}\"tebal", "\u{D4E}<b>",
    String(repeating: "panjang sekali ", count: 34), String(repeating: "W", count: 500),
    String(repeating: "\u{1B}|", count: 250), String(repeating: "|", count: 500),
  ]

  /// Printed nowhere by itself.
  private static let tame = "Qwzx"

  /// Nothing is lost but a code whose data became too large or empty.
  @Test(
    "as every text of a template leave its rows, styles, cuts and codes as they are, in every renderer",
    arguments: ShippedTemplates.names, [32, 48])
  func structure(template: String, columns: Int) throws {
    let set = try ShippedTemplates.set()
    let profile = columns == 32 ? PrinterProfile.mm58 : .mm80
    // The fullest sample in everything; the others where paper is scarce.
    let samples = set.samples(of: template)
    for sample in samples where columns == 32 || sample == samples.first {
      let tame = try set.receipt(template, values: sample.values.replacingTexts(by: Self.tame))
      let tamePage = tame.page(columns: columns)
      let tamePaper = try Shape(tame.render(as: .escpos(profile), columns: columns), columns: columns)
      for name in Self.names where !name.isEmpty {
        let receipt = try set.receipt(template, values: sample.values.replacingTexts(by: name))
        let page = receipt.page(columns: columns)
        expectSameStructure(page, tamePage, name)
        let lost = receipt.diagnostics.count + page.diagnostics.count
        #expect(Self.codes(page) + lost == Self.codes(tamePage), "\(name.debugDescription)")
        let paper = try Shape(receipt.render(as: .escpos(profile), columns: columns), columns: columns)
        #expect(paper.cuts == tamePaper.cuts, "\(name.debugDescription)")
        #expect(paper.styles.isSubset(of: tamePaper.styles), "\(name.debugDescription)")
        expectCleanText(page)
        if sample == samples.first { try expectCleanPictures(receipt, columns, name) }
      }
    }
  }

  /// Rows without the name are all there in their order, rows with it are styled as before, and nothing is beside the
  /// paper.
  private func expectSameStructure(_ page: Page, _ tame: Page, _ name: String) {
    var rest = tame.bands.filter { !Self.holdsName($0) }[...]
    var added: [Page.Line] = []
    for band in page.bands {
      if band == rest.first {
        rest.removeFirst()
      } else if case .line(let line) = band {
        added.append(line)
      } else if case .symbol = band {
        continue
      } else {
        Issue.record("\(name.debugDescription) makes \(band)")
      }
    }
    #expect(rest.isEmpty, "\(name.debugDescription) loses \(rest)")
    let styles = Self.lines(tame).flatMap { $0.runs.map(\.style) }
    #expect(added.allSatisfy { line in line.runs.allSatisfy { styles.contains($0.style) } }, "\(name.debugDescription)")
    #expect(
      Self.lines(page).allSatisfy { line in
        line.runs.allSatisfy { $0.column >= 0 && $0.column + $0.cells <= page.columns }
      })
  }

  private static func holdsName(_ band: Page.Band) -> Bool {
    switch band {
    case .line(let line): line.runs.map(\.text).joined().lowercased().contains(tame.lowercased())
    case .symbol: true
    case .rule, .command, .cut: false
    }
  }

  private static func lines(_ page: Page) -> [Page.Line] {
    page.bands.compactMap { if case .line(let line) = $0 { line } else { nil } }
  }

  private static func codes(_ page: Page) -> Int {
    page.bands.count { if case .symbol = $0 { true } else { false } }
  }

  private func expectCleanText(_ page: Page) {
    for scalar in PlainText.render(page).unicodeScalars where scalar != "\n" {
      #expect(![.control, .format].contains(scalar.properties.generalCategory))
    }
  }

  private func expectCleanPictures(_ receipt: Receipt, _ columns: Int, _ name: String) throws {
    let pdf = receipt.render(as: .pdf(columns == 32 ? .mm58 : .mm80), columns: columns)
    #expect(pdf.dropFirst(20).allSatisfy { $0 == 0x0A || 0x20...0x7E ~= $0 })
    let parser = XMLParser(data: Data(receipt.render(as: .svg, columns: columns)))
    let names = ElementNames()
    parser.delegate = names
    #expect(parser.parse(), "\(name.debugDescription)")
    #expect(names.found.isSubset(of: ["svg", "title", "desc", "rect", "g", "path", "text"]))
  }

  @Test("can be read as far as their place goes, in every single place", arguments: ShippedTemplates.names)
  func readable(template: String) throws {
    let set = try ShippedTemplates.set()
    let values = try #require(set.samples(of: template).first?.values)
    func text(_ name: String, at place: Int) throws -> String {
      let page = try set.receipt(template, values: values.replacingTexts(by: name, only: place)).page(columns: 32)
      return Self.lines(page).flatMap { $0.runs.map(\.text) }.joined().filter { $0 != " " }.lowercased()
    }
    for place in 0..<values.textCount {
      // A code's data and a masked number are not for reading.
      guard try text("Qwzxqwzx", at: place).contains("qwzxqwzx") else { continue }
      for name in Self.names where name.utf8.allSatisfy({ $0 < 0x80 }) {
        let word = name.split(whereSeparator: \.isWhitespace).first?.filter { $0 > " " && $0 < "\u{7F}" } ?? ""
        let isThere = try word.isEmpty || text(name, at: place).contains(word.prefix(7).lowercased())
        #expect(isThere, "\(place) \(name.debugDescription)")
      }
    }
  }

  @Test("stay in a code's data, which decodes to their printable part")
  func codes() throws {
    for name in ["a;b:c}d{e", "https://x.example/?a=1&b={}|\\", "\u{1B}@naïf\u{202E}"] {
      let template = try Template("{code:{{v}};option:qrcode,4,m}\n|sesudah|")
      let receipt = try Receipt(template, values: ["v": .text(name)])
      #expect(receipt.diagnostics.isEmpty)
      let paper = try Interpreter(receipt.render(as: .escpos(.mm80), columns: 48), columns: 48)
      let printable = name.replacing("\u{1B}", with: "").replacing("\u{202E}", with: "")
      let codes = try Tools.codes(in: paper.picture)
      #expect(codes == ["QR-Code:\(printable)"])
    }
  }
}

/// What came out of an ESC/POS printer, without its words.
private struct Shape {
  let cuts: Int
  private(set) var styles: Set<Style> = []

  init(_ bytes: [UInt8], columns: Int) throws {
    let items = try Interpreter(bytes, columns: columns).items
    cuts = items.count { if case .cut = $0 { true } else { false } }
    for case .line(let fragments, _) in items { styles.formUnion(fragments.map(\.style)) }
  }
}

extension TemplateValue {
  /// How many texts there are that are neither a time nor a zone.
  fileprivate var textCount: Int {
    var count = 0
    _ = replaced { text in
      count += 1
      return text
    }
    return count
  }

  /// The values with another text in place of every one, or of one alone, that is neither a time nor a zone.
  fileprivate func replacingTexts(by name: String, only place: Int? = nil) -> TemplateValue {
    var count = 0
    return replaced { text in
      defer { count += 1 }
      return place == nil || place == count ? name : text
    }
  }

  private func replaced(_ change: (String) -> String) -> TemplateValue {
    switch self {
    case .text(let text):
      text.contains(/^\d{4}-\d\d-\d\dT/) || TimeZone(identifier: text) != nil ? self : .text(change(text))
    case .list(let items): .list(items.map { $0.replaced(change) })
    case .object(let members):
      .object(
        Dictionary(
          uniqueKeysWithValues: members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.replaced(change)) }))
    case .number, .bool, .null: self
    }
  }
}

private final class ElementNames: NSObject, XMLParserDelegate {
  var found: Set<String> = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    found.insert(name)
  }
}
