import Foundation
import Receipts
import Records
import Synchronization

/// Carries the print spool to the printers: one thread a printer, so that a dead one delays nobody else.
package final class Spooler: Sendable {
  /// A printer and how it is, for the screen.
  package struct Status: Sendable {
    /// The printer's name.
    package let name: String
    /// What it is used for.
    package let uses: [PrintUse]
    /// Cells a line of its paper.
    package let columns: Int
    /// How it is.
    package let state: DeviceState
  }

  private let printers: [(printer: Printer, uses: [PrintUse])]
  private let templates: TemplateSet
  private let spool: Spool
  private let log: @Sendable (String) -> Void
  private let bell = Bell()
  private let states = Mutex<[String: DeviceState]>([:])
  private let running = DispatchGroup()

  /// A spooler at rest; `start()` sets it to work.
  ///
  /// - Parameter log: told in one line what went wrong; never with personal data.
  package init(ledger: Ledger, printers: [Printer], templates: TemplateSet, log: @escaping @Sendable (String) -> Void) {
    self.printers = assign(printers)
    self.templates = templates
    self.log = log
    spool = Spool(ledger)
  }

  /// Begins to print what waits.
  package func start() {
    do {
      try spool.adopt(known: printers.map(\.printer.name))
    } catch {
      log("the spool could not be read: \(error)")
    }
    for (printer, uses) in printers {
      running.enter()
      let thread = Thread { [self] in
        run(printer, uses)
        running.leave()
      }
      thread.name = "print \(printer.name)"
      thread.start()
    }
  }

  /// Says that the spool has changed.
  package func wake() { bell.ring() }

  /// Ends the threads after the call they are in; jobs at a printer are taken up by the next start.
  package func stop() {
    bell.stop()
    running.wait()
  }

  /// Every printer and how it was when last asked.
  package var statuses: [Status] {
    let states = states.withLock { $0 }
    return printers.map { printer, uses in
      Status(
        name: printer.name, uses: uses, columns: printer.profile.columns, state: states[printer.name] ?? .unknown)
    }
  }

  private func look(after printer: Printer) {
    let state = printer.device.state()
    let former = states.withLock { $0.updateValue(state, forKey: printer.name) }
    guard former != state else { return }
    do {
      try spool.printerChanged(printer.name)
    } catch {
      log("printer \(printer.name): its state could not be told: \(error)")
    }
  }

  private func run(_ printer: Printer, _ uses: [PrintUse]) {
    let worker = PrinterWorker(
      printer: printer, uses: uses, spool: spool,
      render: { [templates] job, printer in
        try templates.document(for: job, on: printer)
      }, log: log)
    var pause = Pause()
    var seen = 0
    var isTakenUp = false
    while !bell.isStopped {
      let now = ContinuousClock.now
      if pause.isTimeToAsk(at: now) { look(after: printer) }
      do {
        if !isTakenUp {
          try worker.takeUp()
          isTakenUp = true
        }
        if try worker.work(at: now) { continue }
      } catch {
        // What is at the printer is in the spool; it is read again when the spool can be.
        isTakenUp = false
        log("printer \(printer.name): the spool could not be used: \(error)")
      }
      let rung = bell.wait(after: seen, seconds: pause.next(isFollowing: worker.isFollowing))
      pause.note(wasRung: rung != seen)
      seen = rung
    }
  }
}

/// How long a worker rests between rounds: short while a job is at the printer, longer the longer it takes.
private struct Pause {
  private static let shortest = 0.1
  private static let longest = 5.0
  private static let betweenStates: Duration = .seconds(15)

  private var seconds = shortest
  private var asked: ContinuousClock.Instant?

  mutating func isTimeToAsk(at now: ContinuousClock.Instant) -> Bool {
    if let asked, now - asked < Self.betweenStates { return false }
    asked = now
    return true
  }

  mutating func next(isFollowing: Bool) -> Double {
    guard isFollowing else { return Self.longest }
    defer { seconds = min(seconds * 1.5, Self.longest) }
    return seconds
  }

  mutating func note(wasRung: Bool) {
    if wasRung { seconds = Self.shortest }
  }
}
