import Calendars

/// What was found when printers were looked for.
package struct FoundPrinters: Sendable {
  /// One that could be set up.
  package struct Printer: Sendable {
    /// For the config.
    package let destination: String
    /// queue, ipp, socket or device.
    package let way: String
    /// A name to call it by.
    package let name: String
    /// What it says of itself, cleaned; may be empty.
    package let info: String
    /// What suits it: escpos or pdf.
    package let language: String
    /// The command that makes the queue it needs first; nil when it can be used at once.
    package let remedy: String?

    /// A printer as found.
    package init(
      destination: String, way: String, name: String, info: String, language: String, remedy: String? = nil
    ) {
      self.destination = destination
      self.way = way
      self.name = name
      self.info = info
      self.language = language
      self.remedy = remedy
    }
  }

  /// All of them.
  package let printers: [Printer]
  /// What could not be looked for, and why.
  package let notes: [Phrase]

  /// What was found, and what could not be looked for.
  package init(printers: [Printer], notes: [Phrase]) {
    self.printers = printers
    self.notes = notes
  }
}

/// The same as the settings page sees it.
struct FoundPrintersAnswer: Encodable {
  let items: [FoundPrinterAnswer]
  let notes: [String]
}

/// One of them.
struct FoundPrinterAnswer: Encodable {
  let destination: String
  let way: String
  let name: String
  let info: String
  let language: String
  let remedy: String?
  let isKnown: Bool

  init(_ printer: FoundPrinters.Printer, isKnown: Bool) {
    destination = printer.destination
    way = printer.way
    name = printer.name
    info = printer.info
    language = printer.language
    remedy = printer.remedy
    self.isKnown = isKnown
  }
}
