/// The request methods Loket answers (RFC 9110 §9). Every other one, PATCH and OPTIONS among them, is refused.
package enum Method: String, Sendable, Hashable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"

  /// Whether a request with this method may change something (RFC 9110 §9.2.1 calls the others *safe*).
  package var changes: Bool {
    switch self {
    case .get, .head: false
    case .post, .put, .delete: true
    }
  }
}
