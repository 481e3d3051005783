import Foundation
import Receipts
import Testing

@Suite("The templates of an installation")
struct TemplateSetTests {
  private func file(_ name: String, _ text: String) -> TemplateSet.File { (name, Array(text.utf8)) }

  private var shipped: [TemplateSet.File] {
    [
      file("a/b.receipt", "bawaan {{nama}}"), file("lain.receipt", "lain"),
      file("a/b.json", #"[{"name": "penuh", "values": {"nama": "Budi"}}]"#),
    ]
  }

  private func text(_ set: TemplateSet) throws -> String {
    String(decoding: try set.receipt("a/b", json: #"{"nama": "Siti"}"#).render(as: .text, columns: 32), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("every shipped one has samples, one of them with a copy's mark", arguments: ShippedTemplates.names)
  func samples(name: String) throws {
    let samples = try ShippedTemplates.set().samples(of: name)
    #expect(samples.count >= 2)
    #expect(Set(samples.map(\.name)).count == samples.count)
    let marked = try samples.map { sample in
      PlainText.render(try ShippedTemplates.set().receipt(name, values: sample.values).page(columns: 32))
        .contains("SALINAN KE-")
    }
    #expect(marked.contains(true) && marked.contains(false))
  }

  @Test("every sample prints whole, on 58 and 80 mm", arguments: ShippedTemplates.names, [32, 48])
  func whole(name: String, columns: Int) throws {
    let set = try ShippedTemplates.set()
    for sample in set.samples(of: name) {
      let receipt = try set.receipt(name, values: sample.values)
      #expect(receipt.diagnostics.isEmpty, "\(sample.name)")
      for repertoire in [Repertoire.unicode, .codePage(.pc437), .codePage(.wpc1252)] {
        #expect(receipt.page(columns: columns, repertoire: repertoire).diagnostics.isEmpty, "\(sample.name)")
      }
    }
  }

  @Test("the date-due stamp fits a label of 29 mm, however long its texts")
  func stamp() throws {
    let set = try ShippedTemplates.set()
    for sample in set.samples(of: "loans/stamp") where sample.name != "salinan" {
      let pdf = try set.receipt("loans/stamp", values: sample.values).render(as: .pdf(.mm58), columns: 32)
      let info = try Tools.run("pdfinfo", ["FILE"], on: pdf, suffix: "pdf")
      let height = try #require(info.firstMatch(of: #/Page size: +[\d.]+ x ([\d.]+) pts/#).flatMap { Double($0.1) })
      #expect(height * 25.4 / 72 - 2 * PDF.Paper.rollMargin <= 25)
    }
  }

  @Test("an office's own one goes before the shipped one")
  func own() throws {
    let set = try TemplateSet(shipped: shipped, own: [file("a/b.receipt", "kami {{nama}}")])
    #expect(try text(set) == "kami Siti")
    #expect(set.refused.isEmpty && set.unknown.isEmpty)
    #expect(set.names == ["a/b", "lain"])
  }

  @Test(
    "a broken own one is refused with its place, and the shipped one prints",
    arguments: [
      ("satu\n  {{nama", 2, 3), ("satu\n{{nam}}", 2, 1), ("{{nama|date}}", 1, 1), ("satu\n\n{{nama}} {w:3", 3, 10),
      ("{{#nama}}\nsatu\n{{/nama}}\n a{warna:merah}", 4, 3), ("dua\n{warna:merah}", 2, 2), ("\n{x:\\x1b@}", 2, 2),
      ("{code:{{nama}}X;option:ean}", 1, 2), ("{{nama}} \\q", 1, 10),
    ])
  func broken(source: String, line: Int, column: Int) throws {
    let set = try TemplateSet(shipped: shipped, own: [file("a/b.receipt", source)])
    #expect(try text(set) == "bawaan Siti")
    let refused = try #require(set.refused.first)
    #expect(refused.file == "a/b.receipt")
    #expect(refused.cause.line == line && refused.cause.column == column)
  }

  @Test("an own one that leaves the paper blank is refused as a whole", arguments: ["", "\n=\n", "{_:nanti}"])
  func blank(source: String) throws {
    let set = try TemplateSet(shipped: shipped, own: [file("a/b.receipt", source)])
    #expect(set.refused.map(\.file) == ["a/b.receipt"])
    #expect(try text(set) == "bawaan Siti")
  }

  @Test("a copy says so even if its template does not, once, and whoever is called Salinan changes nothing")
  func copies() throws {
    func lines(_ source: String, _ values: TemplateValue) throws -> [String] {
      let set = try TemplateSet(shipped: shipped, own: [file("a/b.receipt", source)])
      let page = try set.receipt("a/b", values: values).render(as: .text, columns: 32)
      return String(decoding: page, as: UTF8.self).split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    #expect(try lines("kami {{nama}}", ["nama": "SALINAN", "copy": 2]) == ["SALINAN KE-2", "kami SALINAN"])
    #expect(try lines("kami {{nama}}", ["nama": "Siti"]) == ["kami Siti"])
    let own = "{{#copy}}\nSALINAN {{copy}}\n{{/copy}}\nkami {{nama}}"
    #expect(try lines(own, ["nama": "Siti", "copy": 1]) == ["SALINAN 1", "kami Siti"])
  }

  @Test("an own one that can't be read, or is no text, is refused as a whole")
  func unreadable() throws {
    let own: [TemplateSet.File] = [("a/b.receipt", nil), ("lain.receipt", [0xFF, 0xFE])]
    let set = try TemplateSet(shipped: shipped, own: own)
    #expect(set.refused.map(\.file) == ["a/b.receipt", "lain.receipt"])
    #expect(try text(set) == "bawaan Siti")
  }

  @Test("an own one that nothing prints is named, and its samples are nobody's")
  func unknown() throws {
    let own = [file("a/c.receipt", "{{"), file("a/b.json", "[]"), file("catatan.txt", "x")]
    let set = try TemplateSet(shipped: shipped, own: own)
    #expect(set.unknown == ["a/c"])
    #expect(set.refused.isEmpty)
    #expect(set.samples(of: "a/b").map(\.name) == ["penuh"])
    #expect(throws: TemplateSet.Unknown.self) { try set.receipt("a/c", json: "{}") }
    #expect(throws: TemplateSet.Unknown.self) { try set.demand("a/c") }
  }

  @Test("a broken shipped one, or broken samples, stop everything")
  func shippedBroken() {
    for file in [file("x.receipt", "{{"), file("a/b.receipt", "{{tiada}}"), file("a/b.json", "{}")] {
      let error = #expect(throws: TemplateSet.Broken.self) {
        try TemplateSet(shipped: shipped.filter { $0.name != file.name } + [file])
      }
      #expect(error?.file == file.name)
    }
  }

  @Test("diagnostics have their places in the template, below repeated sections and beside long values")
  func places() throws {
    let template = try Template("{{#x}}\n{{.}}\n{{/x}}\n{{y}} \\q {{y}}\n{w:2}\n漢^漢^ {{y}}\n{c:{{y}};o:itf}")
    let values: TemplateValue = ["x": ["1", "2", "3"], "y": .text(String(repeating: "|", count: 40))]
    let receipt = try Receipt(template, values: values)
    let place = try #require(receipt.diagnostics.first)
    #expect(place.line == 4 && place.column == 7)
    #expect(receipt.page(columns: 32).diagnostics.map(\.line) == [6, 7])
  }

  @Test("values are put at dotted names, and never through a text")
  func setting() {
    var values: TemplateValue = ["a": "x"]
    let isSet = [values.set("b.c", to: 1), values.set("b.d", to: "y")]
    #expect(isSet == [true, true])
    #expect(values == ["a": "x", "b": ["c": 1, "d": "y"]])
    let before = values
    let isRefused = ["a.b", "", ".", "a..b"].map { !values.set($0, to: 1) }
    #expect(isRefused == [true, true, true, true])
    #expect(values == before)
  }
}
