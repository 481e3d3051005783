/// A template filled with values: what is kept of a print and rendered as often as needed.
package struct Receipt: Sendable {
  /// The markup, read.
  package let document: Document
  /// What of the markup could not be understood.
  package let diagnostics: [Diagnostic]

  /// - Throws: `TemplateError` when a value is not there or does not suit its filter.
  package init(
    _ template: Template, values: TemplateValue, context: FillContext = FillContext()
  ) throws(TemplateError) {
    (document, diagnostics) = Document.parse(try template.fill(values, in: context))
  }

  /// The receipt laid out for everything that Unicode can show.
  /// - Parameter columns: width of the paper in cells, 24–96.
  package func page(columns: Int) -> Page {
    document.layout(columns: columns)
  }

  /// The receipt in a form, laid out for what that form can show.
  /// - Parameter columns: width of the paper in cells, 24–96.
  package func render(as rendering: Rendering, columns: Int) -> [UInt8] {
    rendering.bytes(of: document.layout(columns: columns, repertoire: rendering.repertoire))
  }
}
