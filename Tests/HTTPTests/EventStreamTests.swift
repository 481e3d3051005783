import Foundation
import HTTP
import Synchronization
import Testing

@Suite("Server-sent events")
struct EventStreamTests {
  private func event(_ seq: Int64, audience: Int = 0, id: String = "t") -> ServerEvent {
    ServerEvent(topic: "ticket", id: id, seq: seq, audience: audience)
  }

  private func begin(_ listener: Listener, receiveBuffer: Int32? = nil) throws -> Client {
    let client = try Client(port: listener.port, receiveBuffer: receiveBuffer)
    client.send(get("/stream"))
    return client
  }

  @Test("the snapshot comes first, then every accepted event in order, as events of the HTML standard")
  func order() throws {
    let broadcaster = Broadcaster()
    let subscription = Subscription(
      snapshot: { Snapshot(seq: 10, data: Array("{\"antrean\":\n3}".utf8)) }, accepts: { $0.audience & 1 != 0 })
    try withServer(handler: TestHandler(subscription: subscription), broadcaster: broadcaster) { listener in
      let client = try begin(listener)
      let head = try client.read(upTo: "\r\n\r\n")
      #expect(head.contains("Content-Type: text/event-stream"))
      #expect(head.contains("Cache-Control: no-store"))
      _ = try client.read(upTo: "retry: 2000\n\n")
      #expect(try client.read(upTo: "\n\n").hasSuffix("id: 10\nevent: snapshot\ndata: {\"antrean\":3}\n\n"))
      for seq in Int64(9)...40 { broadcaster.publish(event(seq, audience: Int(seq % 2), id: "a\"\\\u{1}")) }
      var seen = ""
      while !seen.contains("id: 39\n") { seen += try client.read(upTo: "\n\n") }
      let ids = seen.unicodeScalars.split(separator: "\n").map(String.init).filter { $0.hasPrefix("id: ") }
      #expect(ids == stride(from: 11, through: 39, by: 2).map { "id: \($0)" })
      #expect(seen.contains(#"data: {"topic":"ticket","id":"a\"\\\u0001","seq":11}"#))
    }
  }

  @Test("nothing is lost or repeated between snapshot and stream")
  func seam() throws {
    let broadcaster = Broadcaster()
    let subscription = Subscription(snapshot: {
      for seq in Int64(1)...5 { broadcaster.publish(event(seq)) }
      return Snapshot(seq: 3)
    })
    try withServer(handler: TestHandler(subscription: subscription), broadcaster: broadcaster) { listener in
      let client = try begin(listener)
      _ = try client.read(upTo: "retry: 2000\n\n")
      var seen = ""
      while !seen.contains("id: 5\n") { seen += try client.read(upTo: "\n\n") }
      #expect(seen.contains("id: 4\n"))
      #expect(!seen.contains("id: 3\n"))
    }
  }

  @Test("a quiet stream has a heartbeat")
  func heartbeat() throws {
    let broadcaster = Broadcaster(heartbeat: 0.2)
    try withServer(broadcaster: broadcaster) { listener in
      let client = try begin(listener)
      _ = try client.read(upTo: "retry: 2000\n\n")
      for _ in 0..<3 { #expect(try client.read(upTo: ":\n\n").contains(":\n\n")) }
    }
  }

  @Test("a slow reader is dropped, the others hear everything, and it may come back")
  func slowReader() throws {
    let broadcaster = Broadcaster(queueLimit: 64)
    let latest = Mutex<Int64>(0)
    let subscription = Subscription(snapshot: { Snapshot(seq: latest.withLock { $0 }) })
    try withServer(handler: TestHandler(subscription: subscription), broadcaster: broadcaster) { listener in
      let slow = try begin(listener, receiveBuffer: 4096)
      let good = try begin(listener)
      _ = try good.read(upTo: "retry: 2000\n\n")
      #expect(eventually { broadcaster.streamCount == 2 })
      let id = String(repeating: "x", count: 4000)
      var seq: Int64 = 0
      while broadcaster.streamCount == 2, seq < 20_000 {
        seq += 1
        latest.withLock { $0 = seq }
        broadcaster.publish(event(seq, id: id))
        _ = try good.read(upTo: "id: \(seq)\ndata: ")
      }
      #expect(broadcaster.streamCount == 1)
      #expect(eventually { listener.statistics.open == 1 })
      let back = try begin(listener)
      _ = try back.read(upTo: "retry: 2000\n\n")
      broadcaster.publish(event(seq + 1))
      #expect(try back.read(upTo: "\n\n").contains("id: \(seq + 1)\n"))
      _ = slow
    }
  }

  @Test("streams that leave are forgotten, and those over the bound are asked to come later")
  func leaving() throws {
    let broadcaster = Broadcaster()
    try withServer(ListenerConfiguration(streams: 3), broadcaster: broadcaster) { listener in
      var clients = try (0..<3).map { _ in try begin(listener) }
      for client in clients { _ = try client.read(upTo: "retry: 2000\n\n") }
      let fourth = try begin(listener)
      let refused = try fourth.answer()
      #expect(refused.status == 503)
      #expect(refused["Retry-After"] != nil)
      #expect(listener.statistics.busy == 0 || eventually { listener.statistics.busy == 0 })
      clients = []
      #expect(eventually { broadcaster.streamCount == 0 })
      #expect(eventually { listener.statistics.streams == 0 })
    }
  }

  @Test("stopping ends a stream as a complete response")
  func stop() throws {
    let listener = try Listener(
      ListenerConfiguration(port: 0), handler: StreamingHandler(plain: TestHandler()), broadcaster: Broadcaster())
    listener.start()
    let client = try begin(listener)
    _ = try client.read(upTo: "retry: 2000\n\n")
    #expect(eventually { listener.statistics.busy == 0 })
    listener.stop()
    #expect(try client.readToEnd().hasSuffix("0\r\n\r\n"))
  }
}
