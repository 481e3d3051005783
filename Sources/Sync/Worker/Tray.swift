import Foundation
import Records

/// Where the groups lie that are claimed and not yet told.
final class Tray: @unchecked Sendable {
  // The condition guards both fields.
  private let condition = NSCondition()
  private var groups: [OutboxGroup] = []
  private var isClosed = false

  /// Lays groups down.
  func put(_ more: [OutboxGroup]) {
    condition.withLock {
      groups += more
      condition.broadcast()
    }
  }

  /// Takes the first that lies there, waiting for one; nil once the tray is closed.
  func take() -> OutboxGroup? {
    condition.withLock {
      while groups.isEmpty, !isClosed { condition.wait() }
      return isClosed ? nil : groups.removeFirst()
    }
  }

  /// Closes the tray and answers what still lay there.
  func close() -> [OutboxGroup] {
    condition.withLock {
      isClosed = true
      condition.broadcast()
      defer { groups = [] }
      return groups
    }
  }
}
