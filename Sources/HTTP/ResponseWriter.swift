import CCUPS
import Foundation

/// Writes responses through libcups, with the fields the listener is answerable for.
struct ResponseWriter: Sendable {
  private static let worthCompressing = 1024

  let configuration: ListenerConfiguration

  /// Writes the whole response; true when the connection is fit for another request.
  ///
  /// - Parameters:
  ///   - request: what is answered; nil when it could not be read.
  ///   - keepAlive: whether both sides want another request. libcups would close after every status from 400 on; saying
  ///     so in the Connection field beforehand keeps the decision here.
  func write(_ response: Response, for request: Request?, keepAlive: Bool, to connection: Connection) -> Bool {
    let http = connection.http
    let response = response.isWellFormed ? response : Response(status: 500)
    let isCompressed = begin(response, for: request, keepAlive: keepAlive, on: connection)
    connection.enter(.response, for: Monotonic.nanoseconds(configuration.bodyDeadline))
    connection.holdBack(true)
    defer {
      connection.holdBack(false)
      connection.leave()
    }
    guard httpWriteResponse(http, http_status_t(rawValue: Int32(response.status))) == 0 else { return false }
    if !response.body.isEmpty, request?.method != .head, response.mayHaveBody {
      let written = response.body.withUnsafeBytes { bytes in
        httpWrite2(http, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      guard written == response.body.count else { return false }
      if isCompressed {
        httpWrite2(http, "", 0)
        connection.holdsCoder = httpGetState(http) != HTTP_STATE_WAITING
      }
    }
    guard httpFlushWrite(http) >= 0, httpError(http) == 0 else { return false }
    return keepAlive && httpGetState(http) == HTTP_STATE_WAITING
  }

  /// Writes the head of an endless response, to which chunks are added afterwards; false when the client has gone.
  func writeStreamHead(to connection: Connection) -> Bool {
    let http = connection.http
    let response = Response(status: 200, contentType: ContentType.eventStream)
    setFields(of: response, varies: false, keepAlive: true, on: connection)
    httpSetLength(http, 0)
    connection.enter(.response, for: Monotonic.nanoseconds(configuration.bodyDeadline))
    defer { connection.leave() }
    return httpWriteResponse(http, HTTP_STATUS_OK) == 0 && httpError(http) == 0
  }

  /// Sets all fields; true when the body is to be compressed by libcups while it is written.
  private func begin(
    _ response: Response, for request: Request?, keepAlive: Bool, on connection: Connection
  ) -> Bool {
    let http = connection.http
    let isLong = response.body.count > Self.worthCompressing
    let varies = isLong && ContentType.isText(response.contentType ?? "")
    // Chunks, which a compressed body needs, came with HTTP/1.1; libcups compresses only what a GET or POST asked for.
    let isCompressed =
      varies && request?.method == .get && httpGetVersion(http) == HTTP_VERSION_1_1
      && Self.acceptsGzip(request?.acceptEncoding ?? "")
    setFields(of: response, varies: varies, keepAlive: keepAlive, on: connection)
    if isCompressed {
      connection.holdsCoder = true
      httpSetField(http, HTTP_FIELD_CONTENT_ENCODING, "gzip")
      httpSetLength(http, 0)
    } else if response.mayHaveBody || httpGetState(http) == HTTP_STATE_GET_SEND {
      // A 204 or 304 to a GET needs the length too, or libcups waits for 2 GiB of body; browsers pass over it.
      let length = response.mayHaveBody ? response.body.count : 0
      httpSetField(http, HTTP_FIELD_CONTENT_LENGTH, String(length))
    }
    return isCompressed
  }

  private func setFields(of response: Response, varies: Bool, keepAlive: Bool, on connection: Connection) {
    let http = connection.http
    // What the request brought would go back as the response's.
    httpClearFields(http)
    httpClearCookie(http)
    httpSetField(http, HTTP_FIELD_SERVER, ResponseHeaders.serverField(for: response, varies: varies))
    // In a response this field says what requests may be coded with (RFC 9110 §12.5.3); libcups would promise gzip.
    httpSetField(http, HTTP_FIELD_ACCEPT_ENCODING, "identity")
    httpSetKeepAlive(http, keepAlive ? HTTP_KEEPALIVE_ON : HTTP_KEEPALIVE_OFF)
    httpSetField(http, HTTP_FIELD_CONNECTION, keepAlive ? "Keep-Alive" : "close")
    if keepAlive { httpSetField(http, HTTP_FIELD_KEEP_ALIVE, "timeout=\(Int(configuration.idleDeadline))") }
    if let type = response.contentType { httpSetField(http, HTTP_FIELD_CONTENT_TYPE, type) }
    if let date = response.lastModified { httpSetField(http, HTTP_FIELD_LAST_MODIFIED, HTTPDate.string(date)) }
    if let location = response.location { httpSetField(http, HTTP_FIELD_LOCATION, location) }
    if let seconds = response.retryAfter { httpSetField(http, HTTP_FIELD_RETRY_AFTER, String(seconds)) }
    if !response.allow.isEmpty {
      httpSetField(http, HTTP_FIELD_ALLOW, response.allow.map(\.rawValue).joined(separator: ", "))
    }
    if let cookie = response.cookie {
      httpSetCookie(http, cookie.fieldValue(isSecure: configuration.isSecure))
    }
  }

  /// Whether gzip is named with a weight above nought (RFC 9110 §12.5.3).
  static func acceptsGzip(_ field: String) -> Bool {
    field.utf8.split(separator: UInt8(ascii: ",")).contains { coding in
      let parts = coding.split(separator: UInt8(ascii: ";")).map { Substring($0).lowercased().filter { $0 != " " } }
      return parts.first == "gzip"
        && !parts.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
    }
  }
}

extension Response {
  /// Whether this status has a body at all (RFC 9110 §6.4.1).
  var mayHaveBody: Bool { status != 204 && status != 304 }

  /// The response on the wire as one piece, for a client that gets no thread and so no `http_t` to write it.
  func bytesForClosing() -> [UInt8] {
    guard isWellFormed else { return Response(status: 500).bytesForClosing() }
    var head = "HTTP/1.1 \(status) \(status == 503 ? "Service Unavailable" : "Refused")\r\n"
    head += "Server: \(ResponseHeaders.serverField(for: self, varies: false))\r\nConnection: close\r\n"
    if let contentType { head += "Content-Type: \(contentType)\r\n" }
    if let retryAfter { head += "Retry-After: \(retryAfter)\r\n" }
    head += "Content-Length: \(body.count)\r\n\r\n"
    return Array(head.utf8) + body
  }
}
