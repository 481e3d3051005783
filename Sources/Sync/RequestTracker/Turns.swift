import Foundation

/// Lets one thread at a time do something about a subject; others about the same subject wait.
final class Turns: @unchecked Sendable {
  // Safe: `busy` is touched with `condition` held only.
  private let condition = NSCondition()
  private var busy: Set<String> = []

  /// Waits for the subject's turn and does it.
  func take<Value>(_ subject: String, _ body: () -> Value) -> Value {
    condition.lock()
    while busy.contains(subject) { condition.wait() }
    busy.insert(subject)
    condition.unlock()
    defer {
      condition.lock()
      busy.remove(subject)
      condition.broadcast()
      condition.unlock()
    }
    return body()
  }
}
