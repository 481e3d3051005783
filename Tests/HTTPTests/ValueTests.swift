import Foundation
import HTTP
import Testing

@Suite("Targets, cookies and responses as values")
struct ValueTests {
  @Test(
    "a malformed target is none",
    arguments: [
      "", "x", "http://localhost/", "*", "/..", "/a/../b", "/%2e%2e/etc", "/.%2E", "/a/./b", "//a", "/a//b", "/%00",
      "/a\\b", "/%5c", "/%0a", "/%7f", "/%", "/%4", "/%zz", "/%ff", "/a?x=%", "/a?x=%00", "/a?%ff=1",
    ])
  func malformed(target: String) {
    #expect(RequestTarget(target) == nil)
  }

  @Test("path and query are decoded once")
  func decoded() throws {
    let target = try #require(RequestTarget("/a%20b/%252e%252e/c%2Fd/?q=satu+dua%2B&q=tiga&kosong&=x"))
    #expect(target.segments == ["a b", "%2e%2e", "c/d"])
    #expect(target.path == "/a b/%2e%2e/c/d")
    #expect(target.query == ["q": "satu dua+", "kosong": "", "": "x"])
    #expect(try #require(RequestTarget("/")).segments.isEmpty)
  }

  @Test("the first cookie of a name counts")
  func cookies() {
    let request = Request(method: .get, path: "/", segments: [], cookies: "a=1; sesi=x=y;sesi=2; tanpa")
    #expect(request.cookie("sesi") == "x=y")
    #expect(request.cookie("a") == "1")
    #expect(request.cookie("es") == nil)
    #expect(request.cookie("tanpa") == nil)
  }

  @Test(
    "a response with a control character in a header value, or a cookie that is none, is malformed",
    arguments: [
      Response(status: 303, location: "/\r\nSet-Cookie: a=b"), Response(status: 303, location: "/\u{0}"),
      Response(status: 200, contentType: "text/plain\nX: y"), Response(status: 99), Response(status: 600),
      Response(status: 200, cookie: SetCookie(name: "a", value: "b; Domain=x", maxAge: nil)),
      Response(status: 200, cookie: SetCookie(name: "a\r\n", value: "b", maxAge: nil)),
      Response(status: 200, cookie: SetCookie(name: "", value: "b", maxAge: nil)),
    ])
  func malformed(response: Response) {
    #expect(!response.isWellFormed)
  }
}
