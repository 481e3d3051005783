import Foundation

/// A raw TCP client: it sends exactly the bytes it is told to and gives back exactly what came.
final class Client {
  struct Failure: Error {
    let what: String
  }

  /// A response as it was on the wire.
  struct Answer {
    var status = 0
    var fields: [(name: String, value: String)] = []
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(_ name: String) -> String? {
      fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
  }

  let descriptor: Int32
  private var buffer: [UInt8] = []

  init(port: Int, from source: String? = nil, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(what: "socket \(errno)") }
    if var receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    if let source, Self.call(bind, descriptor, source, 0) != 0 { throw Failure(what: "bind \(errno)") }
    guard Self.call(connect, descriptor, "127.0.0.1", port) == 0 else { throw Failure(what: "connect \(errno)") }
  }

  deinit { close(descriptor) }

  private static func call(
    _ function: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ descriptor: Int32, _ host: String, _ port: Int
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// False when the peer has closed.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.send(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  func shutdownWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads until the peer closes or resets, or `seconds` have gone by without a byte.
  func readToEnd(seconds: Int = 20) throws -> String {
    while try fill(seconds: seconds) {}
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Reads until `text` has come, and gives everything up to and with it.
  func read(upTo text: String, seconds: Int = 20) throws -> String {
    let mark = Array(text.utf8)
    while true {
      if let range = Data(buffer).range(of: Data(mark)) {
        defer { buffer.removeFirst(range.upperBound) }
        return String(decoding: buffer[..<range.upperBound], as: UTF8.self)
      }
      guard try fill(seconds: seconds) else { throw Failure(what: "closed before \(text)") }
    }
  }

  /// Reads one response with its body.
  func answer(toHead: Bool = false) throws -> Answer {
    var answer = Answer()
    let lines = try read(upTo: "\r\n\r\n").components(separatedBy: "\r\n")
    answer.status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
    for line in lines.dropFirst() where !line.isEmpty {
      guard let colon = line.firstIndex(of: ":") else { throw Failure(what: "no field: \(line)") }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      answer.fields.append((String(line[..<colon]), value))
    }
    if toHead { return answer }
    if answer["Transfer-Encoding"] == "chunked" {
      while true {
        let size = Int(try read(upTo: "\r\n").dropLast(), radix: 16) ?? 0
        answer.body += try take(size)
        _ = try take(2)
        if size == 0 { break }
      }
    } else {
      answer.body = try take(Int(answer["Content-Length"] ?? "0") ?? 0)
    }
    return answer
  }

  /// Whether the peer has closed, after at most `seconds`.
  func isClosed(seconds: Int = 20) throws -> Bool { try !fill(seconds: seconds) }

  /// Whether nothing has come and the connection is still open.
  var isSilent: Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT | MSG_PEEK)) < 0 && errno == EAGAIN
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      guard try fill(seconds: 20) else { throw Failure(what: "closed inside a body") }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  private func fill(seconds: Int) throws -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, Int32(seconds * 1000)) > 0 else { throw Failure(what: "nothing came") }
    var piece = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }
}
