import CCUPS
import Glibc

/// Something that speaks IPP (RFC 8010) over HTTP: a CUPS scheduler or a printer.
///
/// One connection for each exchange, opened and read by us: `cupsDoRequest` would wait 30 s of its own to reconnect
/// and ask the terminal for a password.
struct IPPEndpoint: Sendable {
  /// A host name, an IP address, or the path of a Unix socket.
  let host: String
  let port: Int32
  /// The path that requests are posted to.
  let resource: String
  /// Whether TLS is spoken from the first byte (`ipps`).
  let encrypted: Bool
  /// Whether it is this machine's CUPS, whose address says nothing to people.
  private let isScheduler: Bool
  /// How many seconds connecting may take, and after it every wait for the other side.
  let patience: Double

  /// A scheduler.
  init(_ address: CUPSAddress, patience: Double) {
    host = address.host
    port = address.port
    resource = "/"
    encrypted = false
    isScheduler = address.isLocal
    self.patience = patience
  }

  /// The printer behind an `ipp` or `ipps` URI.
  init(_ uri: DeviceURI, patience: Double) {
    host = uri.host
    port = uri.port
    resource = uri.resource
    encrypted = uri.scheme == "ipps"
    self.patience = patience
    isScheduler = false
  }

  /// Sends a request, with a document behind it if there is one, and reads the answer, whatever its status.
  func exchange(_ request: IPPRequest, document: [UInt8] = []) throws(DeviceError) -> IPPResponse {
    let milliseconds = Int32(patience * 1000)
    let encryption = encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED
    guard let http = httpConnect2(host, port, nil, AF_UNSPEC, encryption, 1, milliseconds, nil) else {
      // libcups has lost the reason by now: errno is that of its own clearing up.
      throw DeviceError(
        .unreachable, isScheduler ? "CUPS di komputer ini tidak menjawab" : "\(host) tidak dapat dihubungi")
    }
    defer { httpClose(http) }
    // Returning 0 ends the wait; without a callback libcups waits on.
    httpSetTimeout(http, patience, { _, _ in 0 }, nil)
    try send(request, document, over: http)
    return try receive(over: http)
  }

  private func send(_ request: IPPRequest, _ document: [UInt8], over http: OpaquePointer) throws(DeviceError) {
    httpClearFields(http)
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp")
    httpSetLength(http, ippLength(request.message) + document.count)
    guard httpPost(http, resource) == 0 else { throw broken(http) }
    while true {
      let state = ippWrite(http, request.message)
      if state == IPP_STATE_ERROR { throw broken(http) }
      if state == IPP_STATE_DATA { break }
    }
    let sent = document.withUnsafeBytes { bytes in
      bytes.isEmpty ? 0 : httpWrite2(http, bytes.baseAddress, bytes.count)
    }
    guard sent == document.count, httpFlushWrite(http) >= 0 else { throw broken(http) }
  }

  private func receive(over http: OpaquePointer) throws(DeviceError) -> IPPResponse {
    var status = HTTP_STATUS_CONTINUE
    while status == HTTP_STATUS_CONTINUE { status = httpUpdate(http) }
    if status == HTTP_STATUS_ERROR { throw broken(http) }
    guard status != HTTP_STATUS_REQUEST_TOO_LARGE else {
      // cupsd's answer also where its own disk is full.
      throw DeviceError(.declined, "dokumen tidak muat di sana (HTTP 413); periksa ruang disk antrean cetak")
    }
    guard status == HTTP_STATUS_OK else {
      throw DeviceError(.declined, "HTTP \(status.rawValue) \(String(cString: httpStatus(status)))")
    }
    let answer = ippNew()
    defer { ippDelete(answer) }
    while true {
      let state = ippRead(http, answer)
      if state == IPP_STATE_ERROR { throw broken(http) }
      if state == IPP_STATE_DATA { break }
    }
    guard let answer else { throw broken(http) }
    return IPPResponse(answer)
  }

  private func broken(_ http: OpaquePointer) -> DeviceError {
    let code = httpError(http)
    if code == ETIMEDOUT || code == EAGAIN {
      return DeviceError(.timedOut, "tidak menjawab dalam \(Int(patience.rounded(.up))) detik")
    }
    return DeviceError(.interrupted, code == 0 ? "sambungan terputus" : String(cString: strerror(code)))
  }
}
