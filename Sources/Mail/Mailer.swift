import Foundation
import Records
import Workers

/// The mail spool's thread.
package final class Mailer: Sendable {
  private let spool: MailSpool
  private let templates: MailTemplates
  private let settings: MailSettings
  private let log: @Sendable (String) -> Void
  private let bell = Bell()
  private let running = DispatchGroup()

  /// Without a ring the spool is looked at now and then all the same.
  private static let longestRest: Duration = .seconds(60)

  /// A mailer at rest; `start()` sets it to work.
  ///
  /// - Parameter log: told in one line what went wrong; never with personal data.
  package init(
    ledger: Ledger, templates: MailTemplates, settings: MailSettings, log: @escaping @Sendable (String) -> Void
  ) {
    spool = MailSpool(ledger)
    self.templates = templates
    self.settings = settings
    self.log = log
  }

  /// Begins to send what waits.
  package func start() {
    running.enter()
    let thread = Thread { [self] in
      run()
      running.leave()
    }
    thread.name = "mail"
    thread.start()
  }

  /// Says that the spool has changed.
  package func wake() { bell.ring() }

  /// Ends the thread after the mail that it is at, or soon.
  package func stop() {
    bell.stop()
    running.wait()
  }

  private func run() {
    let worker = MailWorker(spool: spool, templates: templates, settings: settings, log: log)
    var (seen, isTakenBack) = (0, false)
    while !bell.isStopped {
      var next: ContinuousClock.Instant?
      do {
        if !isTakenBack {
          try spool.takeBack()
          isTakenBack = true
        }
        next = try worker.work { [bell] in bell.isStopped }
      } catch {
        // What was being given away is not settled; it is taken back when the spool can be written again.
        isTakenBack = false
        log("the mail spool could not be used: \(error)")
      }
      let rest = min(next.map { $0 - .now } ?? Self.longestRest, Self.longestRest)
      seen = bell.wait(after: seen, seconds: max(0, rest / .seconds(1)))
    }
  }
}
