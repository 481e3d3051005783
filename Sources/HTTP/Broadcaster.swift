import CCUPS
import Foundation
import Synchronization

/// Carries events to every open stream, on one thread.
///
/// Publishing only notes the event. The thread filters, and writes where a socket has room; a reader that falls behind
/// is dropped and reconnects, which begins with a fresh snapshot.
package final class Broadcaster: Sendable {
  private struct State {
    var published: [ServerEvent] = []
    /// The count of the first event in `published`.
    var firstPublished: UInt64 = 0
    var opened: [EventStream] = []
    var joined: [(stream: EventStream, connection: Connection, seq: Int64)] = []
    var abandoned: [EventStream] = []
    var count = 0
    var isRunning = true
  }

  /// POLLRDHUP, which Glibc hides from Swift; the kernel gives both the same bit.
  private static let peerClosed = Int16(EPOLLRDHUP.rawValue)

  private let state = Mutex(State())
  private let wake = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
  private let queueLimit: Int
  private let heartbeat: UInt64

  /// - Parameters:
  ///   - queueLimit: events a slow reader may be behind before it is dropped.
  ///   - heartbeat: seconds between comment lines, which keep proxies from closing a quiet stream and show a dead one.
  package init(queueLimit: Int = 256, heartbeat: Double = 15) {
    self.queueLimit = queueLimit
    self.heartbeat = Monotonic.nanoseconds(heartbeat)
  }

  deinit { close(wake) }

  /// Tells every stream that accepts it. Never blocks; from any thread; events must be published in the order of `seq`.
  package func publish(_ event: ServerEvent) {
    let isHeard = state.withLock { state in
      guard state.count > 0 else { return false }
      state.published.append(event)
      return state.published.count == 1
    }
    if isHeard { ring() }
  }

  /// Streams there are, those just beginning included.
  package var streamCount: Int { state.withLock { $0.count } }

  /// Begins to collect events for a reader; nil when there are `limit` already. Follow with `join` or `abandon`.
  func open(_ subscription: Subscription, limit: Int) -> EventStream? {
    state.withLock { state in
      guard state.isRunning, state.count < limit else { return nil }
      let stream = EventStream(
        accepts: subscription.accepts, first: state.firstPublished + UInt64(state.published.count))
      state.count += 1
      state.opened.append(stream)
      return stream
    }
  }

  /// Hands over the connection, with head and snapshot written.
  func join(_ stream: EventStream, on connection: Connection, after seq: Int64) {
    let isRunning = state.withLock { state in
      if state.isRunning { state.joined.append((stream, connection, seq)) }
      return state.isRunning
    }
    if isRunning { ring() } else { connection.close() }
  }

  /// The client went before the snapshot was written.
  func abandon(_ stream: EventStream) {
    state.withLock { $0.abandoned.append(stream) }
    ring()
  }

  /// Ends every stream, and `run`.
  func stop() {
    state.withLock { $0.isRunning = false }
    ring()
  }

  private func ring() {
    var one: UInt64 = 1
    _ = Foundation.write(wake, &one, 8)
  }

  // MARK: The thread

  /// Serves the streams until `stop`.
  func run() {
    var streams: [EventStream] = []
    var nextHeartbeat = Monotonic.now() + heartbeat
    var isRunning = true
    while isRunning {
      let hasRoom = waitForRoom(streams, until: nextHeartbeat)
      let news = takeNews()
      isRunning = news.isRunning
      streams += news.opened
      distribute(news, to: streams)
      for (stream, connection, seq) in news.joined { stream.goLive(on: connection, after: seq) }
      for stream in news.abandoned { stream.end() }
      let now = Monotonic.now()
      if now >= nextHeartbeat {
        for stream in streams { stream.beat(limit: queueLimit) }
        nextHeartbeat = now + heartbeat
      }
      for (stream, room) in zip(streams, hasRoom) where room == .gone || (room == .yes && !stream.write()) {
        stream.end()
      }
      for stream in streams where stream.isOverrun || stream.isStuck(for: heartbeat * 2, now: now) { stream.end() }
      if !isRunning { for stream in streams { stream.end(politely: true) } }
      let count = streams.count
      streams.removeAll(where: \.hasEnded)
      let ended = count - streams.count
      if ended > 0 { state.withLock { $0.count -= ended } }
    }
  }

  private enum Room {
    case unknown, yes, gone
  }

  /// Waits until something is published, a reader with frames waiting has room, one leaves, or it is time for a
  /// heartbeat; answers for each stream in order.
  private func waitForRoom(_ streams: [EventStream], until deadline: UInt64) -> [Room] {
    var polled = [pollfd(fd: wake, events: Int16(POLLIN), revents: 0)]
    for stream in streams {
      let interest = Self.peerClosed | (stream.hasWaiting ? Int16(POLLOUT) : 0)
      polled.append(pollfd(fd: stream.connection?.descriptor ?? -1, events: interest, revents: 0))
    }
    let now = Monotonic.now()
    let milliseconds = deadline > now ? Int32(clamping: (deadline - now) / 1_000_000 + 1) : 0
    poll(&polled, nfds_t(polled.count), milliseconds)
    if polled[0].revents != 0 {
      var rings: UInt64 = 0
      _ = read(wake, &rings, 8)
    }
    return polled.dropFirst().map { entry in
      if entry.revents & (Self.peerClosed | Int16(POLLHUP | POLLERR | POLLNVAL)) != 0 { return .gone }
      return entry.revents & Int16(POLLOUT) != 0 ? .yes : .unknown
    }
  }

  private func takeNews() -> State {
    state.withLock { state in
      let news = state
      state.firstPublished += UInt64(state.published.count)
      state.published = []
      state.opened = []
      state.joined = []
      state.abandoned = []
      return news
    }
  }

  private func distribute(_ news: State, to streams: [EventStream]) {
    for (offset, event) in news.published.enumerated() {
      let count = news.firstPublished + UInt64(offset)
      let frame = event.frame
      for stream in streams where stream.first <= count && stream.accepts(event) {
        stream.append(frame, seq: event.seq, limit: queueLimit)
      }
    }
  }
}
