import Foundation
import HTTP
import Testing

@Suite("Static files")
struct StaticFilesTests {
  private func withSite(_ body: (String, Listener) throws -> Void) throws {
    try withFolder { folder in
      let root = folder + "/screens"
      let files = FileManager.default
      try files.createDirectory(atPath: root + "/js", withIntermediateDirectories: true)
      for (name, text) in [
        ("screens/index.html", "<p>beranda"), ("screens/js/meja.mjs", "export {}"), ("screens/.env", "rahasia"),
        ("rahasia.txt", "rahasia"), ("screens-lain.txt", "rahasia"),
      ] { try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8) }
      try files.createSymbolicLink(atPath: root + "/keluar.txt", withDestinationPath: folder + "/rahasia.txt")
      try files.createSymbolicLink(atPath: root + "/luar", withDestinationPath: folder)
      try files.createSymbolicLink(atPath: root + "/dalam.mjs", withDestinationPath: root + "/js/meja.mjs")
      try withServer(handler: TestHandler(root: root)) { listener in try body(root, listener) }
    }
  }

  private func fetch(_ target: String, _ fields: String = "", _ listener: Listener) throws -> Client.Answer {
    let client = try Client(port: listener.port)
    client.send(get(target, fields))
    return try client.answer()
  }

  @Test("files come with their media type, a folder with its index")
  func found() throws {
    try withSite { _, listener in
      let index = try fetch("/", "", listener)
      #expect(index.text == "<p>beranda")
      #expect(index["Content-Type"] == "text/html; charset=utf-8")
      #expect(index["Cache-Control"] == "no-cache")
      let script = try fetch("/js/meja.mjs", "", listener)
      #expect(script["Content-Type"] == "text/javascript; charset=utf-8")
      #expect(try fetch("/dalam.mjs", "", listener).text == "export {}")
    }
  }

  @Test(
    "there is no way out of the folder",
    arguments: [
      "/../rahasia.txt", "/js/../../rahasia.txt", "/%2e%2e/rahasia.txt", "/..%2frahasia.txt",
      "/js%2f..%2f..%2frahasia.txt",
      "/.env", "/keluar.txt", "/luar/rahasia.txt", "/luar/screens/../rahasia.txt", "/index.html%00.txt", "//etc/passwd",
      "/%2fetc%2fpasswd", "/..\\rahasia.txt", "/%5c..%5crahasia.txt", "/js", "/nihil", "/index.html/x",
    ])
  func noWayOut(target: String) throws {
    try withSite { _, listener in
      let answer = try fetch(target, "", listener)
      #expect(answer.status == 404 || answer.status == 400)
      #expect(!answer.text.contains("rahasia"))
    }
  }

  @Test("what the client has is not sent again until it changes")
  func notModified() throws {
    try withSite { root, listener in
      let first = try fetch("/", "", listener)
      let date = try #require(first["Last-Modified"])
      let second = try fetch("/", "If-Modified-Since: \(date)\r\n", listener)
      #expect(second.status == 304)
      #expect(second.body.isEmpty)
      #expect(second["Last-Modified"] == date)
      #expect(try fetch("/", "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT\r\n", listener).status == 200)
      #expect(try fetch("/", "If-Modified-Since: kemarin\r\n", listener).status == 200)
      try "<p>baru".write(toFile: root + "/index.html", atomically: false, encoding: .utf8)
      let later = Date(timeIntervalSinceNow: 60)
      try FileManager.default.setAttributes([.modificationDate: later], ofItemAtPath: root + "/index.html")
      #expect(try fetch("/", "If-Modified-Since: \(date)\r\n", listener).text == "<p>baru")
    }
  }

  @Test("a 304 leaves the connection open for the next request")
  func notModifiedKeepsAlive() throws {
    try withSite { _, listener in
      let client = try Client(port: listener.port)
      for _ in 0..<3 {
        client.send(get("/", "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT\r\n"))
        #expect(try client.answer().status == 304)
      }
    }
  }
}
