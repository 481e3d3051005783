import Foundation
import Receipts
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Hostile names on the ticket")
struct HostileTests {
  static let names = [
    "Budi|Ani|", "{}", "{code:x;option:qrcode}", "{w:1}", "{x:\\x1b@}", "\\", "\\n\\x1b", "\"^_`~", "^^^^^^^^besar",
    "- - -", "---", "===", "-", "=", "| kanan", "kiri |", "  blank  ", "satu\ndua\r\ntiga", "\u{1B}@\u{1D}V\u{0}",
    "\u{7F}\u{85}\u{9B}",
    "\u{202E}irad\u{202C}\u{2066}x\u{2069}", "a\u{200B}b\u{200D}c\u{FEFF}d\u{2028}e", "👩‍👩‍👧‍👦 🇮🇩 ✈️", "\u{301}\u{338}mulai",
    "=\u{338}|\u{301}{\u{323}", "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}", "漢字カナ한글",
    "{{office}} {{#x}}", "</text><script>alert(1)</script>&amp;", "(a) \\) Tj ET", "", "\u{0}\u{1}", "%s%n", "~~~",
    "\\x41",
    String(repeating: "panjang sekali ", count: 34), String(repeating: "W", count: 500),
    String(repeating: "\u{1B}|", count: 250), String(repeating: "|", count: 500),
  ]

  /// Values with the name in one of the ticket's places.
  private func values(_ name: String, at place: String) -> TemplateValue {
    guard case .object(var members) = Tickets.values() else { return nil }
    members[place] = place == "complaintChannels" ? ["14090", .text(name), "lapor"] : .text(name)
    return .object(members)
  }

  /// Whether two lists differ in one stretch only, which is a single element of the tame one.
  private func differsInOneRow<Row: Equatable>(_ rows: [Row], from tame: [Row]) -> Bool {
    let before = zip(rows, tame).prefix { $0 == $1 }.count
    let after = zip(rows.reversed(), tame.reversed()).prefix { $0 == $1 }.count
    return min(before, tame.count) + after >= tame.count - 1 && rows.count >= tame.count
  }

  /// What the rows that the tame page does not have say, without blanks; nil when they are decorated otherwise.
  private func ownText(_ bands: [Page.Band], _ tame: [Page.Band]) -> String? {
    let before = min(zip(bands, tame).prefix { $0 == $1 }.count, tame.count - 1)
    let own = bands[before..<(before + bands.count - tame.count + 1)]
    guard case .line(let tameLine) = tame[before] else { return nil }
    let styles = tameLine.runs.map(\.style)
    var text = ""
    for case .line(let line) in own {
      guard line.runs.allSatisfy({ styles.contains($0.style) }) else { return nil }
      text += line.runs.map(\.text).joined()
    }
    return text.filter { $0 != " " }
  }

  @Test(
    "change no row but their own, in no renderer", arguments: ["office", "service", "complaintChannels"], [32, 48])
  func structure(place: String, columns: Int) throws {
    let tame = try Tickets.receipt(values("Budi", at: place))
    let profile = columns == 32 ? PrinterProfile.mm58 : .mm80
    let tamePage = tame.document.layout(columns: columns)
    let tameItems = try Interpreter(tame.render(as: .escpos(profile), columns: columns)).items
    for name in Self.names {
      let receipt = try Tickets.receipt(values(name, at: place))
      #expect(receipt.diagnostics.isEmpty)
      let page = receipt.document.layout(columns: columns)
      #expect(differsInOneRow(page.bands, from: tamePage.bands), "\(name.debugDescription)")
      if name.utf8.allSatisfy({ $0 < 0x80 }) {
        #expect(
          ownText(page.bands, tamePage.bands) == name.filter { $0 > " " && $0 < "\u{7F}" }, "\(name.debugDescription)")
      }
      for case .line(let line) in page.bands {
        #expect(line.runs.allSatisfy { $0.column >= 0 && $0.column + $0.cells <= columns })
      }
      let items = try Interpreter(receipt.render(as: .escpos(profile), columns: columns)).items
      #expect(differsInOneRow(items, from: tameItems), "\(name.debugDescription)")
      let text = PlainText.render(page)
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    }
  }

  @Test("leave the PDF's other lines and the SVG's tree as they are")
  func pictures() throws {
    let tame = try Tools.text(
      ofPDF: Tickets.receipt(values("Budi", at: "service")).render(as: .pdf(.mm58), columns: 32))
    for name in Self.names {
      let receipt = try Tickets.receipt(values(name, at: "service"))
      let pdf = receipt.render(as: .pdf(.mm58), columns: 32)
      #expect(pdf.dropFirst(20).allSatisfy { $0 == 0x0A || 0x20...0x7E ~= $0 })
      let lines = try Tools.text(ofPDF: pdf)
      #expect(Set(tame.filter { $0 != "Budi" }).isSubset(of: Set(lines)), "\(name.debugDescription)")
      let svg = receipt.render(as: .svg, columns: 32)
      let parser = XMLParser(data: Data(svg))
      let names = ElementNames()
      parser.delegate = names
      #expect(parser.parse(), "\(name.debugDescription)")
      #expect(names.found.isSubset(of: ["svg", "title", "desc", "rect", "g", "path", "text"]))
    }
  }

  @Test(
    "in the number, the tracking code or the link leave the other rows alone", arguments: ["number", "code", "link"])
  func otherPlaces(place: String) throws {
    let tame = try Tickets.receipt(values("A-1", at: place)).document.layout(columns: 32)
    for name in Self.names where !name.isEmpty {
      let receipt = try Tickets.receipt(values(name, at: place))
      let page = receipt.document.layout(columns: 32)
      let lost = receipt.diagnostics.count + page.diagnostics.count
      #expect(lost <= 1)
      let words = Set(page.bands.compactMap(Self.words))
      #expect(
        Set(tame.bands.compactMap(Self.words)).subtracting(["A-1"]).isSubset(of: words), "\(name.debugDescription)")
      _ = try Interpreter(ESCPOS(profile: .mm58).render(page))
    }
  }

  private static func words(_ band: Page.Band) -> String? {
    if case .line(let line) = band { line.runs.map(\.text).joined(separator: " ") } else { nil }
  }

  @Test("stay in a code's data, which decodes to their printable part")
  func codes() throws {
    for name in ["a;b:c}d{e", "https://x.example/?a=1&b={}|\\", "\u{1B}@naïf\u{202E}"] {
      let template = try Template("{code:{{v}};option:qrcode,4,m}\n|sesudah|")
      let receipt = try Receipt(template, values: ["v": .text(name)])
      #expect(receipt.diagnostics.isEmpty)
      let paper = try Interpreter(receipt.render(as: .escpos(.mm80), columns: 48))
      let printable = name.replacing("\u{1B}", with: "").replacing("\u{202E}", with: "")
      let codes = try Tools.codes(in: paper.picture)
      #expect(codes == ["QR-Code:\(printable)"])
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
