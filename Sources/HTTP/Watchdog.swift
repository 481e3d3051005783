import CCUPS
import Foundation
import Synchronization

/// Ends what takes too long. libcups' own timeouts start anew with every byte, so a deadline is kept by shutting the
/// socket under the thread that waits on it: its reading side while reading, so that it can still say why; both sides
/// while writing. While others wait for a thread, patience with those who are sending slowly is short.
final class Watchdog: Sendable {
  private struct State {
    var watched: [ObjectIdentifier: Connection] = [:]
    var isRunning = true
  }

  private let state = Mutex(State())
  private let headLimit: UInt64
  private let crowdedPatience: UInt64
  private let tick: TimeInterval

  init(_ configuration: ListenerConfiguration) {
    headLimit = UInt64(configuration.headLimit)
    crowdedPatience = Monotonic.nanoseconds(configuration.crowdedDeadline)
    let shortest = min(configuration.headDeadline, configuration.bodyDeadline, configuration.crowdedDeadline)
    tick = min(0.25, max(0.02, shortest / 8))
  }

  /// Watches a connection a worker has taken, until `forget`, which must come before it is closed.
  func watch(_ connection: Connection) {
    state.withLock { $0.watched[ObjectIdentifier(connection)] = connection }
  }

  func forget(_ connection: Connection) {
    _ = state.withLock { $0.watched.removeValue(forKey: ObjectIdentifier(connection)) }
  }

  /// Runs until `stop`; on a thread of its own.
  /// - Parameter isCrowded: whether connections wait for a thread.
  func run(isCrowded: () -> Bool) {
    while state.withLock({ $0.isRunning }) {
      Thread.sleep(forTimeInterval: tick)
      let now = Monotonic.now()
      let isCrowded = isCrowded()
      state.withLock { state in
        for connection in state.watched.values { check(connection, now, isCrowded) }
      }
    }
  }

  func stop() {
    state.withLock { $0.isRunning = false }
  }

  /// Shuts everything still at work: the server is going and has waited long enough.
  func cutAll() {
    state.withLock { state in
      for connection in state.watched.values { shutdown(connection.descriptor, Int32(SHUT_RDWR)) }
    }
  }

  private func check(_ connection: Connection, _ now: UInt64, _ isCrowded: Bool) {
    let phase = connection.phase.load(ordering: .acquiring)
    guard phase != .none else { return }
    let isLate =
      now > connection.deadline.load(ordering: .relaxed)
      || (isCrowded && phase != .response && now > connection.start.load(ordering: .relaxed) + crowdedPatience)
    guard isLate || (phase == .head && isTooLong(connection)) else { return }
    connection.cut.store(isLate ? .late : .tooLong, ordering: .releasing)
    shutdown(connection.descriptor, Int32(phase == .response ? SHUT_RDWR : SHUT_RD))
  }

  /// libcups sets no bound on the number of header lines; the kernel's byte count does.
  private func isTooLong(_ connection: Connection) -> Bool {
    let received = loket_bytes_received(connection.descriptor)
    let atStart = connection.bytesAtHead.load(ordering: .relaxed)
    if atStart == 0 { connection.bytesAtHead.store(received, ordering: .relaxed) }
    return atStart > 0 && received > atStart + headLimit
  }
}
