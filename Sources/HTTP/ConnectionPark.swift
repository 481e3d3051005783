import CCUPS
import Foundation
import Synchronization

/// The waiting room: accepts connections and keeps all that have no request at hand, on one thread and one epoll.
///
/// Beyond its size the one idle longest makes room for a newcomer, so that ten thousand silent connections keep nobody
/// out. When no worker is free either, a client gets a ready-made 503.
final class ConnectionPark: Sendable {
  private struct Entry {
    let connection: Connection
    let stamp: UInt32
    let since: UInt64
  }

  private struct State {
    var waiting: [Int32: Entry] = [:]
    /// Who came when, oldest first; entries whose stamp is out of date are passed over.
    var order: [(descriptor: Int32, stamp: UInt32)] = []
    var orderStart = 0
    var nextStamp: UInt32 = 1
    var isOpen = true
  }

  private static let listenerKey: UInt64 = .max
  private static let wakeKey: UInt64 = .max - 1
  private static let tick: Int32 = 100

  private let state = Mutex(State())
  private let lingering: LingeringSockets
  private let listener: Int32
  private let epoll: Int32
  private let wake: Int32
  private let size: Int
  private let idle: UInt64
  private let tally: Tally
  private let busyAnswer: [UInt8]

  /// - Parameter busyAnswer: the 503 in full; empty under TLS, where nothing can be said before a handshake.
  init(listener: Int32, _ configuration: ListenerConfiguration, tally: Tally, busyAnswer: [UInt8]) throws {
    self.listener = listener
    self.tally = tally
    self.busyAnswer = busyAnswer
    size = max(1, configuration.parked)
    idle = Monotonic.nanoseconds(configuration.idleDeadline)
    lingering = LingeringSockets(limit: max(64, configuration.parked / 4))
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    wake = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    guard epoll >= 0, wake >= 0 else { throw ListenerError.noDescriptor(errno) }
    register(listener, Self.listenerKey, EPOLL_CTL_ADD, oneShot: false)
    register(wake, Self.wakeKey, EPOLL_CTL_ADD, oneShot: false)
  }

  deinit {
    close(epoll)
    close(wake)
  }

  var count: Int { state.withLock { $0.waiting.count } }

  /// Keeps a connection until its next request, its idle deadline, or until somebody needs its place.
  func park(_ connection: Connection) {
    let (isKept, evicted) = state.withLock { state -> (Bool, Connection?) in
      guard state.isOpen else { return (false, nil) }
      let evicted = state.waiting.count >= size ? takeOldest(&state, before: .max) : nil
      let stamp = state.nextStamp
      state.nextStamp &+= 1
      let descriptor = connection.descriptor
      state.waiting[descriptor] = Entry(connection: connection, stamp: stamp, since: Monotonic.now())
      state.order.append((descriptor, stamp))
      compact(&state)
      let key = UInt64(stamp) << 32 | UInt64(UInt32(bitPattern: descriptor))
      if !register(descriptor, key, EPOLL_CTL_MOD, oneShot: true) {
        register(descriptor, key, EPOLL_CTL_ADD, oneShot: true)
      }
      return (true, evicted)
    }
    if !isKept { connection.close() }
    if let evicted { turnAway(evicted) }
  }

  /// Closes a connection that has had its last answer, after what the client still sends.
  func linger(_ connection: Connection) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, connection.descriptor, nil)
    if let socket = connection.closeKeepingSocket() { lingering.add(socket) }
  }

  /// Says that no thread is free, if the client hasn't been answered before, and closes.
  func turnAway(_ connection: Connection) {
    guard connection.isFresh else { return connection.close() }
    tally.refused.count()
    if !busyAnswer.isEmpty, !connection.isEncrypted {
      _ = busyAnswer.withUnsafeBytes { bytes in
        send(
          connection.descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
      }
    }
    linger(connection)
  }

  /// Ends `run` and closes what waits.
  func stop() {
    state.withLock { $0.isOpen = false }
    var one: UInt64 = 1
    _ = write(wake, &one, 8)
  }

  // MARK: The thread

  /// Accepts and waits until `stop`.
  /// - Parameter submit: takes a connection with a request at hand; false when there is no thread for it.
  func run(submit: (Connection) -> Bool) {
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    var nextRound = Monotonic.now()
    while state.withLock({ $0.isOpen }) {
      let ready = epoll_wait(epoll, &events, Int32(events.count), Self.tick)
      for event in events.prefix(Int(max(0, ready))) {
        switch event.data.u64 {
        case Self.listenerKey: accept()
        case Self.wakeKey: break
        case let key:
          if let connection = take(key), !submit(connection) { turnAway(connection) }
        }
      }
      let now = Monotonic.now()
      if now >= nextRound {
        expire(now)
        nextRound = now + UInt64(Self.tick) * 1_000_000
      }
    }
    let left = state.withLock { state in
      defer { state.waiting = [:] }
      return state.waiting.values.map(\.connection)
    }
    left.forEach { $0.close() }
  }

  /// Closes what only waited for the client's last bytes; when nobody adds to it any more.
  func closeRest() {
    lingering.closeAll()
  }

  private func accept() {
    if let connection = Connection(acceptingFrom: listener, tally) { return park(connection) }
    // Most likely the process has no descriptor left: the one idle longest gives its own.
    if let oldest = state.withLock({ takeOldest(&$0, before: .max) }) {
      oldest.close()
    } else {
      usleep(10_000)
    }
  }

  private func take(_ key: UInt64) -> Connection? {
    let descriptor = Int32(truncatingIfNeeded: key)
    return state.withLock { state in
      guard let entry = state.waiting[descriptor], entry.stamp == UInt32(key >> 32) else { return nil }
      state.waiting.removeValue(forKey: descriptor)
      return entry.connection
    }
  }

  private func expire(_ now: UInt64) {
    while let connection = state.withLock({ takeOldest(&$0, before: now > idle ? now - idle : 0) }) {
      connection.close()
    }
    lingering.tend(now)
  }

  // MARK: Who came when

  private func takeOldest(_ state: inout State, before: UInt64) -> Connection? {
    while state.orderStart < state.order.count {
      let (descriptor, stamp) = state.order[state.orderStart]
      if let entry = state.waiting[descriptor], entry.stamp == stamp {
        guard entry.since < before else { return nil }
        state.waiting.removeValue(forKey: descriptor)
        state.orderStart += 1
        return entry.connection
      }
      state.orderStart += 1
    }
    return nil
  }

  private func compact(_ state: inout State) {
    guard state.order.count > 2 * state.waiting.count + 1024 else { return }
    let waiting = state.waiting
    state.order = state.order[state.orderStart...].filter { waiting[$0.descriptor]?.stamp == $0.stamp }
    state.orderStart = 0
  }

  @discardableResult
  private func register(_ descriptor: Int32, _ key: UInt64, _ operation: Int32, oneShot: Bool) -> Bool {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue | (oneShot ? EPOLLONESHOT.rawValue : 0)
    event.data.u64 = key
    return epoll_ctl(epoll, operation, descriptor, &event) == 0
  }
}
