import Foundation
import Paper
import Receipts
import Testing

@Suite("The label of a copy")
struct LabelTests {
  private static let label = PDF.Paper.label(width: 62, height: 29)

  private func samples() throws -> [TemplateSample] {
    try ShippedTemplates.set().samples(of: "labels/item").filter { $0.name != "salinan" }
  }

  @Test("is read back by a scanner, from a roll of either width and from a label of 62 × 29 mm")
  func scanned() throws {
    let set = try ShippedTemplates.set()
    for sample in try samples() {
      let receipt = try set.receipt("labels/item", values: sample.values)
      let wanted = Set(numbers(sample.values).map { "CODE-128:\($0)" })
      for (columns, profile) in [(32, PrinterProfile.mm58), (48, .mm80)] {
        let paper = try Interpreter(receipt.render(as: .escpos(profile), columns: columns), columns: columns)
        #expect(Set(try Tools.codes(in: paper.picture)) == wanted, "\(sample.name) \(columns)")
      }
      let pdf = receipt.render(as: .pdf(Self.label), columns: Self.label.columns)
      #expect(try Tools.codes(inPDF: pdf) == ["CODE-128:\(numbers(sample.values)[0])"], "\(sample.name)")
    }
  }

  @Test("has a piece of paper for each copy, and none is higher than a label of 29 mm allows")
  func pieces() throws {
    let set = try ShippedTemplates.set()
    for sample in try samples() {
      let pdf = try set.receipt("labels/item", values: sample.values).render(as: .pdf(.mm58), columns: 32)
      let info = try Tools.run("pdfinfo", ["FILE"], on: pdf, suffix: "pdf")
      #expect(info.contains(try Regex("Pages: +\(numbers(sample.values).count)\n")))
      let height = try #require(info.firstMatch(of: #/Page size: +[\d.]+ x ([\d.]+) pts/#).flatMap { Double($0.1) })
      #expect(height * 25.4 / 72 - 2 * PDF.Paper.rollMargin <= 25)
    }
  }

  private func numbers(_ values: TemplateValue) -> [String] {
    guard case .object(let whole) = values, case .list(let labels)? = whole["labels"] else { return [] }
    return labels.compactMap { label in
      guard case .object(let members) = label, case .text(let number)? = members["barcode"] else { return nil }
      return number
    }
  }
}
