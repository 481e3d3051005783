import CCUPS
import Foundation

/// Carries a connection through as many requests as come without a pause, on one worker's thread.
struct Exchange: Sendable {
  /// What is to become of the connection.
  enum Fate {
    /// It waits for its next request, without a thread.
    case park
    /// The client has gone.
    case close
    /// It has had its last answer, but the client may still be sending.
    case linger
    /// It goes over to the broadcaster.
    case join(EventStream, after: Int64)
  }

  /// Milliseconds a thread nobody else needs stays with its connection: the next request then comes without two
  /// changes of thread, which makes half the cost of a small one.
  private static let stay: Int32 = 3

  let configuration: ListenerConfiguration
  let handler: any Handler
  let broadcaster: Broadcaster
  let tally: Tally
  let tls: TLS?
  let reader: RequestReader
  let writer: ResponseWriter

  init(
    _ configuration: ListenerConfiguration, handler: any Handler, broadcaster: Broadcaster, tally: Tally, tls: TLS?
  ) {
    self.configuration = configuration
    self.handler = handler
    self.broadcaster = broadcaster
    self.tally = tally
    self.tls = tls
    reader = RequestReader(configuration: configuration, policy: OriginPolicy(configuration))
    writer = ResponseWriter(configuration: configuration)
  }

  /// Serves until the connection pauses or ends.
  /// - Parameter isNeeded: whether another connection waits for the thread.
  func serve(_ connection: Connection, isNeeded: () -> Bool) -> Fate {
    if let tls, !connection.isEncrypted {
      connection.enter(.head, for: Monotonic.nanoseconds(configuration.headDeadline))
      connection.isEncrypted = tls.handshake(connection, timeout: configuration.bodyDeadline)
      connection.leave()
      guard connection.isEncrypted else { return .close }
    }
    while true {
      switch reader.read(connection) {
      case .gone: return .close
      case .refused(let refusal, let acceptLanguage):
        tally.refused.count()
        tally.requests.count()
        refuse(refusal, acceptLanguage, on: connection)
        return .linger
      case .request(let request, let keepAlive):
        connection.isFresh = false
        tally.requests.count()
        switch handler.respond(to: request) {
        case .response(let response):
          guard writer.write(response, for: request, keepAlive: keepAlive, to: connection) else { return .linger }
        case .stream(let subscription): return begin(subscription, for: request, on: connection)
        }
      }
      if connection.hasBufferedInput { continue }
      if isNeeded() || httpWait(connection.http, Self.stay) == 0 { return .park }
    }
  }

  private func refuse(_ refusal: Refusal, _ acceptLanguage: String, on connection: Connection) {
    let response = handler.refusal(refusal, acceptLanguage: acceptLanguage)
    _ = writer.write(response, for: nil, keepAlive: false, to: connection)
  }

  private func begin(_ subscription: Subscription, for request: Request, on connection: Connection) -> Fate {
    // A stream has no length, so it needs the chunks of HTTP/1.1; a HEAD of it would have no end.
    guard request.method == .get, httpGetVersion(connection.http) == HTTP_VERSION_1_1 else {
      refuse(.badRequest, request.acceptLanguage, on: connection)
      return .linger
    }
    guard let stream = broadcaster.open(subscription, limit: configuration.streams) else {
      tally.refused.count()
      refuse(.busy(retryAfter: Listener.retryAfter), request.acceptLanguage, on: connection)
      return .linger
    }
    let snapshot = subscription.snapshot()
    guard writer.writeStreamHead(to: connection) else {
      broadcaster.abandon(stream)
      return .close
    }
    connection.enter(.response, for: Monotonic.nanoseconds(configuration.bodyDeadline))
    defer { connection.leave() }
    guard EventStream.write(Array("retry: 2000\n\n".utf8) + snapshot.frame, to: connection.http) else {
      broadcaster.abandon(stream)
      return .close
    }
    return .join(stream, after: snapshot.seq)
  }
}

extension Handler {
  /// The handler's words for a refusal, with the header fields the status calls for.
  func refusal(_ refusal: Refusal, acceptLanguage: String) -> Response {
    var response = refuse(refusal, acceptLanguage: acceptLanguage)
    if case .busy(let seconds) = refusal, response.retryAfter == nil { response.retryAfter = seconds }
    if refusal == .methodNotAllowed, response.allow.isEmpty { response.allow = Method.allCases }
    return response
  }
}
