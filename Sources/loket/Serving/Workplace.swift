import Desk
import HTTP
import Mail
import Printing
import Receipts
import Records
import Sync

/// What one config makes of the machine: the desk that answers, and the workers that print, send, tell the CRM and keep
/// its days. Another config makes another workplace; ledger, sessions and connections stay.
final class Workplace: Sendable {
  let config: Config
  let desk: Desk
  let spooler: Spooler
  /// Nil where the config sends no mail.
  let mailer: Mailer?
  /// Nil where nothing goes to a CRM.
  let syncer: Syncer?
  private let dayClock: DayClock

  init(
    config: Config, desk: Desk, spooler: Spooler, mailer: Mailer?, syncer: Syncer?, dayClock: DayClock
  ) {
    self.config = config
    self.desk = desk
    self.spooler = spooler
    self.mailer = mailer
    self.syncer = syncer
    self.dayClock = dayClock
  }

  /// Sets the workers to work.
  func start() {
    spooler.start()
    mailer?.start()
    syncer?.start()
    dayClock.start()
  }

  /// Ends the workers after what they are at.
  func stop() {
    dayClock.stop()
    syncer?.stop()
    mailer?.stop()
    spooler.stop()
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
