import CCUPS

extension Listener {
  /// Whether a client's TLS handshake succeeds, tried from this process: a key that does not belong to its certificate
  /// loads like any other and shows only here. Waits five seconds at most; the listener must have been started.
  package func shakesHands() -> Bool {
    guard let client = httpConnect2(loopback, Int32(port), nil, AF_UNSPEC, HTTP_ENCRYPTION_ALWAYS, 1, 5000, nil) else {
      return false
    }
    httpClose(client)
    return true
  }
}
