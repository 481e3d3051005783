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
  private let timeout: TimeInterval

  /// - Parameter timeout: how long one call may take, in seconds.
  package init(timeout: TimeInterval) {
    self.timeout = timeout
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
    outgoing.setValue("loket", forHTTPHeaderField: "User-Agent")
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    let task = session.dataTask(with: outgoing)
    let exchange = exchanges.begin(task, hasBody: request.body != nil)
    task.resume()
    // Foundation on Linux only bounds how long nothing comes: who sends a byte now and then could hold a call for ever.
    return try exchange.outcome(within: timeout, orElse: task.cancel).get()
  }
}

/// One call.
private final class Exchange: Sendable {
  private let hasBody: Bool
  private struct State {
    var body = Data()
    var hasBegun = false
    /// Whether what follows is not waited for.
    var isCut = false
    var result = Result<IncomingResponse, TransportFailure>.failure(.lost)
  }

  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  init(hasBody: Bool) { self.hasBody = hasBody }

  /// Longer answers are cut: neither connector has a use for more, and memory is the desk's.
  private static let longest = 8 << 20
  /// How long the end of a call is waited for that was ended here, in seconds.
  private static let patience: TimeInterval = 5

  /// Some of the answer came; false where that was enough.
  func take(_ data: Data) -> Bool {
    state.withLock { state in
      state.body += data.prefix(Self.longest - state.body.count)
      state.isCut = state.isCut || state.body.count == Self.longest
      return !state.isCut
    }
  }

  /// Some of the request was sent, so that it may have arrived.
  func begin() { state.withLock { $0.hasBegun = true } }

  /// It is over.
  func end(_ response: URLResponse?, _ error: (any Error)?) {
    state.withLock { $0.result = read($0, response, error) }
    ended.signal()
  }

  /// Waits for its end, which is brought about after so many seconds; then what has come is taken for the whole.
  func outcome(within seconds: TimeInterval, orElse cancel: () -> Void) -> Result<IncomingResponse, TransportFailure> {
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      state.withLock { $0.isCut = true }
      cancel()
      _ = ended.wait(timeout: .now() + Self.patience)
    }
    return state.withLock { $0.result }
  }

  private func read(
    _ state: State, _ response: URLResponse?, _ error: (any Error)?
  ) -> Result<IncomingResponse, TransportFailure> {
    let response = response as? HTTPURLResponse
    // Nobody may be there any more by the time that libcurl tries another connection in the place of a broken one.
    if let error, !state.isCut || response == nil {
      return .failure(state.hasBegun ? .lost : Self.failure(error, hasBody: hasBody))
    }
    guard let response else { return .failure(.lost) }
    return .success(
      IncomingResponse(
        status: response.statusCode, body: [UInt8](state.body),
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
    if let exchange = of(dataTask), !exchange.take(data) { dataTask.cancel() }
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
