import Receipts
import Records

/// How a printer is reached.
package enum PrinterWay: String, Sendable {
  /// A queue of CUPS.
  case queue
  /// IPP, without CUPS between.
  case ipp
  /// Port 9100.
  case socket
  /// It is shown on the screen only.
  case preview
}

/// A printer as the office configured it: the way to it and what it understands.
package struct Printer: Sendable {
  /// What the config and the spool call it.
  package let name: String
  /// How it is reached.
  package let way: PrinterWay
  /// The way to it.
  package let device: any PrintDevice
  /// The language its documents are written in.
  package let format: DocumentFormat
  /// Its columns, dots and abilities.
  package let profile: PrinterProfile
  /// What it is used for.
  package let uses: [PrintUse]
  /// The name of the printer that takes over when this one is in trouble.
  package let fallback: String?

  /// A printer as given.
  package init(
    name: String, way: PrinterWay, device: any PrintDevice, format: DocumentFormat, profile: PrinterProfile,
    uses: [PrintUse], fallback: String? = nil
  ) {
    self.name = name
    self.way = way
    self.device = device
    self.format = format
    self.profile = profile
    self.uses = uses
    self.fallback = fallback
  }
}

extension Printer {
  /// Everything that a document for it depends on.
  fileprivate var paper: String { "\(format.rawValue) \(profile.name) \(profile.columns)" }
}

/// A printer with what it does in its office.
struct Post: Sendable {
  let printer: Printer
  /// Which queued jobs come to it.
  let share: Spool.Share
  /// Its stand-in, by name and uses.
  let fallback: (name: String, uses: [PrintUse])?

  /// The posts of an office's printers. A use belongs to the first printer that has it, so that a ticket never comes out
  /// at another desk unless somebody chose so.
  static func all(_ printers: [Printer]) -> [Post] {
    let known = printers.map(\.name)
    var taken: Set<PrintUse> = []
    return printers.map { printer in
      let uses = printer.uses.filter { taken.insert($0).inserted }
      let other = printers.first { $0.name == printer.fallback && $0.name != printer.name }
      return Post(
        printer: printer,
        share: Spool.Share(printer: printer.name, paper: printer.paper, uses: uses, known: known),
        fallback: other.map { ($0.name, $0.uses) })
    }
  }
}
