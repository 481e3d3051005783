/// Requests in the order they came, up to a bound.
final class WriteQueue: Sendable {
  private struct State {
    var waiting: [any WriteRequest] = []
    var isClosed = false
  }

  private let limit: Int
  private let state = Monitor(State())

  init(limit: Int) {
    self.limit = limit
  }

  var length: Int { state.update { $0.waiting.count } }

  func add(_ request: any WriteRequest) throws {
    try state.update { state in
      guard !state.isClosed else { throw DatabaseClosed() }
      guard state.waiting.count < limit else { throw QueueFull(limit: limit) }
      state.waiting.append(request)
    }
  }

  /// The first request when there is one; never waits.
  func next() -> (any WriteRequest)? {
    state.update { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
  }

  /// The first request, waited for; `nil` when the queue is closed and empty.
  func waitForNext() -> (any WriteRequest)? {
    state.wait { state -> (any WriteRequest)?? in
      if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
      return state.isClosed ? .some(nil) : nil
    }
  }

  /// Takes no more requests; those that wait are still served.
  func close() {
    state.update { $0.isClosed = true }
  }
}
