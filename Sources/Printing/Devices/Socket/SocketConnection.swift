import CCUPS
import Glibc

/// One TCP connection to a printer that never waits longer than it is told to.
final class SocketConnection {
  /// What a read found.
  enum Reading: Equatable {
    case bytes([UInt8])
    /// Nothing came in time.
    case nothing
    /// The printer has said its last.
    case ended
  }

  private let descriptor: Int32

  /// Connects to whichever of the host's addresses takes it first.
  /// - Throws: `unreachable`, always.
  init(host: String, port: UInt16, within limit: Duration) throws(DeviceError) {
    guard let addresses = httpAddrGetList(host, AF_UNSPEC, String(port)) else {
      throw DeviceError(.unreachable, "\(host) tidak ditemukan")
    }
    defer { httpAddrFreeList(addresses) }
    var connected: Int32 = -1
    guard httpAddrConnect2(addresses, &connected, Int32(clamping: limit.inMilliseconds), nil) != nil else {
      // libcups has lost the reason by now: errno is that of its own clearing up.
      throw DeviceError(.unreachable, "\(host) tidak dapat dihubungi")
    }
    descriptor = connected
    // libcups gives it back blocking, and with TCP_NODELAY: without that the question behind a document waits for the
    // document's acknowledgement, 44 ms instead of 6.
    _ = fcntl(connected, F_SETFL, fcntl(connected, F_GETFL) | O_NONBLOCK)
  }

  deinit { close(descriptor) }

  /// Hands bytes to the kernel.
  /// - Parameter limit: how long the printer may take no further byte.
  /// - Returns: how the connection failed on the way and how many bytes had left by then; nil when all have.
  func send(_ bytes: [UInt8], stall limit: Duration) -> (error: DeviceError, sent: Int)? {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        guard Self.wait(descriptor, for: POLLOUT, until: .now + limit) else {
          return (stalled(limit), sent)
        }
      } else if errno != EINTR {
        return (Self.broken(errno), sent)
      }
    }
    return nil
  }

  /// Waits for bytes.
  /// - Throws: `interrupted` when the connection broke.
  func read(until deadline: ContinuousClock.Instant) throws(DeviceError) -> Reading {
    var buffer = [UInt8](repeating: 0, count: 512)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 { return .bytes(Array(buffer[..<count])) }
      if count == 0 { return .ended }
      if errno == EAGAIN {
        guard Self.wait(descriptor, for: POLLIN, until: deadline) else { return .nothing }
      } else if errno != EINTR {
        throw Self.broken(errno)
      }
    }
  }

  /// Says that nothing more will be sent.
  func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// How many bytes the printer's side has not acknowledged yet.
  var unacknowledged: Int {
    var count: Int32 = 0
    return ioctl(descriptor, UInt(TIOCOUTQ), &count) == 0 ? Int(count) : 0
  }

  /// What is said when the printer has taken no further byte for so long.
  func stalled(_ limit: Duration) -> DeviceError {
    DeviceError(.timedOut, "printer tidak menerima data selama \(limit.inSeconds) detik")
  }

  /// Whether something happened to the descriptor in time, a failure too.
  private static func wait(_ descriptor: Int32, for event: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      var polled = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let left = max(.zero, deadline - .now)
      if poll(&polled, 1, Int32(clamping: left.inMilliseconds)) > 0 { return true }
      if left == .zero { return false }
    }
  }

  private static func broken(_ code: Int32) -> DeviceError {
    DeviceError(.interrupted, "sambungan terputus: \(String(cString: strerror(code)))")
  }
}

extension Duration {
  /// For `poll`: rounded up, or the last millisecond would be spent turning round.
  var inMilliseconds: Int { Int((self / .milliseconds(1)).rounded(.up)) }

  /// For people: rounded to whole seconds, upwards.
  var inSeconds: Int { Int((self / .seconds(1)).rounded(.up)) }
}
