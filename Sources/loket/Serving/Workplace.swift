import Desk
import HTTP
import Printing
import Receipts
import Records

/// What one config makes of the machine: the desk that answers, and the spooler of its printers. Another config makes
/// another workplace; ledger, sessions and connections stay.
final class Workplace: Sendable {
  let config: Config
  let desk: Desk
  let spooler: Spooler

  init(config: Config, desk: Desk, spooler: Spooler) {
    self.config = config
    self.desk = desk
    self.spooler = spooler
  }
}

extension Workplace {
  /// The printers as the desk shows them.
  static func reports(of spooler: Spooler, _ entries: [Config.PrinterEntry]) -> [PrinterReport] {
    zip(entries, spooler.statuses).map { entry, status in
      let words: String? = if case .error(let words) = status.state { words } else { nil }
      return PrinterReport(
        name: entry.name, use: entry.uses, takes: status.takes, columns: status.printer.profile.columns,
        destination: entry.destination.text, way: status.printer.way.rawValue, language: entry.language.rawValue,
        profile: entry.profile.name, fallback: entry.fallback, state: status.state.name, message: words,
        since: status.since)
    }
  }
}
