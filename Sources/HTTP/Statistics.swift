import Synchronization

/// What the listener is doing and has done.
package struct Statistics: Sendable, Equatable {
  /// Connections open now.
  package var open: Int
  /// Connections a thread is working on now.
  package var busy: Int
  /// Connections with a request at hand that wait for a thread now.
  package var queued: Int
  /// Idle connections kept now.
  package var parked: Int
  /// Event streams now.
  package var streams: Int
  /// Requests answered since the start, refused ones included.
  package var requests: Int
  /// Requests and connections turned away since the start.
  package var refused: Int
}

/// The counters behind `Statistics`; many threads count at once.
final class Tally: Sendable {
  let open = Atomic<Int>(0)
  let requests = Atomic<Int>(0)
  let refused = Atomic<Int>(0)
  let streams = Atomic<Int>(0)
}

extension Atomic<Int> {
  func count(_ change: Int = 1) { add(change, ordering: .relaxed) }
  var value: Int { load(ordering: .relaxed) }
}
