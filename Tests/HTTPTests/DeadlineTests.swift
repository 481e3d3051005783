import Foundation
import HTTP
import Testing

@Suite("Deadlines against slow clients")
struct DeadlineTests {
  private let hasty = ListenerConfiguration(headDeadline: 0.6, bodyDeadline: 0.6, idleDeadline: 0.6)

  @Test("a header line every so often for ever ends with 408")
  func slowHead() throws {
    try withServer(hasty) { listener in
      let client = try Client(port: listener.port)
      client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n")
      while client.isSilent {
        client.send("X-Slow: 1\r\n")
        usleep(100_000)
      }
      #expect(try client.answer().status == 408)
      #expect(eventually { listener.statistics.open == 0 })
    }
  }

  @Test("header lines without end are cut off, however fast they come")
  func endlessHead() throws {
    try withServer(ListenerConfiguration(headDeadline: 600, bodyDeadline: 1)) { listener in
      let client = try Client(port: listener.port)
      client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n")
      let lines = String(repeating: "Accept-Encoding: a\r\n", count: 100)
      for _ in 0..<3000 where client.isSilent {
        client.send(lines)
        usleep(1000)
      }
      #expect(try client.answer().status == 431)
    }
  }

  @Test("a body that stops half-way ends with 408")
  func stalledBody() throws {
    try withServer(hasty) { listener in
      let client = try Client(port: listener.port)
      client.send(String(put("/echo", String(repeating: " ", count: 5000)).dropLast(100)))
      #expect(try client.answer().status == 408)
      #expect(try client.isClosed())
    }
  }

  @Test("a reader that never reads is let go")
  func stuckReader() throws {
    try withServer(hasty) { listener in
      let client = try Client(port: listener.port, receiveBuffer: 4096)
      client.send(get("/big"))
      #expect(eventually { listener.statistics.requests == 1 })
      #expect(eventually { listener.statistics.busy == 0 && listener.statistics.open == 0 })
    }
  }

  @Test("an idle connection is closed, whether it has been used or not")
  func idle() throws {
    try withServer(hasty) { listener in
      let fresh = try Client(port: listener.port)
      let used = try Client(port: listener.port)
      used.send(get("/hello"))
      #expect(try used.answer().status == 200)
      #expect(try fresh.isClosed())
      #expect(try used.isClosed())
      #expect(eventually { listener.statistics.open == 0 })
    }
  }

  @Test("clients that vanish in any phase leave nothing behind")
  func aborts() throws {
    try withServer { listener in
      let whole = put("/echo", String(repeating: " ", count: 3000))
      for length in [0, 1, 20, 60, 90, 1000, whole.utf8.count] {
        for _ in 0..<20 {
          let client = try Client(port: listener.port)
          client.send(String(whole.prefix(length)))
        }
      }
      for _ in 0..<5 {
        let client = try Client(port: listener.port)
        client.send(get("/big", "Accept-Encoding: gzip\r\n"))
      }
      #expect(eventually { listener.statistics.open == 0 })
      #expect(try openSockets(port: listener.port) == 1)
      let client = try Client(port: listener.port)
      client.send(get("/hello"))
      #expect(try client.answer().status == 200)
    }
  }
}
