import CCUPS
import Foundation
import Synchronization

/// One client's connection: libcups' `http_t`, its socket and the deadline it is under.
///
/// Unchecked: exactly one thread has it at any time (the waiting room, a worker or the broadcaster), and it changes
/// hands only through a lock of theirs. The watchdog alone looks in from outside, at the atomics and at `descriptor`
/// while its registry's lock keeps the socket open.
final class Connection: @unchecked Sendable {
  /// What the client is being waited for.
  enum Phase: UInt8, AtomicRepresentable {
    case none, head, body, response
  }

  /// Why the watchdog ended a phase.
  enum Cut: UInt8, AtomicRepresentable {
    case none, late, tooLong
  }

  let http: OpaquePointer
  let descriptor: Int32
  let remoteAddress: String
  var isEncrypted = false
  /// Whether libcups may have begun to unpack a body or to pack a response and not come to its end.
  var holdsCoder = false
  /// Whether it has carried a request.
  var isFresh = true

  let phase = Atomic<Phase>(.none)
  /// When the phase began and when it must be over, on the monotonic clock.
  let start = Atomic<UInt64>(0)
  let deadline = Atomic<UInt64>(0)
  /// Set by the watchdog when it ended a phase.
  let cut = Atomic<Cut>(.none)
  /// What the watchdog saw of the head so far.
  let bytesAtHead = Atomic<UInt64>(0)

  private let tally: Tally

  /// Accepts the next connection; nil when there is none or no descriptor is left.
  init?(acceptingFrom listener: Int32, _ tally: Tally) {
    guard let http = httpAcceptConnection(listener, 1) else { return nil }
    self.http = http
    self.tally = tally
    tally.open.count()
    descriptor = httpGetFd(http)
    remoteAddress = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      httpAddrString(httpGetAddress(http), buffer.baseAddress, 256).map { String(cString: $0) } ?? ""
    }
    set(TCP_NODELAY, true)
  }

  /// Whether a next request is already here, in libcups' or the TLS layer's buffer.
  var hasBufferedInput: Bool { httpGetReady(http) > 0 }

  /// What to tell the client when the watchdog ended a phase.
  var cutRefusal: Refusal? {
    switch cut.load(ordering: .acquiring) {
    case .none: nil
    case .late: .requestTimeout
    case .tooLong: .headTooLarge
    }
  }

  /// Starts a phase that must be over in `nanoseconds` from now.
  func enter(_ phase: Phase, for nanoseconds: UInt64) {
    bytesAtHead.store(0, ordering: .relaxed)
    let now = Monotonic.now()
    start.store(now, ordering: .relaxed)
    deadline.store(now + nanoseconds, ordering: .relaxed)
    self.phase.store(phase, ordering: .releasing)
  }

  /// Ends the phase: what follows is the server's own time.
  func leave() {
    phase.store(.none, ordering: .releasing)
  }

  /// Holds back packets that are not full, until told otherwise: libcups sends a head on its own, and that packet would
  /// wake the client only to wait for the body.
  func holdBack(_ holdsBack: Bool) {
    set(TCP_CORK, holdsBack)
  }

  private func set(_ option: Int32, _ isOn: Bool) {
    var value: Int32 = isOn ? 1 : 0
    setsockopt(descriptor, Int32(IPPROTO_TCP), option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Closes at once; input nobody read makes the kernel send a reset.
  func close() {
    if holdsCoder { freeCoder() }
    httpClose(http)
    tally.open.count(-1)
  }

  /// Closes libcups' side (with TLS' farewell) and gives the still open socket, from which what the client is sending
  /// can be drained so that no reset overtakes the answer.
  func closeKeepingSocket() -> Int32? {
    let socket = dup(descriptor)
    close()
    guard socket >= 0 else { return nil }
    shutdown(socket, Int32(SHUT_WR))
    return socket
  }

  /// httpClose forgets 72 KiB for an unfinished coder; httpFlush frees it, but reads all there is to read first. With
  /// nothing behind the descriptor that is at most libcups' own buffer, and takes no waiting.
  private func freeCoder() {
    let void = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard void >= 0 else { return }
    dup2(void, descriptor)
    Foundation.close(void)
    httpFlush(http)
  }
}
