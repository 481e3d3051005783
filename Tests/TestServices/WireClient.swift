import Foundation

/// A lean HTTP/1.1 client on one kept connection, so that a benchmark measures the server and not its client.
package final class WireClient {
  /// What the server answered.
  package struct Answer {
    package let status: Int
    package let headBytes: [UInt8]
    package let body: [UInt8]

    /// Status line and header fields as text.
    package var head: String { String(decoding: headBytes, as: UTF8.self) }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON's object; empty when it is none.
    package var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// The items of a list.
    package var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
  }

  /// The connection could not be made or was lost.
  package struct Lost: Error {}

  private let port: Int
  private var descriptor: Int32 = -1
  private var buffer: [UInt8] = []
  /// Sent with every request.
  package var cookie: String?
  /// Sent with every request.
  package var language = "id"

  /// A client of a server on loopback; it connects with its first request.
  package init(port: Int) { self.port = port }

  deinit { close() }

  /// An id as screens make it: UUIDv7 (RFC 9562), which sorts by time.
  package static func newID() -> String {
    let milliseconds = UInt64(Date().timeIntervalSince1970 * 1000)
    var bytes = UUID().uuid
    withUnsafeMutableBytes(of: &bytes) { bytes in
      for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * index)) }
      bytes[6] = 0x70 | (bytes[6] & 0x0F)
    }
    return UUID(uuid: bytes).uuidString.lowercased()
  }

  /// One request and its answer; a connection that the server has closed is made anew once, before anything is sent.
  package func send(_ method: String, _ path: String, _ body: [UInt8]? = nil) throws -> Answer {
    if descriptor < 0 || isClosedByPeer { try connect() }
    var request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept-Language: \(language)\r\n"
    if let cookie { request += "Cookie: \(cookie)\r\n" }
    if let body { request += "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n" }
    try write(Array((request + "\r\n").utf8) + (body ?? []))
    return try read()
  }

  /// Opens the event stream and hands its socket over: what comes is the caller's to read, and the socket to close.
  package func listen() throws -> Int32 {
    if descriptor < 0 { try connect() }
    let cookie = cookie.map { "Cookie: \($0)\r\n" } ?? ""
    try write(Array("GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(cookie)\r\n".utf8))
    defer { descriptor = -1 }
    return descriptor
  }

  /// The same with a value as JSON.
  package func send(_ method: String, _ path: String, json: [String: Any]) throws -> Answer {
    try send(method, path, [UInt8](JSONSerialization.data(withJSONObject: json)))
  }

  /// Signs in and keeps the session's cookie.
  package func signIn(_ username: String, password: String = "loket-demo") throws -> Answer {
    let answer = try send("POST", "/api/session", json: ["username": username, "password": password])
    let field = answer.head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("set-cookie:") }
    cookie = field?.dropFirst("set-cookie:".count).split(separator: ";").first.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    return answer
  }

  private func connect() throws {
    close()
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    guard result == 0 else {
      close()
      throw Lost()
    }
  }

  private func close() {
    if descriptor >= 0 { Foundation.close(descriptor) }
    descriptor = -1
    buffer.removeAll()
  }

  private var isClosedByPeer: Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT | MSG_PEEK)) == 0
  }

  private func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw lost() }
      sent += count
    }
  }

  private func read() throws -> Answer {
    while true {
      if let end = Self.endOfHead(buffer) { return try answer(head: end) }
      try fill()
    }
  }

  private func answer(head end: Int) throws -> Answer {
    let head = Array(buffer[..<end])
    let status = head.count > 12 ? head[9..<12].reduce(0) { $0 * 10 + Int($1) - 48 } : 0
    let length = Self.number(after: Self.contentLength, in: head) ?? 0
    while buffer.count < end + length { try fill() }
    let body = Array(buffer[end..<end + length])
    buffer.removeFirst(end + length)
    // Only refusals end a connection; what a kept one says of itself is not worth a look at every answer.
    if status >= 400, String(decoding: head, as: UTF8.self).lowercased().contains("connection: close") { close() }
    return Answer(status: status, headBytes: head, body: body)
  }

  private func fill() throws {
    var piece = [UInt8](repeating: 0, count: 16_384)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { throw lost() }
    buffer += piece[..<count]
  }

  private func lost() -> Lost {
    close()
    return Lost()
  }

  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    for index in 3..<bytes.count
    where bytes[index] == 10 && bytes[index - 1] == 13 && bytes[index - 2] == 10 && bytes[index - 3] == 13 {
      return index + 1
    }
    return nil
  }

  private static let contentLength = Array("content-length:".utf8)

  /// The number behind a field's name, which is given in lower case with its colon.
  private static func number(after name: [UInt8], in head: [UInt8]) -> Int? {
    var start = 0
    while start + name.count < head.count {
      if zip(head[start...], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        let digits = head[(start + name.count)...].drop { $0 == 0x20 }.prefix { (0x30...0x39).contains($0) }
        return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
      }
      guard let end = head[start...].firstIndex(of: 10) else { return nil }
      start = end + 1
    }
    return nil
  }
}
