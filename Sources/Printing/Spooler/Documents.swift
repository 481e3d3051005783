import Receipts
import Records

extension TemplateSet {
  /// A print job in the language of a printer.
  /// - Throws: what `receipt` throws: a missing template, or values that do not fit it.
  func document(for job: PrintJob, on printer: Printer) throws -> [UInt8] {
    try document(job.template, json: job.contents, on: printer)
  }

  /// A template filled with values from JSON text, in the language of a printer.
  /// - Throws: what `receipt` throws: a missing template, or values that do not fit it.
  package func document(_ template: String, json: String, on printer: Printer) throws -> [UInt8] {
    let rendering: Rendering =
      switch printer.format {
      case .escpos: .escpos(printer.profile)
      case .pdf: .pdf(printer.profile.paper)
      }
    return try receipt(template, json: json).render(as: rendering, columns: printer.profile.columns)
  }
}
