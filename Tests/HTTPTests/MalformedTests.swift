import Foundation
import HTTP
import Testing

@Suite("Malformed and unwelcome requests over a real socket")
struct MalformedTests {
  private static let json = "Content-Type: application/json\r\n"

  private static func bare(_ fields: String, _ body: String = "") -> String {
    "PUT /echo HTTP/1.1\r\nHost: localhost\r\n\(json)\(fields)\r\n\(body)"
  }

  /// What is sent, and the status that must come back before the connection closes.
  static let cases: [(String, String, Int)] = [
    ("no version", "GET /hello\r\n\r\n", 400),
    ("unknown version", "GET /hello HTTP/3.0\r\nHost: localhost\r\n\r\n", 400),
    ("garbage", "\u{1}\u{2}\u{3} what is this\r\n\r\n", 405),
    ("one word", "HELO\r\n\r\n", 400),
    (
      "a 9 KB request line", "GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 400
    ),
    ("a 40 KB header", get("/hello", "X-Long: " + String(repeating: "a", count: 40_000) + "\r\n"), 431),
    ("a header line without a colon", get("/hello", "what is this\r\n"), 400),
    ("a folded header line", get("/hello", "X-Fold: a\r\n b\r\n"), 400),
    ("no length", bare(""), 411),
    ("chunked", bare("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"), 411),
    ("chunked with a length", bare("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "{}"), 411),
    ("a negative length", bare("Content-Length: -5\r\n", "{}"), 400),
    ("a signed length", bare("Content-Length: +2\r\n", "{}"), 400),
    ("a length with a tail", bare("Content-Length: 2x\r\n", "{}"), 400),
    ("a giant length", bare("Content-Length: 99999999999999999999\r\n", "{}"), 413),
    ("a length over the limit", bare("Content-Length: 1048577\r\n", "{}"), 413),
    ("a GET with a body", get("/hello", "Content-Length: 2\r\n") + "{}", 400),
    ("a DELETE with a body", "DELETE /none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", 400),
    ("a gzipped body", bare("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"), 415),
    ("a form", put("/echo", "a=b", "Content-Type: application/x-www-form-urlencoded\r\n"), 415),
    ("plain text", put("/echo", "{}", "Content-Type: text/plain\r\n"), 415),
    ("text that ends like JSON", put("/echo", "{}", "Content-Type: text/x+json\r\n"), 415),
    ("no media type", put("/echo", "{}", ""), 415),
    ("OPTIONS", "OPTIONS /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    ("PATCH", "PATCH /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", 405),
    ("TRACE", "TRACE /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    ("CONNECT", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    ("a lower-case method", "get /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
    ("an absolute target", get("http://localhost/hello"), 400),
    ("dot segments", get("/../etc/passwd"), 400),
    ("escaped dot segments", get("/%2e%2e/%2e%2e/etc/passwd"), 400),
    ("an escaped NUL", get("/hello%00.txt"), 400),
    ("a backslash", get("/..\\..\\etc"), 400),
    ("two slashes", get("//etc/passwd"), 400),
    ("no Host", "GET /hello HTTP/1.1\r\n\r\n", 421),
    ("a foreign Host", "GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    ("a Host that begins like ours", "GET /hello HTTP/1.1\r\nHost: localhost.evil.example:80\r\n\r\n", 421),
    ("another site's Referer", put("/echo", "{}", json + "Referer: http://evil.example/x\r\n"), 403),
    ("a Referer on another port", put("/echo", "{}", json + "Referer: http://localhost:81/x\r\n"), 403),
    ("a Referer of another scheme", put("/echo", "{}", json + "Referer: https://localhost/x\r\n"), 403),
    ("a Referer that begins like ours", put("/echo", "{}", json + "Referer: http://localhost.evil/x\r\n"), 403),
    ("another site's Origin", put("/echo", "{}", json + "Origin: http://evil.example\r\n"), 403),
    ("an opaque Origin", put("/echo", "{}", json + "Origin: null\r\n"), 403),
    ("a foreign DELETE", "DELETE /none HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n", 403),
  ]

  @Test("is turned away with a reason, and the connection closes", arguments: cases)
  func refused(name: String, request: String, status: Int) throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(request)
      let answer = try client.answer()
      #expect(answer.status == status)
      #expect(answer["Content-Type"] == "application/problem+json")
      #expect(answer["Connection"] == "close")
      client.shutdownWriting()
      #expect(try client.isClosed())
      #expect(listener.statistics.refused == 1)
    }
  }

  @Test("a refused method says which are allowed, in the reader's language where it was read")
  func particulars() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send("PATCH /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try client.answer()["Allow"] == "GET, HEAD, POST, PUT, DELETE")
      let other = try Client(port: listener.port)
      other.send("GET /hello HTTP/1.1\r\nAccept-Language: en\r\nHost: x\r\n\r\n")
      #expect(try other.answer().text.contains("\"language\":\"en\""))
    }
  }

  @Test("own pages and programs may change things; other sites may link here")
  func welcome() throws {
    try withServer(ListenerConfiguration(hosts: ["loket.example", "kios.example:8080"])) { listener in
      for host in [
        "localhost", "LOCALHOST:8080", "127.0.0.1:9", "[::1]:8080", "192.0.2.7", "[2001:db8::7]:8080", "loket.example",
        "loket.example:81",
      ] {
        let client = try Client(port: listener.port)
        let fields = "Content-Type: application/json; charset=utf-8\r\n"
        for more in ["", "Referer: http://\(host)/meja?a=b\r\n", "Origin: http://\(host)\r\n"] {
          client.send(
            put("/echo", "{}", fields + more).replacingOccurrences(of: "Host: localhost", with: "Host: \(host)"))
          #expect(try client.answer().status == 200)
        }
        client.send(
          get("/hello", "Referer: http://other.example/\r\n").replacingOccurrences(of: "localhost", with: host))
        #expect(try client.answer().status == 200)
      }
      for host in ["kios.example:81", "127.0.0.1.example", "[::1].example", "1.2.3.example:8080"] {
        let client = try Client(port: listener.port)
        client.send("GET /hello HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        #expect(try client.answer().status == 421)
      }
    }
  }

  @Test("a body shorter than it said gets 400, a longer one's rest is no request")
  func lyingLength() throws {
    try withServer { listener in
      let short = try Client(port: listener.port)
      short.send(Self.bare("Content-Length: 50\r\n", "{}"))
      short.shutdownWriting()
      #expect(try short.answer().status == 400)
      let long = try Client(port: listener.port)
      long.send(Self.bare("Content-Length: 2\r\n", "{}{\"lebih\":true}\r\n"))
      #expect(try long.answer().text == "{}")
      #expect(try long.answer().status == 400)
      let double = try Client(port: listener.port)
      double.send(Self.bare("Content-Length: 2\r\nContent-Length: 4\r\n", "{}"))
      double.shutdownWriting()
      #expect(try double.answer().status == 400)
    }
  }

  @Test("a packed body is refused in any state, and a GET that says it has one gets no garbage")
  func packedBodies() throws {
    try withServer { listener in
      let packed: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xab, 0x56, 0x4a, 0x54, 0xb2, 0x32, 0xac, 0x05,
        0x00, 0xaf, 0xac, 0x1b, 0x56, 0x07, 0x00, 0x00, 0x00,
      ]  // {"a":1}
      for body in [packed, Array(packed.prefix(10)), Array("no gzip at all".utf8), []] {
        for method in ["PUT", "POST"] {
          let client = try Client(port: listener.port)
          client.send(
            "\(method) /echo HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n")
          client.send(body)
          #expect(try client.answer().status == 415)
        }
      }
      let client = try Client(port: listener.port)
      client.send(get("/text", "Content-Encoding: gzip\r\n"))
      #expect(try client.readToEnd() == "")
      #expect(eventually { listener.statistics.open == 0 })
      #expect(try openSockets(port: listener.port) == 1)
    }
  }

  @Test("two hundred header lines are read")
  func manyHeaders() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(get("/hello", (0..<200).map { "X-\($0): y\r\n" }.joined()))
      #expect(try client.answer().status == 200)
    }
  }

  @Test("a head cut off before its end is no request")
  func cutHead() throws {
    try withServer { listener in
      for piece in ["GET /he", "GET /hello HTTP/1.1\r\nHost: localhost\r\n", "HEAD /hello HTTP/1.1\r\nHost: local"] {
        let client = try Client(port: listener.port)
        client.send(piece)
        client.shutdownWriting()
        #expect(try client.readToEnd() == "")
      }
      #expect(eventually { listener.statistics.open == 0 })
    }
  }

  @Test("where files are uploaded a body may be longer, up to a limit of its own, and nowhere else")
  func uploads() throws {
    let uploads = ListenerConfiguration.Uploads(segment: "echo", limit: 2_000_000)
    try withServer(ListenerConfiguration(uploads: uploads)) { listener in
      for (path, length, status) in [("/echo", 2_000_000, 200), ("/echo", 2_000_001, 413), ("/hello", 1_048_577, 413)] {
        let client = try Client(port: listener.port)
        let head = "PUT \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        client.send(head + "Content-Length: \(length)\r\n\r\n" + String(repeating: " ", count: length))
        #expect(try client.answer().status == status, "\(path) \(length)")
      }
    }
  }

  @Test("a client still sending a megabyte too much reads why it was refused")
  func noReset() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(Self.bare("Content-Length: 3000000\r\n", String(repeating: " ", count: 3_000_000)))
      #expect(try client.answer().status == 413)
    }
  }
}
