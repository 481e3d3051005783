import Records
import Synchronization

/// Tells whoever asked of each committed change: it exists before the database does, and its listeners after.
final class ChangeFeed: Sendable {
  private let listeners = Mutex<[@Sendable (Change) -> Void]>([])

  func subscribe(_ listener: @escaping @Sendable (Change) -> Void) {
    listeners.withLock { $0.append(listener) }
  }

  func announce(_ change: Change) {
    for listener in listeners.withLock({ $0 }) { listener(change) }
  }
}
