import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The real network, by URLSession: certificates are verified, cookies kept, and a proxy is taken from the environment
/// (`https_proxy`, `no_proxy`), as curl has it.
package final class WebTransport: Transport {
  private let session: URLSession
  private let exchanges = Exchanges()

  /// - Parameter timeout: how long one call may take, in seconds.
  package init(timeout: TimeInterval) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.timeoutIntervalForResource = timeout
    configuration.httpMaximumConnectionsPerHost = 16
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  package func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse {
    var outgoing = URLRequest(url: request.url)
    outgoing.httpMethod = request.method
    outgoing.httpBody = request.body.map { Data($0) }
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    let task = session.dataTask(with: outgoing)
    let exchange = exchanges.begin(task, hasBody: request.body != nil)
    task.resume()
    return try exchange.wait().get()
  }
}

/// One call.
private final class Exchange: Sendable {
  private let hasBody: Bool
  private struct State {
    var body = Data()
    var hasBegun = false
    var result = Result<IncomingResponse, TransportFailure>.failure(.lost)
  }

  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  init(hasBody: Bool) { self.hasBody = hasBody }

  /// Some of the answer came.
  func take(_ data: Data) { state.withLock { $0.body += data } }

  /// Some of the request was sent, so that it may have arrived.
  func begin() { state.withLock { $0.hasBegun = true } }

  /// It is over.
  func end(_ response: URLResponse?, _ error: (any Error)?) {
    state.withLock { $0.result = read($0.body, response, error, hasBegun: $0.hasBegun) }
    ended.signal()
  }

  /// Waits for its end.
  func wait() -> Result<IncomingResponse, TransportFailure> {
    ended.wait()
    return state.withLock { $0.result }
  }

  private func read(
    _ data: Data, _ response: URLResponse?, _ error: (any Error)?, hasBegun: Bool
  ) -> Result<IncomingResponse, TransportFailure> {
    // Nobody may be there any more by the time that libcurl tries another connection in the place of a broken one.
    if let error { return .failure(hasBegun ? .lost : Self.failure(error, hasBody: hasBody)) }
    guard let response = response as? HTTPURLResponse else { return .failure(.lost) }
    return .success(
      IncomingResponse(
        status: response.statusCode, body: [UInt8](data),
        retryAfter: RetryAfter.read(response.value(forHTTPHeaderField: "Retry-After"), now: Date())))
  }

  /// - Parameter hasBody: whether there was one to send, none of which has gone.
  private static func failure(_ error: any Error, hasBody: Bool) -> TransportFailure {
    // Foundation has no code for it, only libcurl's words.
    let words = error.localizedDescription
    if words.localizedCaseInsensitiveContains("certificate") { return .untrusted(words) }
    switch (error as? URLError)?.code {
    case .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .notConnectedToInternet, .unsupportedURL,
      .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot:
      return .notSent
    default: return hasBody ? .notSent : .lost
    }
  }
}

/// The calls that are under way, and what the client must not do by itself.
private final class Exchanges: NSObject, URLSessionDataDelegate {
  private let open = Mutex<[Int: Exchange]>([:])

  /// A task is about to go.
  func begin(_ task: URLSessionTask, hasBody: Bool) -> Exchange {
    let exchange = Exchange(hasBody: hasBody)
    open.withLock { $0[task.taskIdentifier] = exchange }
    return exchange
  }

  private func of(_ task: URLSessionTask) -> Exchange? { open.withLock { $0[task.taskIdentifier] } }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    of(dataTask)?.take(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
    totalBytesExpectedToSend: Int64
  ) { of(task)?.begin() }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    open.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.end(task.response, error)
  }

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
