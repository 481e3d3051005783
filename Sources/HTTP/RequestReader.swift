import CCUPS
import Foundation

/// Reads one request off a connection, within its deadlines and limits.
///
/// libcups reads leniently: a head cut off by the client's leaving counts as good, a body cut short as complete, and of
/// a repeated field the last counts. So state, error and length are checked here after each step.
struct RequestReader: Sendable {
  /// What came.
  enum Outcome {
    /// A request; whether the connection can carry another after its answer.
    case request(Request, keepAlive: Bool)
    /// Something to turn away; the connection must be closed after the answer.
    case refused(Refusal, acceptLanguage: String)
    /// Nothing: the client has gone.
    case gone
  }

  private static let targetCapacity = 4096
  private static let blankLines = 4

  let configuration: ListenerConfiguration
  let policy: OriginPolicy

  func read(_ connection: Connection) -> Outcome {
    let http = connection.http
    // The cookie slot serves both ways and outlives the request: unless emptied, this connection's last Set-Cookie
    // or Cookie would be read as the next request's.
    httpClearCookie(http)
    httpSetExpect(http, HTTP_STATUS_NONE)
    connection.enter(.head, for: Monotonic.nanoseconds(configuration.headDeadline))
    defer { connection.leave() }

    let (state, target) = readLine(http)
    switch state {
    case HTTP_STATE_GET, HTTP_STATE_HEAD, HTTP_STATE_POST, HTTP_STATE_PUT, HTTP_STATE_DELETE: break
    case HTTP_STATE_OPTIONS, HTTP_STATE_TRACE, HTTP_STATE_CONNECT, HTTP_STATE_UNKNOWN_METHOD:
      return .refused(.methodNotAllowed, acceptLanguage: "")
    default:
      if let refusal = connection.cutRefusal { return .refused(refusal, acceptLanguage: "") }
      return isGone(http) ? .gone : .refused(.badRequest, acceptLanguage: "")
    }

    var status = httpUpdate(http)
    while status == HTTP_STATUS_CONTINUE, httpGetState(http) == state { status = httpUpdate(http) }
    connection.holdsCoder = !isEmpty(http, HTTP_FIELD_CONTENT_ENCODING)
    // For a GET libcups would now pack the response, its head included.
    if connection.holdsCoder, state == HTTP_STATE_GET { return .gone }
    let acceptLanguage = field(http, HTTP_FIELD_ACCEPT_LANGUAGE)
    func refused(_ refusal: Refusal) -> Outcome { .refused(refusal, acceptLanguage: acceptLanguage) }

    if let refusal = connection.cutRefusal { return refused(refusal) }
    guard status == HTTP_STATUS_OK, httpError(http) == 0 else {
      return isGone(http) ? .gone : refused(httpError(http) == 0 ? .headTooLarge : .badRequest)
    }
    guard let method = Self.method(state), let target = RequestTarget(target) else { return refused(.badRequest) }
    let host = field(http, HTTP_FIELD_HOST)
    guard policy.allows(host: host) else { return refused(.hostNotAllowed) }

    let length: Int
    switch bodyLength(http, method, limit: configuration.bodyLimit(of: target.segments)) {
    case .success(let value): length = value
    case .failure(let refusal): return refused(refusal.reason)
    }
    var request = request(connection, method, target, host, acceptLanguage)
    if length > 0 {
      if httpGetExpect(http) == HTTP_STATUS_CONTINUE { httpWriteResponse(http, HTTP_STATUS_CONTINUE) }
      connection.enter(.body, for: Monotonic.nanoseconds(configuration.bodyDeadline))
      guard let body = readBody(http, length) else {
        return refused(connection.cutRefusal ?? .badRequest)
      }
      request.body = body
    }
    if let refusal = policy.refusal(for: request) { return refused(refusal) }
    // After a POST or PUT without a body libcups' state machine never comes back to waiting for a request.
    let isReusable = length > 0 || (method != .post && method != .put)
    return .request(request, keepAlive: isReusable && wantsKeepAlive(http))
  }

  private func readLine(_ http: OpaquePointer) -> (http_state_t, String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.targetCapacity) { buffer in
      guard let target = buffer.baseAddress else { return (HTTP_STATE_ERROR, "") }
      var state = HTTP_STATE_WAITING
      for _ in 0...Self.blankLines where state == HTTP_STATE_WAITING {
        state = httpReadRequest(http, target, buffer.count)
      }
      return (state, String(cString: target))
    }
  }

  private func readBody(_ http: OpaquePointer, _ length: Int) -> [UInt8]? {
    let body = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      filled = buffer.withMemoryRebound(to: CChar.self) { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        var count = 0
        while count < length {
          let read = httpRead2(http, start + count, length - count)
          guard read > 0 else { break }
          count += read
        }
        return count
      }
    }
    return body.count == length ? body : nil
  }

  private struct LengthError: Error {
    let reason: Refusal
  }

  private func bodyLength(_ http: OpaquePointer, _ method: Method, limit: Int) -> Result<Int, LengthError> {
    func refuse(_ reason: Refusal) -> Result<Int, LengthError> { .failure(LengthError(reason: reason)) }
    guard isEmpty(http, HTTP_FIELD_TRANSFER_ENCODING) else { return refuse(.lengthRequired) }
    guard isEmpty(http, HTTP_FIELD_CONTENT_ENCODING) else { return refuse(.unsupportedMediaType) }
    let takesBody = method == .post || method == .put
    let text = field(http, HTTP_FIELD_CONTENT_LENGTH)
    if text.isEmpty { return takesBody ? refuse(.lengthRequired) : .success(0) }
    guard text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      return refuse(.badRequest)
    }
    guard let length = Int(text), length <= limit else {
      return refuse(.bodyTooLarge(limit: limit))
    }
    // libcups would take a GET's or DELETE's body for the next request.
    return length > 0 && !takesBody ? refuse(.badRequest) : .success(length)
  }

  private func request(
    _ connection: Connection, _ method: Method, _ target: RequestTarget, _ host: String, _ acceptLanguage: String
  ) -> Request {
    let http = connection.http
    func optional(_ name: http_field_t) -> String? { isEmpty(http, name) ? nil : field(http, name) }
    return Request(
      method: method, path: target.path, segments: target.segments, query: target.query,
      contentType: optional(HTTP_FIELD_CONTENT_TYPE), acceptLanguage: acceptLanguage,
      acceptEncoding: field(http, HTTP_FIELD_ACCEPT_ENCODING), referer: optional(HTTP_FIELD_REFERER),
      origin: optional(HTTP_FIELD_ORIGIN), host: host,
      ifModifiedSince: optional(HTTP_FIELD_IF_MODIFIED_SINCE).flatMap(HTTPDate.date),
      authorization: optional(HTTP_FIELD_AUTHORIZATION),
      cookies: httpGetCookie(http).map { String(cString: $0) } ?? "",
      remoteAddress: connection.remoteAddress, isEncrypted: connection.isEncrypted)
  }

  private func wantsKeepAlive(_ http: OpaquePointer) -> Bool {
    guard httpGetVersion(http) == HTTP_VERSION_1_1 else { return false }
    return isEmpty(http, HTTP_FIELD_CONNECTION)
      || !field(http, HTTP_FIELD_CONNECTION).lowercased().contains("close")
  }

  private func isGone(_ http: OpaquePointer) -> Bool {
    [EPIPE, ECONNRESET, ETIMEDOUT].contains(httpError(http))
  }

  private func isEmpty(_ http: OpaquePointer, _ name: http_field_t) -> Bool {
    httpGetField(http, name).map { $0.pointee == 0 } ?? true
  }

  private func field(_ http: OpaquePointer, _ name: http_field_t) -> String {
    httpGetField(http, name).map { String(cString: $0) } ?? ""
  }

  private static func method(_ state: http_state_t) -> Method? {
    switch state {
    case HTTP_STATE_GET: .get
    case HTTP_STATE_HEAD: .head
    case HTTP_STATE_POST: .post
    case HTTP_STATE_PUT: .put
    case HTTP_STATE_DELETE: .delete
    default: nil
    }
  }
}
