import Foundation
import HTTP
import Testing

@Suite("Well-formed requests over a real socket")
struct ExchangeTests {
  @Test("GET, HEAD, PUT, POST and DELETE are answered one after the other on one connection")
  func keepAlive() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(get("/hello?name=Ani"))
      let hello = try client.answer()
      #expect(hello.status == 200)
      #expect(hello.text == "hello Ani")
      client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try client.answer(toHead: true)["Content-Length"] == "6")
      client.send(put("/echo", "{\"a\":1}"))
      #expect(try client.answer().text == "{\"a\":1}")
      client.send(put("/none", "{}"))
      let none = try client.answer()
      #expect(none.status == 204)
      #expect(none["Content-Length"] == nil)
      client.send(put("/echo", "[]").replacing("PUT", with: "POST", maxReplacements: 1))
      #expect(try client.answer().text == "[]")
      client.send("DELETE /none HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try client.answer().status == 204)
      client.send(get("/none"))
      #expect(try client.answer().status == 204)
      client.send(get("/conflict"))
      #expect(try client.answer().status == 409)
      client.send(get("/hello", "Connection: close\r\n"))
      #expect(try client.answer()["Connection"] == "close")
      #expect(try client.isClosed())
      #expect(listener.statistics.requests == 9)
    }
  }

  @Test(
    "a body is JSON under its own name and under that of a format that is written in it",
    arguments: ["application/json", "application/json; charset=utf-8", "application/CloudEvents+JSON; charset=UTF-8"])
  func mediaTypes(type: String) throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(put("/echo", "{}", "Content-Type: \(type)\r\n"))
      #expect(try client.answer().text == "{}")
    }
  }

  @Test("three requests in one packet get three answers in order")
  func pipelining() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(get("/hello?name=1") + put("/echo", "{\"n\":2}") + get("/text", "Accept-Encoding: gzip\r\n"))
      #expect(try client.answer().text == "hello 1")
      #expect(try client.answer().text == "{\"n\":2}")
      #expect(try client.answer()["Content-Encoding"] == "gzip")
      client.send(get("/hello?name=4"))
      #expect(try client.answer().text == "hello 4")
    }
  }

  @Test("a request in small pieces with pauses is one request")
  func pieces() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      for byte in put("/echo", "{\"nama\":\"Siti\"}").utf8 {
        client.send([byte])
        if byte % 7 == 0 { usleep(2000) }
      }
      #expect(try client.answer().text == "{\"nama\":\"Siti\"}")
    }
  }

  @Test("a connection idle for longer than a thread stays is served again")
  func parked() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      for _ in 0..<3 {
        client.send(get("/hello"))
        #expect(try client.answer().status == 200)
        #expect(eventually { listener.statistics.parked == 1 && listener.statistics.busy == 0 })
      }
    }
  }

  @Test("who has shut his writing side still gets the answer")
  func halfClosed() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(put("/echo", "{}"))
      client.shutdownWriting()
      #expect(try client.answer().text == "{}")
      #expect(try client.isClosed())
    }
  }

  @Test("HTTP/1.0 is answered and closed")
  func oldVersion() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send("GET /text HTTP/1.0\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
      let answer = try client.answer()
      #expect(answer.status == 200)
      #expect(answer["Content-Encoding"] == nil)
      #expect(try client.isClosed())
    }
  }

  @Test("a client that waits for 100 Continue gets it")
  func expectation() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      let request = put("/echo", "{}", "Content-Type: application/json\r\nExpect: 100-continue\r\n")
      client.send(String(request.dropLast(2)))
      #expect(try client.read(upTo: "\r\n\r\n").hasPrefix("HTTP/1.1 100"))
      client.send("{}")
      #expect(try client.answer().text == "{}")
    }
  }

  @Test("a PUT with an empty body is answered, then the connection closes")
  func emptyBody() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(put("/echo", ""))
      let answer = try client.answer()
      #expect(answer.status == 200)
      #expect(answer["Connection"] == "close")
      #expect(try client.isClosed())
    }
  }

  @Test("text over a kilobyte comes gzipped to who takes gzip, and whole to who doesn't")
  func gzip() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(get("/text"))
      let plain = try client.answer()
      #expect(plain["Content-Encoding"] == nil)
      for field in ["gzip", "br;q=1.0, gzip;q=0.8", "deflate, GZIP"] {
        client.send(get("/text", "Accept-Encoding: \(field)\r\n"))
        let packed = try client.answer()
        #expect(packed["Content-Encoding"] == "gzip")
        #expect(packed["Vary"] == "Accept-Encoding")
        #expect(packed.body.count < plain.body.count / 4)
        #expect(try output(of: "/usr/bin/gzip", ["-dc"], input: packed.body) == plain.body)
      }
      for field in ["identity", "gzip;q=0", "gzip; q=0.0", "x-gzipper"] {
        client.send(get("/text", "Accept-Encoding: \(field)\r\n"))
        #expect(try client.answer().body == plain.body)
      }
      client.send(get("/hello", "Accept-Encoding: gzip\r\n"))
      #expect(try client.answer()["Content-Encoding"] == nil)
    }
  }
}
