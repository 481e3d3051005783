import Foundation

/// Values that a template can be filled with, shipped beside it: what it is proven and pictured with.
package struct TemplateSample: Sendable, Equatable, Codable {
  /// What is particular about the values, for people.
  package let name: String
  /// The values.
  package let values: TemplateValue

  /// Reads a file of samples, a JSON list of `{"name": …, "values": {…}}`.
  /// - Throws: `DecodingError` when the bytes are anything else.
  package static func list(json: [UInt8]) throws -> [TemplateSample] {
    try JSONDecoder().decode([TemplateSample].self, from: Data(json))
  }
}

extension Template {
  /// Fills the template with samples and lays each out on 80 mm paper, the widest there usually is.
  /// - Throws: what a sample can't fill, and the first thing that would not print.
  func prove(with samples: [TemplateSample]) throws(TemplateError) {
    for sample in samples {
      let receipt = try Receipt(self, values: sample.values)
      let page = receipt.page(columns: PrinterProfile.mm80.columns)
      if let first = (receipt.diagnostics + page.diagnostics).first {
        throw TemplateError(line: first.line, column: first.column, message: first.message)
      }
      guard page.bands.contains(where: \.isInk) else {
        throw .whole(id: "kertasnya kosong", en: "its paper is blank")
      }
    }
  }
}

extension Page.Band {
  /// Whether something of it is on paper.
  fileprivate var isInk: Bool {
    switch self {
    case .line(let line): !line.runs.isEmpty || !line.verticals.isEmpty
    case .rule, .symbol: true
    case .command, .cut: false
    }
  }
}
