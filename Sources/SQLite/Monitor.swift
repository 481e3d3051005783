import Foundation

/// A value behind a lock, with threads waiting for it to become as they need it.
final class Monitor<State>: @unchecked Sendable {
  // Unchecked: `state` is touched only while `condition` is locked.
  private let condition = NSCondition()
  private var state: State

  init(_ state: State) {
    self.state = state
  }

  /// Works on the value alone and wakes those who wait.
  func update<T>(_ body: (inout State) throws -> T) rethrows -> T {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return try body(&state)
  }

  /// Waits until `body` has an answer; it is asked at once and after each update.
  func wait<T>(for body: (inout State) throws -> T?) rethrows -> T {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let answer = try body(&state) { return answer }
      condition.wait()
    }
  }
}
