import Foundation
import Receipts
import Records
import Synchronization
import Workers

/// Carries the print spool to the printers: one thread a printer, so that a dead one delays nobody else.
package final class Spooler: Sendable {
  /// A printer and how it is, for the screen.
  package struct Status: Sendable {
    /// The printer.
    package let printer: Printer
    /// The uses whose jobs come to it unless somebody chose another.
    package let takes: [PrintUse]
    /// How it is; `unknown` before it was asked.
    package let state: DeviceState
    /// Since when it is so; nil before it was asked.
    package let since: Date?
  }

  private struct Seen {
    var state: DeviceState
    var since: Date
  }

  private let posts: [Post]
  private let templates: TemplateSet
  private let spool: Spool
  private let patience: SpoolPatience
  private let log: @Sendable (String) -> Void
  private let bell = Bell()
  private let states = Mutex<[String: Seen]>([:])
  private let running = DispatchGroup()

  /// A spooler at rest; `start()` sets it to work.
  ///
  /// - Parameter log: told in one line what went wrong; never with personal data.
  package init(
    ledger: Ledger, printers: [Printer], templates: TemplateSet, patience: SpoolPatience = SpoolPatience(),
    log: @escaping @Sendable (String) -> Void
  ) {
    posts = Post.all(printers)
    self.templates = templates
    self.patience = patience
    self.log = log
    spool = Spool(ledger)
  }

  /// Begins to print what waits.
  package func start() {
    do {
      try spool.abandon(known: posts.map(\.printer.name))
    } catch {
      log("the spool could not be read: \(error)")
    }
    for post in posts {
      running.enter()
      let thread = Thread { [self] in
        run(post)
        running.leave()
      }
      thread.name = "print \(post.printer.name)"
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
    return posts.map { post in
      let seen = states[post.printer.name]
      return Status(
        printer: post.printer, takes: post.share.uses, state: seen?.state ?? .unknown, since: seen?.since)
    }
  }

  /// Asks a printer how it is and tells those who watch when that is news.
  private func look(after printer: Printer) -> DeviceState {
    let state = printer.device.state()
    let isNews = states.withLock { states in
      if states[printer.name]?.state == state { return false }
      states[printer.name] = Seen(state: state, since: Date())
      return true
    }
    guard isNews else { return state }
    do {
      try spool.printerChanged(printer.name)
    } catch {
      log("printer \(printer.name): its state could not be told: \(error)")
    }
    return state
  }

  private func run(_ post: Post) {
    let printer = post.printer
    let worker = PrinterWorker(
      post: post, spool: spool, patience: patience,
      isFallbackWell: { [self] in
        states.withLock { states in post.fallback.flatMap { states[$0.name] }?.state.isTrouble != true }
      },
      render: { [templates, log] job, printer in try templates.document(for: job, on: printer, log: log) }, log: log)
    var pause = Pause()
    var seen = 0
    var isTakenUp = false
    var state = DeviceState.unknown
    while !bell.isStopped {
      let now = ContinuousClock.now
      if pause.isTimeToAsk(at: now, isTroubled: worker.isTroubled) || worker.takeNews() { state = look(after: printer) }
      do {
        if !isTakenUp {
          try worker.takeUp()
          isTakenUp = true
        }
        if pause.isTimeToTidy(at: now) { try worker.expire() }
        if try worker.work(at: now, state: state) { continue }
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
  /// Whoever put in paper looks at the light.
  private static let betweenStatesInTrouble: Duration = .seconds(3)

  private static let betweenTidying: Duration = .seconds(300)

  private var seconds = shortest
  private var asked: ContinuousClock.Instant?
  private var tidied: ContinuousClock.Instant?

  mutating func isTimeToAsk(at now: ContinuousClock.Instant, isTroubled: Bool) -> Bool {
    if let asked, now - asked < (isTroubled ? Self.betweenStatesInTrouble : Self.betweenStates) { return false }
    asked = now
    return true
  }

  mutating func isTimeToTidy(at now: ContinuousClock.Instant) -> Bool {
    if let tidied, now - tidied < Self.betweenTidying { return false }
    tidied = now
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
