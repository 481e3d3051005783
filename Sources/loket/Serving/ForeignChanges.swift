import Dispatch
import Foundation
import Records
import Synchronization

/// Notices what other commands write into the database of a serving desk, such as `loket import`, and tells the
/// screens: the newest change of each topic, since thousands of rows may have changed.
final class ForeignChanges: Sendable {
  private struct Known {
    /// Up to here every change has been told.
    var last: Int64
    /// Changes of this process since then, which were told as they were made.
    var own: [Int64] = []
  }

  private static let interval = DispatchTimeInterval.seconds(1)

  private let ledger: Ledger
  private let feed: ChangeFeed
  private let queue = DispatchQueue(label: "loket.foreign-changes")
  // Dispatch's sources may be used from any thread; their protocol only does not say so.
  nonisolated(unsafe) private let timer: any DispatchSourceTimer
  private let known: Mutex<Known>

  /// Begins to look; what is noticed goes to the feed of the desk's own changes.
  /// - Throws: a database error.
  init(in ledger: Ledger, telling feed: ChangeFeed) throws {
    self.ledger = ledger
    self.feed = feed
    known = Mutex(Known(last: try ledger.read { try Changes.latest(in: $0) }))
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
    timer.setEventHandler { [weak self] in self?.look() }
    feed.subscribe { [weak self] change in self?.known.withLock { $0.own.append(change.seq) } }
    timer.activate()
  }

  /// Ends, once a look that is under way is over.
  func stop() {
    timer.cancel()
    queue.sync {}
  }

  private func look() {
    // Read before the question: a foreign change among these is older than the newest of them, and so is noticed now.
    let (last, own) = known.withLock { ($0.last, $0.own.max()) }
    guard ledger.hasForeignChanges() else { return settle(own ?? last) }
    let news = try? ledger.read { connection in
      // The first question fixes what is read; what is the desk's own among it is known by then.
      let end = try Changes.latest(in: connection)
      let told = known.withLock { $0.own }
      return (end: end, changes: try Changes.newest(after: last, but: told, in: connection))
    }
    // What can't be read now is told with the next foreign change.
    guard let news else { return }
    settle(news.end)
    news.changes.forEach(feed.announce)
  }

  private func settle(_ seq: Int64) {
    known.withLock { known in
      known.last = max(known.last, seq)
      known.own.removeAll { $0 <= known.last }
    }
  }
}
