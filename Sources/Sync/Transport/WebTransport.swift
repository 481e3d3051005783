import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The real network, by URLSession: certificates are verified, cookies kept, and a proxy is taken from the environment
/// (`https_proxy`, `no_proxy`), as curl has it.
package final class WebTransport: NSObject, Transport {
  private let session: URLSession

  /// - Parameter timeout: how long one call may take, in seconds.
  package init(timeout: TimeInterval) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.timeoutIntervalForResource = timeout
    configuration.httpMaximumConnectionsPerHost = 16
    session = URLSession(configuration: configuration, delegate: Once(), delegateQueue: nil)
  }

  package func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse {
    var outgoing = URLRequest(url: request.url)
    outgoing.httpMethod = request.method
    outgoing.httpBody = request.body.map { Data($0) }
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    let answer = Mutex<Result<IncomingResponse, TransportFailure>>(.failure(.lost))
    let answered = DispatchSemaphore(value: 0)
    let task = session.dataTask(with: outgoing) { data, response, error in
      answer.withLock { $0 = Self.read(data, response, error) }
      answered.signal()
    }
    task.resume()
    answered.wait()
    return try answer.withLock { $0 }.get()
  }

  private static func read(
    _ data: Data?, _ response: URLResponse?, _ error: (any Error)?
  ) -> Result<IncomingResponse, TransportFailure> {
    if let error { return .failure(failure(error)) }
    guard let response = response as? HTTPURLResponse else { return .failure(.lost) }
    return .success(
      IncomingResponse(
        status: response.statusCode, body: [UInt8](data ?? Data()),
        retryAfter: RetryAfter.read(response.value(forHTTPHeaderField: "Retry-After"), now: Date())))
  }

  private static func failure(_ error: any Error) -> TransportFailure {
    switch (error as? URLError)?.code {
    case .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .notConnectedToInternet, .unsupportedURL,
      .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot:
      .notSent
    default: .lost
    }
  }
}

/// What the client must not do by itself.
private final class Once: NSObject, URLSessionTaskDelegate {
  /// A redirect is an answer: a CRM that moves has to be told of in the config, and secrets don't follow.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) { completionHandler(nil) }

  /// A kept connection broke under a request, and libcurl would say it again on another: what may have arrived is the
  /// worker's to look for. Without an end here it would also send no body, and wait for the answer until time is over.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
  ) {
    // This is the session's own queue, which can't wait for itself.
    DispatchQueue.global().async { task.cancel() }
    completionHandler(nil)
  }
}
