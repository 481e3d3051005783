import Receipts
import Records

extension TemplateSet {
  /// A print job in the language of a printer.
  ///
  /// - Parameter log: told of everything that does not come out on this printer, by its place in the template.
  /// - Throws: what `receipt` throws: a missing template, or values that do not fit it.
  func document(for job: PrintJob, on printer: Printer, log: (String) -> Void) throws -> [UInt8] {
    let (receipt, rendering) = (try receipt(job.template, json: job.contents), Self.rendering(on: printer))
    let page = receipt.page(columns: printer.profile.columns, repertoire: rendering.repertoire)
    for loss in receipt.diagnostics + page.diagnostics {
      log(
        "print job \(job.id) on \(printer.name): template \(job.template), line \(loss.line), column \(loss.column): "
          + loss.message.en)
    }
    return rendering.bytes(of: page)
  }

  /// A template filled with values from JSON text, in the language of a printer.
  /// - Throws: what `receipt` throws: a missing template, or values that do not fit it.
  package func document(_ template: String, json: String, on printer: Printer) throws -> [UInt8] {
    try receipt(template, json: json).render(as: Self.rendering(on: printer), columns: printer.profile.columns)
  }

  private static func rendering(on printer: Printer) -> Rendering {
    switch printer.format {
    case .escpos: .escpos(printer.profile)
    case .pdf: .pdf(printer.profile.paper)
    }
  }
}
