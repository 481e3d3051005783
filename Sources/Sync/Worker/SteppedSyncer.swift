import Foundation
import Records
import Synchronization

/// A sync worker that works when it is told to and not by threads of its own; it keeps what it has learnt of the CRM
/// from one step to the next. For those who let time pass themselves.
package final class SteppedSyncer: Sendable {
  private let worker: SyncWorker
  private let claimed: Claimed

  /// A syncer that has done nothing yet.
  package init(_ settings: SyncSettings, ledger: Ledger, outside: SyncOutside) {
    let claimed = Claimed()
    self.claimed = claimed
    worker = SyncWorker(settings, ledger: ledger, outside: outside) { claimed.add($0) }
  }

  /// Tells all that may be told now.
  /// - Returns: when to take the next step at the latest; nil = when there is something new.
  /// - Throws: a database error.
  package func step() throws -> ContinuousClock.Instant? {
    while true {
      let next = try worker.look()
      let groups = claimed.take()
      guard !groups.isEmpty else { return next }
      for group in groups { worker.tell(group) }
    }
  }

  /// What is claimed and not told yet.
  private final class Claimed: Sendable {
    private let groups = Mutex<[OutboxGroup]>([])

    func add(_ more: [OutboxGroup]) { groups.withLock { $0 += more } }

    func take() -> [OutboxGroup] {
      groups.withLock { groups in
        defer { groups = [] }
        return groups
      }
    }
  }
}
