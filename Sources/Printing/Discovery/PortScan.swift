import CCUPS
import Glibc

/// Which hosts take connections on a port. Nothing is ever sent: what listens there is unknown.
enum PortScan {
  /// Connections under way at a time: a process may have 1024 open files.
  private static let width = 256

  /// Looks at all hosts, IPv4 addresses, within the limit.
  static func open(_ port: UInt16, on hosts: [String], within limit: Duration) -> [String] {
    let rounds = stride(from: 0, to: hosts.count, by: width).map { Array(hosts[$0..<min($0 + width, hosts.count)]) }
    return rounds.flatMap { round(port, on: $0, until: .now + limit / rounds.count) }
  }

  private static func round(_ port: UInt16, on hosts: [String], until deadline: ContinuousClock.Instant) -> [String] {
    let attempts = hosts.compactMap { host in begin(host, port).map { (host: host, descriptor: $0) } }
    defer { for attempt in attempts { close(attempt.descriptor) } }
    var polled = attempts.map { pollfd(fd: $0.descriptor, events: Int16(POLLOUT), revents: 0) }
    var open: [String] = []
    while polled.contains(where: { $0.fd >= 0 }) {
      let left = deadline - .now
      guard left > .zero else { break }
      guard poll(&polled, nfds_t(polled.count), Int32(clamping: left.inMilliseconds)) > 0 else { continue }
      for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(polled[index].fd, SOL_SOCKET, SO_ERROR, &code, &length)
        if code == 0, polled[index].revents & Int16(POLLERR | POLLNVAL) == 0 { open.append(attempts[index].host) }
        // poll passes over negative descriptors.
        polled[index].fd = -1
      }
    }
    return open
  }

  /// A connection under way; nil when the system refuses at once.
  private static func begin(_ host: String, _ port: UInt16) -> Int32? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return nil }
    let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    guard descriptor >= 0 else { return nil }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result == 0 || errno == EINPROGRESS { return descriptor }
    close(descriptor)
    return nil
  }
}
