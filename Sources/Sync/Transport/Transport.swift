import Foundation

/// One HTTP request to a CRM.
package struct OutgoingRequest: Sendable {
  /// The method, such as `POST`.
  package let method: String
  /// The whole address.
  package let url: URL
  /// Header fields by name.
  package let headers: [String: String]
  /// The body; nil for none.
  package let body: [UInt8]?

  /// A request as given.
  package init(_ method: String, _ url: URL, headers: [String: String] = [:], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What came back.
package struct IncomingResponse: Sendable {
  /// The status code.
  package let status: Int
  /// The body, at most some megabytes.
  package let body: [UInt8]
  /// What Retry-After asks for (RFC 9110 §10.2.3), in seconds or until a date; nil without.
  package let retryAfter: Duration?

  /// A response as given.
  package init(status: Int, body: [UInt8], retryAfter: Duration? = nil) {
    self.status = status
    self.body = body
    self.retryAfter = retryAfter
  }
}

/// Why nothing came back.
package enum TransportFailure: Error, Sendable, Equatable {
  /// Certainly nothing arrived: no address, no connection, or none of the body had gone.
  case notSent
  /// Nothing was sent, since the certificate could not be verified; with what the library says of it.
  case untrusted(String)
  /// It may have arrived: time over, or the connection broke.
  case lost
}

/// Carries requests; a protocol so that a test can break what a real network can't be made to break.
package protocol Transport: Sendable {
  /// Sends a request and waits for the answer; redirects are not followed.
  func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse
}

extension SyncOutcome {
  /// What a failed call means.
  package init(_ failure: TransportFailure) {
    self = failure == .lost ? .unknown : .unreachable
  }

  /// What an answer that is no success means, by formats.md §6.
  package init(refusal response: IncomingResponse, words: String) {
    self =
      switch response.status {
      case 401, 403: .denied
      // A proxy that wants to know who asks: the CRM has heard nothing.
      case 407: .unreachable
      case 410: .gone
      case 408, 409, 425, 429, 500...: .retryable(after: response.retryAfter)
      default: .rejected(Rejection(.refused, status: response.status, words: words))
      }
  }
}
