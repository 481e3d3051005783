import Dispatch
import Foundation
import Records
import Synchronization

/// Notices what other commands write into the database of a serving desk, such as `loket import`, and tells the
/// screens: the newest change of each topic, since thousands of rows may have changed.
final class ForeignChanges: Sendable {
  private static let interval = DispatchTimeInterval.seconds(1)

  private let ledger: Ledger
  private let announce: @Sendable (Change) -> Void
  private let queue = DispatchQueue(label: "loket.foreign-changes")
  // Dispatch's sources may be used from any thread; their protocol only does not say so.
  nonisolated(unsafe) private let timer: any DispatchSourceTimer
  private let known: Mutex<Int64>

  /// Begins to look.
  /// - Parameter announce: told of what changed.
  /// - Throws: a database error.
  init(in ledger: Ledger, announce: @escaping @Sendable (Change) -> Void) throws {
    self.ledger = ledger
    self.announce = announce
    known = Mutex(try ledger.read { try Changes.latest(in: $0) })
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
    timer.setEventHandler { [weak self] in self?.look() }
    timer.activate()
  }

  /// Ends, once a look that is under way is over.
  func stop() {
    timer.cancel()
    queue.sync {}
  }

  private func look() {
    guard ledger.hasForeignChanges() else { return }
    let last = known.withLock { $0 }
    let changes = (try? ledger.read { try Changes.newest(after: last, in: $0) }) ?? []
    if let newest = changes.last { known.withLock { $0 = newest.seq } }
    changes.forEach(announce)
  }
}
