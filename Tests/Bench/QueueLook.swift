import Foundation
import TestServices

/// How long the queue's answer takes, however long the queue is.
struct QueueLook {
  let server: LoketServer
  let times: Int

  /// How many wait, and how long each look took in milliseconds, sorted: a board's and a counter's.
  func answers() throws -> (waiting: Int, board: [Double], counter: [Double]) {
    let client = WireClient(port: server.port)
    client.cookie = try server.client(as: "petugas").cookie
    let services = try client.send("GET", "/api/queue").json["services"] as? [[String: Any]] ?? []
    let waiting = services.compactMap { $0["waiting"] as? Int }.reduce(0, +)
    return (waiting, try looks("/api/queue", client), try looks("/api/counters/1", client))
  }

  private func looks(_ path: String, _ client: WireClient) throws -> [Double] {
    try (0..<times).map { _ in
      let start = ContinuousClock.now
      guard try client.send("GET", path).status == 200 else { throw LoadFailed() }
      return (ContinuousClock.now - start) / .milliseconds(1)
    }.sorted()
  }
}
