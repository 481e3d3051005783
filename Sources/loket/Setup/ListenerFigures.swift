import Desk
import HTTP
import Synchronization

/// The listener's figures for `/metrics`: the desk is made before the listener that serves it.
final class ListenerFigures: Sendable {
  private let listener = Mutex<Listener?>(nil)

  func watch(_ listener: Listener) { self.listener.withLock { $0 = listener } }

  var metrics: [Metric] {
    guard let statistics = listener.withLock({ $0 })?.statistics else { return [] }
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
