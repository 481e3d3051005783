import Foundation

/// One request as it came over the wire: read in full, checked and decoded. Nothing here is trusted further than that.
package struct Request: Sendable {
  /// The method; a `HEAD` is to be answered like a `GET`, the listener leaves the body out.
  package var method: Method
  /// The decoded path with its leading slash, for showing. Routes and files are found by `segments`.
  package var path: String
  /// The path's parts, each percent-decoded once. None is empty, `.` or `..`, none holds a control character or a
  /// backslash; one may hold a slash that came as `%2F`.
  package var segments: [String]
  /// The query's decoded values; of a repeated name the first counts.
  package var query: [String: String]
  /// The body, exactly as long as its Content-Length said; empty when there was none.
  package var body: [UInt8]
  /// The Content-Type field as sent.
  package var contentType: String?
  /// The Accept-Language field as sent, or empty.
  package var acceptLanguage: String
  /// The Accept-Encoding field as sent, or empty.
  package var acceptEncoding: String
  /// The Referer field as sent.
  package var referer: String?
  /// The Origin field as sent (RFC 6454).
  package var origin: String?
  /// The Host field as sent, already found among the names this office answers to.
  package var host: String
  /// The If-Modified-Since field, when it holds a valid date.
  package var ifModifiedSince: Date?
  /// The Authorization field as sent.
  package var authorization: String?
  /// The Cookie field as sent, or empty.
  package var cookies: String
  /// The peer's numeric address.
  package var remoteAddress: String
  /// Whether the request came over TLS.
  package var isEncrypted: Bool

  /// A request as a test or a handler's own call would make it; the listener makes its own from the wire.
  package init(
    method: Method, path: String, segments: [String], query: [String: String] = [:], body: [UInt8] = [],
    contentType: String? = nil, acceptLanguage: String = "", acceptEncoding: String = "", referer: String? = nil,
    origin: String? = nil, host: String = "localhost", ifModifiedSince: Date? = nil, authorization: String? = nil,
    cookies: String = "", remoteAddress: String = "127.0.0.1", isEncrypted: Bool = false
  ) {
    self.method = method
    self.path = path
    self.segments = segments
    self.query = query
    self.body = body
    self.contentType = contentType
    self.acceptLanguage = acceptLanguage
    self.acceptEncoding = acceptEncoding
    self.referer = referer
    self.origin = origin
    self.host = host
    self.ifModifiedSince = ifModifiedSince
    self.authorization = authorization
    self.cookies = cookies
    self.remoteAddress = remoteAddress
    self.isEncrypted = isEncrypted
  }

  /// The value of the first cookie of that name (RFC 6265 §4.2.1).
  package func cookie(_ name: String) -> String? {
    for pair in cookies.utf8.split(separator: UInt8(ascii: ";")) {
      let pair = pair.drop { $0 == UInt8(ascii: " ") }
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), pair[..<equals].elementsEqual(name.utf8) else {
        continue
      }
      return String(Substring(pair[pair.index(after: equals)...]))
    }
    return nil
  }
}
