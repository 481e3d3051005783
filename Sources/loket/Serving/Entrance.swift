import Desk
import HTTP

/// The way in: a listener with the event streams that it carries. Neither is started twice, so other names or another
/// encryption want another entrance.
final class Entrance: Sendable {
  let configuration: ListenerConfiguration
  let broadcaster = Broadcaster()
  private let listener: Listener

  /// Takes the port.
  /// - Throws: `ListenerError`.
  init(_ configuration: ListenerConfiguration, handler: any Handler) throws {
    self.configuration = configuration
    listener = try Listener(configuration, handler: handler, broadcaster: broadcaster)
  }

  /// Begins to serve.
  /// - Throws: a failure when it encrypts and no handshake succeeds.
  func start() throws(CommandFailure) {
    listener.start()
    guard configuration.isEncrypting, !listener.shakesHands() else { return }
    stop()
    throw TLSCheck.failure
  }

  /// Ends every connection; requests being answered get their answer.
  func stop() { listener.stop() }

  /// The listener's figures for `/metrics`.
  var metrics: [Metric] {
    let statistics = listener.statistics
    let states = ["busy": statistics.busy, "parked": statistics.parked, "stream": statistics.streams]
    return [
      Metric("loket_http_requests_total", .counter, "Requests answered.", Double(statistics.requests)),
      Metric(
        "loket_http_refused_total", .counter, "Requests and connections turned away.", Double(statistics.refused)),
      Metric("loket_streams", .gauge, "Open event streams.", Double(statistics.streams)),
    ]
      + states.sorted { $0.key < $1.key }.map {
        Metric("loket_http_connections", .gauge, "Open connections by state.", Double($0.value), ["state": $0.key])
      }
  }
}
