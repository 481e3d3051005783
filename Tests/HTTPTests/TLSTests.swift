import Foundation
import HTTP
import Testing

// libcups keeps its credentials per process, so these come one after the other.
@Suite("TLS", .serialized)
struct TLSTests {
  private func curl(_ arguments: String...) throws -> String {
    let common = ["--silent", "--show-error", "--max-time", "20"]
    return String(decoding: try output(of: "/usr/bin/curl", common + arguments), as: UTF8.self)
  }

  private func protocols(_ port: Int, _ version: String) throws -> String {
    let printed = try output(
      of: "/usr/bin/openssl",
      ["s_client", "-connect", "127.0.0.1:\(port)", "-\(version)", "-cipher", "DEFAULT@SECLEVEL=0"])
    return String(decoding: printed, as: UTF8.self)
  }

  private func check(_ listener: Listener) throws {
    #expect(try protocols(listener.port, "tls1_3").contains("New, TLSv1.3"))
    #expect(try protocols(listener.port, "tls1_2").contains("New, TLSv1.2"))
    #expect(try protocols(listener.port, "tls1_1").contains("New, (NONE)"))
    let plain = try Client(port: listener.port)
    plain.send(get("/hello"))
    #expect(try !plain.readToEnd().contains("hello"))
    #expect(eventually { listener.statistics.open == 0 })
  }

  @Test("with a given certificate, trusted by its name")
  func files() throws {
    try withFolder { folder in
      let (certificate, key) = (folder + "/rantai.pem", folder + "/kunci.pem")
      _ = try output(
        of: "/usr/bin/openssl",
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
          "-subj", "/CN=loket.example", "-addext", "subjectAltName=DNS:loket.example",
        ])
      let configuration = ListenerConfiguration(
        hosts: ["loket.example"], encryption: .files(certificate: certificate, key: key))
      try withServer(configuration) { listener in
        let url = "https://loket.example:\(listener.port)"
        let connect = "loket.example:\(listener.port):127.0.0.1:\(listener.port)"
        let printed = try curl(
          "--cacert", certificate, "--connect-to", connect, "--include", "\(url)/cookie?set=a", "\(url)/text",
          "--compressed", "--write-out", "koneksi=%{num_connects} ")
        #expect(printed.contains("Max-Age=60; Secure"))
        #expect(printed.contains("baris demi baris"))
        #expect(printed.contains("koneksi=0"))
        let changed = try curl(
          "--cacert", certificate, "--connect-to", connect, "-X", "PUT", "-H", "Content-Type: application/json",
          "-H", "Referer: \(url)/meja", "-d", "{\"a\":1}", "\(url)/echo")
        #expect(changed == "{\"a\":1}")
        try check(listener)
      }
    }
  }

  @Test("with a certificate of its own making, kept for the next start")
  func automatic() throws {
    try withFolder { folder in
      var first: Data?
      for _ in 0..<2 {
        try withServer(ListenerConfiguration(encryption: .automatic(directory: folder + "/tls"))) { listener in
          let url = "https://localhost:\(listener.port)/hello?name=aman"
          #expect(try curl("--cacert", folder + "/tls/localhost.crt", url) == "hello aman")
          try check(listener)
        }
        let certificate = FileManager.default.contents(atPath: folder + "/tls/localhost.crt")
        #expect(certificate != nil)
        #expect(first == nil || first == certificate)
        first = certificate
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/tls/localhost.key")[.posixPermissions]
        #expect(mode as? Int == 0o600)
      }
    }
  }

  @Test("events come over TLS too, and a refused body's reason is read before the connection ends")
  func streamsAndRefusals() throws {
    try withFolder { folder in
      let broadcaster = Broadcaster(heartbeat: 0.2)
      let configuration = ListenerConfiguration(encryption: .automatic(directory: folder + "/tls"))
      let handler = TestHandler(subscription: Subscription(snapshot: { Snapshot(seq: 7, data: Array("{}".utf8)) }))
      try withServer(configuration, handler: handler, broadcaster: broadcaster) { listener in
        let url = "https://localhost:\(listener.port)"
        let certificate = folder + "/tls/localhost.crt"
        let stream = try curl("--cacert", certificate, "--no-buffer", "--max-time", "2", "\(url)/stream")
        #expect(stream.hasPrefix("retry: 2000\n\nid: 7\nevent: snapshot\ndata: {}\n\n:\n\n:\n\n"))
        let body = folder + "/besar.json"
        try String(repeating: " ", count: 2_000_000).write(toFile: body, atomically: false, encoding: .utf8)
        let refused = try curl(
          "--cacert", certificate, "-X", "PUT", "-H", "Content-Type: application/json", "-H", "Expect:",
          "--data-binary", "@\(body)", "--output", "/dev/null", "--write-out", "%{http_code}", "\(url)/echo")
        #expect(refused == "413")
        #expect(eventually { listener.statistics.open == 0 })
      }
    }
  }

  @Test("a client that never finishes its handshake is let go")
  func stalledHandshake() throws {
    try withFolder { folder in
      let configuration = ListenerConfiguration(
        headDeadline: 0.5, encryption: .automatic(directory: folder + "/tls"))
      try withServer(configuration) { listener in
        let client = try Client(port: listener.port)
        client.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
        #expect(try client.isClosed())
        #expect(eventually { listener.statistics.open == 0 && listener.statistics.busy == 0 })
      }
    }
  }

  @Test("credentials that can't be read, or are none, are refused at once")
  func unreadable() throws {
    try withFolder { folder in
      let junk = folder + "/junk.pem"
      try "junk".write(toFile: junk, atomically: false, encoding: .utf8)
      for (certificate, key, named) in [
        ("/nowhere/c.pem", junk, "/nowhere/c.pem"), (junk, "/nowhere/k.pem", "/nowhere/k.pem"), (junk, junk, junk),
      ] {
        #expect(throws: ListenerError.badCredentials(named)) {
          try withServer(ListenerConfiguration(encryption: .files(certificate: certificate, key: key))) { _ in }
        }
      }
    }
  }
}
