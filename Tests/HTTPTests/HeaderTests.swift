import Foundation
import HTTP
import Testing

@Suite("Response headers on the wire")
struct HeaderTests {
  @Test("every response, refusals too, carries the protecting headers and nothing of the request's")
  func protection() throws {
    try withServer { listener in
      for request in [get("/hello", "Link: <x>\r\nUser-Agent: mata-mata\r\n"), get("/conflict"), "GARBAGE\r\n\r\n"] {
        let client = try Client(port: listener.port)
        client.send(request)
        let answer = try client.answer()
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Referrer-Policy"] == "same-origin")
        #expect(answer["X-Frame-Options"] == "DENY")
        #expect(answer["Content-Security-Policy"]?.contains("default-src 'self'") == true)
        #expect(answer["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
        #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(answer["Permissions-Policy"] != nil)
        #expect(answer["Server"] == "Loket")
        #expect(answer.fields.count { $0.name == "Date" } == 1)
        for name in ["User-Agent", "Link", "Host", "Set-Cookie", "Cookie"] { #expect(answer[name] == nil) }
      }
    }
  }

  @Test("a value that would end its header line becomes a bare 500")
  func injection() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(get("/elsewhere?to=/%0d%0aSet-Cookie:%20sesi=curian"))
      let answer = try client.answer()
      #expect(answer.status == 500)
      #expect(answer["Set-Cookie"] == nil)
      #expect(answer["Location"] == nil)
      client.send(get("/cookie?set=a%3b%20Domain%3dx"))
      #expect(try client.answer().status == 500)
      client.send(get("/elsewhere?to=/meja"))
      #expect(try client.answer()["Location"] == "/meja")
    }
  }

  @Test("a cookie is HttpOnly, SameSite=Strict, and Secure when browsers come by HTTPS")
  func cookie() throws {
    for isSecure in [false, true] {
      try withServer(ListenerConfiguration(behindTLS: isSecure)) { listener in
        let client = try Client(port: listener.port)
        client.send(get("/cookie?set=abc"))
        let expected = "sesi=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60" + (isSecure ? "; Secure" : "")
        #expect(try client.answer()["Set-Cookie"] == expected)
      }
    }
  }

  @Test("one request's cookie is never the next one's on the same connection")
  func cookieIsForgotten() throws {
    try withServer { listener in
      let client = try Client(port: listener.port)
      client.send(get("/cookie", "Cookie: sesi=rahasia\r\n"))
      #expect(try client.answer().text == "rahasia")
      client.send(get("/cookie?set=baru"))
      #expect(try client.answer().text == "none")
      client.send(get("/cookie"))
      let last = try client.answer()
      #expect(last.text == "none")
      #expect(last["Set-Cookie"] == nil)
    }
  }
}
