import CCUPS
import Foundation
import Synchronization

/// Sockets that have had their last answer while the client was still sending. Closing them at once would make the
/// kernel answer the unread bytes with a reset, which can overtake the response (RFC 9112 §9.6).
final class LingeringSockets: Sendable {
  private struct Socket {
    let descriptor: Int32
    let until: UInt64
    var drained = 0
  }

  private static let patience = Monotonic.nanoseconds(2)
  private static let mostDrained = 8 << 20

  private let sockets = Mutex<[Socket]>([])
  private let limit: Int

  /// - Parameter limit: sockets kept at most; more are closed at once.
  init(limit: Int) {
    self.limit = limit
  }

  func add(_ descriptor: Int32) {
    let socket = Socket(descriptor: descriptor, until: Monotonic.now() + Self.patience)
    let isKept = sockets.withLock { sockets in
      guard sockets.count < limit else { return false }
      sockets.append(socket)
      return true
    }
    if !isKept { close(descriptor) }
  }

  /// Throws away what has come, and closes those whose client has finished or is taking too long.
  func tend(_ now: UInt64) {
    sockets.withLock { sockets in
      for index in sockets.indices.reversed() {
        let isOver = drain(sockets[index].descriptor, &sockets[index].drained) || now > sockets[index].until
        if isOver { close(sockets.remove(at: index).descriptor) }
      }
    }
  }

  func closeAll() {
    sockets.withLock { sockets in
      for socket in sockets { close(socket.descriptor) }
      sockets = []
    }
  }

  /// True when the client has closed its side, or has sent more than anybody would read.
  private func drain(_ descriptor: Int32, _ drained: inout Int) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
      while drained < Self.mostDrained {
        let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if count == 0 { return true }
        if count < 0 { return errno != EAGAIN && errno != EINTR }
        drained += count
      }
      return true
    }
  }
}
