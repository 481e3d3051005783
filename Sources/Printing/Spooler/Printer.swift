import Receipts
import Records

/// A printer as the office configured it: the way to it and what it understands.
package struct Printer: Sendable {
  /// What the config and the spool call it.
  package let name: String
  /// The way to it.
  package let device: any PrintDevice
  /// The language its documents are written in.
  package let format: DocumentFormat
  /// Its columns, dots and abilities.
  package let profile: PrinterProfile
  /// What it is used for.
  package let uses: [PrintUse]

  /// A printer as given.
  package init(
    name: String, device: any PrintDevice, format: DocumentFormat, profile: PrinterProfile, uses: [PrintUse]
  ) {
    self.name = name
    self.device = device
    self.format = format
    self.profile = profile
    self.uses = uses
  }
}

/// Which uses each printer takes jobs of: a use belongs to the first printer that has it, so that a ticket never
/// comes out at another desk.
package func assign(_ printers: [Printer]) -> [(printer: Printer, uses: [PrintUse])] {
  var taken: Set<PrintUse> = []
  return printers.map { printer in
    let uses = printer.uses.filter { taken.insert($0).inserted }
    return (printer: printer, uses: uses)
  }
}
