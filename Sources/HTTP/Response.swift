import Foundation

/// What a handler answers. A value without behaviour: the listener writes it.
///
/// A control character in any header value (header injection, RFC 9110 §5.5) or a cookie that is none makes the whole
/// response malformed; the listener then sends a bare 500 in its place, so nothing of it reaches the wire.
package struct Response: Sendable {
  /// Whether and how long an answer may be kept (RFC 9111 §5.2.2).
  package enum Cache: Sendable {
    /// Personal or soon out of date: nowhere.
    case noStore
    /// Kept, but asked about every time (Last-Modified and 304).
    case revalidate
    /// Never changes under this address: a year.
    case immutable
  }

  /// The status code, 200…599.
  package var status: Int
  /// The body; left out for HEAD, 204 and 304.
  package var body: [UInt8]
  /// The body's media type; nil only for an empty body.
  package var contentType: String?
  /// A cookie to set or to take away.
  package var cookie: SetCookie?
  /// When the thing shown last changed, to the second.
  package var lastModified: Date?
  /// Where the thing is, for 201 and 3xx.
  package var location: String?
  /// Seconds after which asking again makes sense, for 503 and 429.
  package var retryAfter: Int?
  /// Whether the answer may be kept.
  package var cache: Cache
  /// The methods that would do, for 405.
  package var allow: [Method]
  /// The file name a browser saves the body under; other than ASCII letters, digits, `.`, `_` and `-` become `_`.
  package var attachment: String?

  /// A response; the defaults are those of an answer nobody keeps.
  package init(
    status: Int, body: [UInt8] = [], contentType: String? = nil, cookie: SetCookie? = nil, lastModified: Date? = nil,
    location: String? = nil, retryAfter: Int? = nil, cache: Cache = .noStore, allow: [Method] = [],
    attachment: String? = nil
  ) {
    self.status = status
    self.body = body
    self.contentType = contentType
    self.cookie = cookie
    self.lastModified = lastModified
    self.location = location
    self.retryAfter = retryAfter
    self.cache = cache
    self.allow = allow
    self.attachment = attachment
  }

  /// A JSON answer (RFC 8259).
  package static func json(_ status: Int, _ body: [UInt8]) -> Response {
    Response(status: status, body: body, contentType: ContentType.json)
  }

  /// A problem document (RFC 9457); its JSON comes from the caller.
  package static func problem(_ status: Int, _ body: [UInt8]) -> Response {
    Response(status: status, body: body, contentType: ContentType.problem)
  }

  /// Plain text in UTF-8.
  package static func text(_ status: Int, _ text: String) -> Response {
    Response(status: status, body: Array(text.utf8), contentType: ContentType.text)
  }

  /// Done, and nothing to show (204).
  package static let noContent = Response(status: 204)

  /// What you have is still right (304).
  package static func notModified(since lastModified: Date?) -> Response {
    Response(status: 304, lastModified: lastModified, cache: .revalidate)
  }

  /// Go there with a GET (303).
  package static func seeOther(_ location: String) -> Response {
    Response(status: 303, location: location)
  }

  /// Whether every header value can go on the wire as it is.
  package var isWellFormed: Bool {
    (200...599).contains(status)
      && [contentType, location].allSatisfy { value in
        value?.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f } ?? true
      }
      && cookie?.isWellFormed ?? true
  }
}
