import Foundation
import Records
import Workers

/// The sync's threads: one that looks what may go, and twice as many that tell it as the CRM takes calls at once, since
/// half of them wait for the disk to hold what became of theirs. One such worker at a time works on a data folder; the
/// others wait until its lock is free.
package final class Syncer: Sendable {
  private let settings: SyncSettings
  private let ledger: Ledger
  private let lock: String
  private let outside: SyncOutside
  private let bell = Bell()
  private let running = DispatchGroup()

  /// Without a ring the outbox is looked at now and then all the same, and a lock that others have is tried again.
  private static let longestRest: Duration = .seconds(5)
  /// A call that is under way is not waited for longer: what it is about may have arrived, and is looked for next time.
  private static let patience: DispatchTimeInterval = .seconds(5)

  /// A syncer at rest; `start()` sets it to work.
  ///
  /// - Parameter lock: the path of the data folder's sync lock.
  package init(_ settings: SyncSettings, ledger: Ledger, lock: String, outside: SyncOutside) {
    self.settings = settings
    self.ledger = ledger
    self.lock = lock
    self.outside = outside
  }

  /// Begins to tell what waits.
  package func start() {
    running.enter()
    thread("sync") { [self] in
      serve()
      running.leave()
    }
  }

  /// Says that there may be something new.
  package func wake() { bell.ring() }

  /// Ends the threads after the calls that they are at, or soon.
  package func stop() {
    bell.stop()
    _ = running.wait(timeout: .now() + Self.patience)
  }

  private func serve() {
    var (seen, trouble) = (0, SyncLock.Unusable?.none)
    while !bell.isStopped {
      do {
        if let held = try SyncLock.take(lock, as: "loket serve") {
          withExtendedLifetime(held) { work(untilIdle: false) }
          continue
        }
        trouble = nil
      } catch {
        if error != trouble { outside.log(error.words) }
        trouble = error
      }
      seen = bell.wait(after: seen, seconds: Self.longestRest / .seconds(1))
    }
  }

  /// Tells what can be told now, and ends; for a command that is run by the clock.
  /// - Throws: `SyncLock.Held` where another worker is at it, `SyncLock.Unusable`.
  package func runOnce() throws {
    guard let held = try SyncLock.take(lock, as: "loket sync --once") else {
      throw SyncLock.Held(by: SyncLock.holder(lock) ?? "?")
    }
    withExtendedLifetime(held) { work(untilIdle: true) }
  }

  /// Looks and tells until the bell is stopped, or there is nothing to do any more where that is enough.
  private func work(untilIdle: Bool) {
    let tray = Tray()
    let worker = SyncWorker(settings, ledger: ledger, outside: outside, isAsked: untilIdle) { tray.put($0) }
    let tellers = DispatchGroup()
    for number in 1...(2 * max(1, settings.connector.capabilities.parallel)) {
      tellers.enter()
      thread("sync-\(number)") { [bell] in
        while let group = tray.take() {
          worker.tell(group)
          bell.ring()
        }
        tellers.leave()
      }
    }
    look(with: worker, untilIdle: untilIdle)
    worker.putBack(tray.close())
    tellers.wait()
  }

  private func look(with worker: SyncWorker, untilIdle: Bool) {
    var seen = 0
    while !bell.isStopped {
      var next: ContinuousClock.Instant?
      do {
        next = try worker.look()
        if untilIdle, worker.isThrough { return }
      } catch {
        outside.logUnusable(error)
        if untilIdle { return }
      }
      let rest = min(next.map { $0 - outside.clock() } ?? Self.longestRest, Self.longestRest)
      seen = bell.wait(after: seen, seconds: max(0, rest / .seconds(1)))
    }
  }

  private func thread(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    thread.start()
  }
}
