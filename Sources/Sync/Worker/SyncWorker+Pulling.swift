import Calendars
import Foundation
import Synchronization

extension SyncWorker {
  private static let pullEvery: Duration = .seconds(60)

  /// Asks the CRM for what others did there, where it is time for that.
  /// - Throws: a database error.
  func pull() throws {
    guard let puller, state.withLock({ $0.nextPull.map { $0 <= outside.clock() } ?? true }) else { return }
    let result = try puller.pull()
    let now = outside.clock()
    state.withLock { $0.nextPull = result == .taken(hasMore: true) ? now : now.advanced(by: Self.pullEvery) }
    switch result {
    case .failed(.denied), .failed(.rejected): complain()
    case .failed(let trouble):
      state.withLock { _ = $0.circuit.note(trouble, of: "", at: now, chance: outside.chance()) }
    case .taken: state.withLock { $0.isPullRefused = false }
    }
    try writeLine()
  }

  /// Says once that the CRM tells of no changes, which is no reason to tell it nothing.
  private func complain() {
    let isNew = state.withLock { state in
      defer { state.isPullRefused = true }
      return !state.isPullRefused
    }
    guard isNew else { return }
    outside.log(
      Phrase(
        "crm: CRM tidak memberi tahu apa yang dikerjakan orang lain di sana; periksa hak akunnya, atau crm.pull",
        "crm: it does not say what others do there; see the account's rights, or crm.pull"))
  }
}
