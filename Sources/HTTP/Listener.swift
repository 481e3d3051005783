import CCUPS
import Dispatch
import Foundation
import Synchronization

/// An HTTP/1.1 server on libcups' own HTTP API (RFC 9110, RFC 9112).
///
/// One thread accepts and watches idle connections, a bounded pool works on requests, one keeps deadlines, and the
/// broadcaster's serves all event streams.
package final class Listener: Sendable {
  /// Seconds a client is asked to wait when everybody is busy.
  static let retryAfter = 2
  private static let grace: TimeInterval = 5
  private static let backlog: Int32 = 1024

  /// The port listened on; the real one when 0 was asked for.
  package let port: Int

  /// An address of this machine on which the listener is reached.
  let loopback: String

  private enum Stage {
    case made, started, stopped
  }

  private let socket: Int32
  private let park: ConnectionPark
  private let pool: WorkerPool
  private let watchdog: Watchdog
  private let broadcaster: Broadcaster
  private let tally: Tally
  private let tls: TLS?
  private let stage = Mutex(Stage.made)
  private let threads = DispatchGroup()

  /// Takes the port and the credentials; nobody is served before `start`.
  /// - Throws: `ListenerError`.
  package init(_ configuration: ListenerConfiguration, handler: any Handler, broadcaster: Broadcaster) throws {
    httpInitialize()
    signal(SIGPIPE, SIG_IGN)
    let tls = try TLS(configuration)
    let tally = Tally()
    (socket, port) = try Self.listen(configuration)
    loopback = ["0.0.0.0": "127.0.0.1", "::": "::1"][configuration.address] ?? configuration.address
    let busyAnswer =
      tls == nil
      ? handler.refusal(.busy(retryAfter: Self.retryAfter), acceptLanguage: "").bytesForClosing() : []
    let park: ConnectionPark
    do {
      park = try ConnectionPark(listener: socket, configuration, tally: tally, busyAnswer: busyAnswer)
    } catch {
      close(socket)
      throw error
    }
    let watchdog = Watchdog(configuration)
    let exchange = Exchange(configuration, handler: handler, broadcaster: broadcaster, tally: tally, tls: tls)
    pool = WorkerPool(limit: configuration.threads, queueLimit: configuration.queue) { connection, isNeeded in
      watchdog.watch(connection)
      let fate = exchange.serve(connection, isNeeded: isNeeded)
      watchdog.forget(connection)
      switch fate {
      case .park: park.park(connection)
      case .close: connection.close()
      case .linger: park.linger(connection)
      case .join(let stream, let seq): broadcaster.join(stream, on: connection, after: seq)
      }
    }
    self.tally = tally
    self.tls = tls
    self.park = park
    self.watchdog = watchdog
    self.broadcaster = broadcaster
  }

  deinit {
    stop()
    close(socket)
  }

  /// Begins to serve. A listener is started once.
  package func start() {
    let isFirst = stage.withLock { stage in
      guard stage == .made else { return false }
      stage = .started
      return true
    }
    guard isFirst else { return }
    run("loket.park") { [park, pool] in park.run { pool.submit($0) } }
    run("loket.watchdog") { [watchdog, pool] in watchdog.run { pool.queued > 0 } }
    run("loket.streams") { [broadcaster] in broadcaster.run() }
  }

  /// Stops: nobody is accepted any more, idle connections and streams end, requests being worked on get five seconds.
  /// Returns when all is closed. The port is free afterwards; listener and broadcaster are not started again.
  package func stop() {
    let wasRunning = stage.withLock { stage in
      defer { stage = .stopped }
      return stage == .started
    }
    guard wasRunning else { return }
    park.stop()
    shutdown(socket, Int32(SHUT_RDWR))
    let (abandoned, finished) = pool.stop(until: Date(timeIntervalSinceNow: Self.grace))
    abandoned.forEach(park.turnAway)
    if !finished {
      watchdog.cutAll()
      _ = pool.stop(until: Date(timeIntervalSinceNow: Self.grace))
    }
    broadcaster.stop()
    watchdog.stop()
    threads.wait()
    park.closeRest()
    tls?.discard()
  }

  /// What the listener is doing and has done.
  package var statistics: Statistics {
    Statistics(
      open: tally.open.value, busy: pool.busy, queued: pool.queued, parked: park.count,
      streams: broadcaster.streamCount,
      requests: tally.requests.value, refused: tally.refused.value)
  }

  private func run(_ name: String, _ body: @escaping @Sendable () -> Void) {
    threads.enter()
    let thread = Thread { [threads] in
      body()
      threads.leave()
    }
    thread.name = name
    thread.start()
  }

  private static func listen(_ configuration: ListenerConfiguration) throws -> (socket: Int32, port: Int) {
    var address = http_addr_t()
    let family = configuration.address.contains(":") ? AF_INET6 : AF_INET
    let isNumeric =
      family == AF_INET
      ? inet_pton(AF_INET, configuration.address, &address.ipv4.sin_addr)
      : inet_pton(AF_INET6, configuration.address, &address.ipv6.sin6_addr)
    guard isNumeric == 1 else { throw ListenerError.badAddress(configuration.address) }
    address.addr.sa_family = sa_family_t(family)
    let socket = httpAddrListen(&address, Int32(configuration.port))
    guard socket >= 0 else {
      throw ListenerError.cannotListen(address: configuration.address, port: configuration.port, errno: errno)
    }
    // libcups asks for a short queue; asking again lengthens it.
    _ = Glibc.listen(socket, backlog)
    var length = socklen_t(MemoryLayout<http_addr_t>.size)
    _ = withUnsafeMutablePointer(to: &address.addr) { getsockname(socket, $0, &length) }
    return (socket, Int(httpAddrPort(&address)))
  }
}
