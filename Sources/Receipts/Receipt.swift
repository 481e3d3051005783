/// A template filled with values: what is kept of a print and rendered as often as needed.
package struct Receipt: Sendable {
  /// The markup, read.
  package let document: Document
  /// What of the markup could not be understood, by its place in the template.
  package let diagnostics: [Diagnostic]
  private let markup: FilledMarkup

  /// - Throws: `TemplateError` when a value is not there or does not suit its filter.
  package init(
    _ template: Template, values: TemplateValue, context: FillContext = FillContext()
  ) throws(TemplateError) {
    let markup = try template.filled(with: values, in: context).marked(asCopy: values.copy)
    let (document, diagnostics) = Document.parse(markup.text)
    self.document = document
    self.diagnostics = diagnostics.map(markup.placed)
    self.markup = markup
  }

  /// The receipt laid out; the page's diagnostics have their places in the template.
  /// - Parameters:
  ///   - columns: width of the paper in cells, 24–96.
  ///   - repertoire: what the target can show; other characters are replaced before they take their cells.
  package func page(columns: Int, repertoire: Repertoire = .unicode) -> Page {
    var page = document.layout(columns: columns, repertoire: repertoire)
    page.diagnostics = page.diagnostics.map(markup.placed)
    return page
  }

  /// The receipt in a form, laid out for what that form can show.
  /// - Parameter columns: width of the paper in cells, 24–96.
  package func render(as rendering: Rendering, columns: Int) -> [UInt8] {
    rendering.bytes(of: page(columns: columns, repertoire: rendering.repertoire))
  }
}

extension TemplateValue {
  /// Which copy the values make, from 1; nil for an original.
  fileprivate var copy: Int? {
    guard case .object(let members) = self, case .number(let number)? = members["copy"] else { return nil }
    return Int(exactly: number).flatMap { $0 > 0 ? $0 : nil }
  }
}
