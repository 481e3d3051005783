/// What answers requests. It knows routes and words; the listener knows neither.
package protocol Handler: Sendable {
  /// The answer to a request the listener let through. Called on many threads at once; may block.
  func respond(to request: Request) -> Reply
  /// The answer to a request the listener itself turns away, with words in a language the reader wants.
  /// Headers `Retry-After` and `Allow` come from the refusal when the response has none.
  func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response
}

/// An answer: one response, or a stream of events that lasts.
package enum Reply: Sendable {
  /// One response.
  case response(Response)
  /// Server-sent events until the client goes.
  case stream(Subscription)
}

/// Why the listener turned a request away before any handler saw it.
package enum Refusal: Sendable, Equatable {
  /// Not HTTP/1.x, or a malformed target, header line or length; or a body cut short.
  case badRequest
  /// A method outside `Method`.
  case methodNotAllowed
  /// A body without Content-Length; every Transfer-Encoding counts as that.
  case lengthRequired
  /// A body over the limit, in bytes.
  case bodyTooLarge(limit: Int)
  /// Header lines beyond measure.
  case headTooLarge
  /// Head or body took longer than its deadline.
  case requestTimeout
  /// The Host field is missing or names nobody here.
  case hostNotAllowed
  /// A change asked for by another site's page.
  case crossOrigin
  /// A changing request whose body is not JSON, or is compressed.
  case unsupportedMediaType
  /// All threads are busy; seconds to wait.
  case busy(retryAfter: Int)

  /// The status code that says so (RFC 9110 §15, RFC 6585).
  package var status: Int {
    switch self {
    case .badRequest: 400
    case .crossOrigin: 403
    case .methodNotAllowed: 405
    case .requestTimeout: 408
    case .lengthRequired: 411
    case .bodyTooLarge: 413
    case .unsupportedMediaType: 415
    case .hostNotAllowed: 421
    case .headTooLarge: 431
    case .busy: 503
    }
  }
}
