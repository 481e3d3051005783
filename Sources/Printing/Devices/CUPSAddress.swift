import CCUPS

/// Where a CUPS scheduler listens.
///
/// libcups keeps its server per thread, which workers on many threads can't rely on, so every connection names its own.
package struct CUPSAddress: Sendable, Equatable {
  /// A host name, an IP address, or the path of a Unix socket.
  package let host: String
  /// The TCP port; without meaning for a Unix socket.
  package let port: Int32

  /// The scheduler that libcups finds by `CUPS_SERVER`, `client.conf` and its built-in default.
  package static var system: CUPSAddress {
    CUPSAddress(host: cupsServer().map { String(cString: $0) } ?? "localhost", port: ippPort())
  }

  /// An address whose parts are known.
  package init(host: String, port: Int32 = 631) {
    self.host = host
    self.port = port
  }

  /// Whether the scheduler runs on this machine, so that its view of the network is ours.
  var isLocal: Bool {
    host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host)
  }
}
