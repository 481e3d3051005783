import Desk
import HTTP
import Printing
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

extension Spooler {
  /// The printers as the desk shows them.
  var reports: [PrinterReport] {
    statuses.map { status in
      let words: String? = if case .error(let words) = status.state { words } else { nil }
      return PrinterReport(
        name: status.name, use: status.uses, columns: status.columns, state: status.state.name, message: words)
    }
  }
}
