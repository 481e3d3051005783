import Foundation
import HTTP
import Testing

@Suite("More clients than there is room for", .serialized)
struct CrowdTests {
  @Test("ten thousand silent connections are turned away in order, and a request among them is answered")
  func silentCrowd() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let parked = 300
    // Both ends live in this process, beside whatever other tests hold; a narrower machine gets a smaller crowd.
    let crowd = min(10_000, Int(limit.rlim_max) - parked - 1000)
    try #require(crowd > 500)
    try withServer(ListenerConfiguration(threads: 8, parked: parked)) { listener in
      var clients: [Client] = []
      for number in 0..<crowd {
        clients.append(try Client(port: listener.port, from: "127.0.0.\(2 + number % 8)"))
        if number % 2500 == 0 {
          let client = try Client(port: listener.port)
          client.send(get("/hello"))
          #expect(try client.answer().status == 200)
        }
      }
      #expect(eventually { listener.statistics.open <= parked && listener.statistics.refused >= crowd - parked })
      for client in clients.prefix(crowd - parked) {
        let text = try client.readToEnd()
        guard text.hasPrefix("HTTP/1.1 503 "), text.contains("\r\nRetry-After: ") else {
          Issue.record("turned away without a word: \(text.prefix(40))")
          break
        }
      }
      let client = try Client(port: listener.port)
      client.send(get("/hello"))
      #expect(try client.answer().status == 200)
      clients = []
      #expect(eventually { listener.statistics.open <= 1 })
    }
  }

  @Test("with all threads busy and the queue full, the next gets 503 at once, and those before it their answer")
  func busy() throws {
    let handler = TestHandler()
    try withServer(ListenerConfiguration(threads: 2, queue: 2), handler: handler) { listener in
      let waiting = try (0..<4).map { number in
        let client = try Client(port: listener.port)
        client.send(get("/wait"))
        #expect(eventually { listener.statistics.busy + listener.statistics.queued == number + 1 })
        return client
      }
      let turnedAway = try Client(port: listener.port)
      turnedAway.send(get("/hello"))
      let answer = try turnedAway.answer()
      #expect(answer.status == 503)
      #expect(answer["Retry-After"] == "2")
      #expect(answer["X-Content-Type-Options"] == "nosniff")
      for _ in waiting { handler.gate.signal() }
      for client in waiting { #expect(try client.answer().text == "waited") }
    }
  }

  @Test("slow senders on every thread don't keep others out")
  func slowCrowd() throws {
    let patient = ListenerConfiguration(threads: 2, headDeadline: 600, bodyDeadline: 600, crowdedDeadline: 0.3)
    try withServer(patient) { listener in
      let slowHeads = try (0..<3).map { _ in try Client(port: listener.port) }
      for client in slowHeads { client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n") }
      let slowBodies = try (0..<3).map { _ in try Client(port: listener.port) }
      for client in slowBodies { client.send(String(put("/echo", "{\"a\":1}").dropLast())) }
      #expect(eventually { listener.statistics.busy == 2 && listener.statistics.queued > 0 })
      let client = try Client(port: listener.port)
      client.send(get("/hello"))
      #expect(try client.answer().status == 200)
    }
  }

  @Test("stopping lets the running request finish, ends the rest and frees the port")
  func stop() throws {
    let handler = TestHandler()
    let listener = try Listener(ListenerConfiguration(port: 0), handler: handler, broadcaster: Broadcaster())
    listener.start()
    let idle = try Client(port: listener.port)
    let used = try Client(port: listener.port)
    used.send(get("/hello"))
    #expect(try used.answer().status == 200)
    let running = try Client(port: listener.port)
    running.send(get("/wait"))
    #expect(eventually { listener.statistics.requests == 2 && listener.statistics.busy == 1 })
    #expect(listener.statistics.parked == 2)
    let thread = Thread {
      usleep(300_000)
      handler.gate.signal()
    }
    thread.start()
    listener.stop()
    #expect(try running.answer().text == "waited")
    #expect(try running.isClosed())
    #expect(try idle.isClosed())
    #expect(try used.isClosed())
    #expect(listener.statistics.open == 0)
    let next = try Listener(ListenerConfiguration(port: listener.port), handler: handler, broadcaster: Broadcaster())
    #expect(next.port == listener.port)
  }

  @Test("a port that is taken, or an address that is none, is said so")
  func cannotListen() throws {
    try withServer { listener in
      #expect(throws: ListenerError.cannotListen(address: "127.0.0.1", port: listener.port, errno: EADDRINUSE)) {
        try Listener(ListenerConfiguration(port: listener.port), handler: TestHandler(), broadcaster: Broadcaster())
      }
    }
    #expect(throws: ListenerError.badAddress("localhost")) {
      try Listener(ListenerConfiguration(address: "localhost"), handler: TestHandler(), broadcaster: Broadcaster())
    }
  }

  @Test("five thousand random byte strings leave the listener as it was")
  func fuzz() throws {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "GET ", "PUT ", "/", " HTTP/1.1", "\r\n", "\n", "Host: localhost", "Content-Length: ", "5", ":", "%", "Cookie: ",
      "Transfer-Encoding: chunked", "Expect: 100-continue", "\u{0}", "Content-Encoding: gzip",
    ].map { Array($0.utf8) }
    try withServer(ListenerConfiguration(headDeadline: 1, bodyDeadline: 1)) { listener in
      for number in 0..<5000 {
        let bytes = (0..<Int.random(in: 1...40, using: &random)).flatMap { _ in
          number % 2 == 0
            ? pieces.randomElement(using: &random) ?? []
            : (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        try Client(port: listener.port).send(bytes)
      }
      #expect(eventually { listener.statistics.open == 0 && listener.statistics.busy == 0 })
      #expect(try openSockets(port: listener.port) == 1)
      let client = try Client(port: listener.port)
      client.send(get("/hello"))
      #expect(try client.answer().status == 200)
    }
  }
}
