/// Where the listener listens and what it puts up with.
package struct ListenerConfiguration: Sendable, Equatable {
  /// How connections are encrypted. libcups keeps its credentials per process, so one encrypting listener per process.
  package enum Encryption: Sendable, Equatable {
    /// Not at all.
    case none
    /// TLS 1.2 or later with this certificate chain and private key (PEM). Read anew at every handshake, so a renewed
    /// certificate counts at once.
    case files(certificate: String, key: String)
    /// TLS 1.2 or later with a self-signed certificate, made once and kept in this directory.
    case automatic(directory: String)
  }

  /// The numeric address to listen on, IPv4 or IPv6; `0.0.0.0` or `::` for all.
  package var address: String
  /// The TCP port; 0 lets the system choose.
  package var port: Int
  /// Requests worked on at once.
  package var threads: Int
  /// Requests that may wait for a thread; those beyond get 503.
  package var queue: Int
  /// Idle connections kept at once; a newcomer beyond them takes the place of the one longest idle.
  package var parked: Int
  /// Event streams served at once.
  package var streams: Int
  /// Seconds for a request's head (and for a TLS handshake).
  package var headDeadline: Double
  /// Seconds for a request's body, and again for writing the response.
  package var bodyDeadline: Double
  /// Seconds for a head or a body while all threads are busy and others wait: slow senders can't keep everybody out.
  package var crowdedDeadline: Double
  /// Seconds an idle connection is kept.
  package var idleDeadline: Double
  /// Bytes a body may have.
  package var bodyLimit: Int
  /// The path segment whose requests may have a longer body, and how long; nil where none may.
  package var uploads: Uploads?
  /// Bytes a request's head may have before a slow client is cut off; a single header line ends at 32 KiB anyway.
  package var headLimit: Int
  /// Names this office answers to, with or without port, beside `localhost` and all numeric addresses.
  package var hosts: Set<String>
  /// How connections are encrypted.
  package var encryption: Encryption
  /// Whether browsers reach this listener over HTTPS although it doesn't encrypt itself (a proxy in front does): cookies
  /// are then Secure, and a page of the same origin is one with `https`.
  package var behindTLS: Bool

  /// A configuration for a browser on this machine; everything else is asked for.
  package init(
    address: String = "127.0.0.1", port: Int = 8080, threads: Int = 64, queue: Int = 256, parked: Int = 4096,
    streams: Int = 512,
    headDeadline: Double = 10, bodyDeadline: Double = 20, crowdedDeadline: Double = 1, idleDeadline: Double = 60,
    bodyLimit: Int = 1 << 20,
    uploads: Uploads? = nil, headLimit: Int = 64 << 10, hosts: Set<String> = [], encryption: Encryption = .none,
    behindTLS: Bool = false
  ) {
    self.address = address
    self.port = port
    self.threads = threads
    self.queue = queue
    self.parked = parked
    self.streams = streams
    self.headDeadline = headDeadline
    self.bodyDeadline = bodyDeadline
    self.crowdedDeadline = crowdedDeadline
    self.idleDeadline = idleDeadline
    self.bodyLimit = bodyLimit
    self.uploads = uploads
    self.headLimit = headLimit
    self.hosts = hosts
    self.encryption = encryption
    self.behindTLS = behindTLS
  }

  /// Requests that carry files.
  package struct Uploads: Sendable, Equatable {
    /// A path with this segment.
    package let segment: String
    /// Bytes the body may have there.
    package let limit: Int

    /// A segment and its limit.
    package init(segment: String, limit: Int) {
      self.segment = segment
      self.limit = limit
    }
  }

  /// Bytes a body may have under a path.
  func bodyLimit(of segments: [String]) -> Int {
    guard let uploads, segments.contains(uploads.segment) else { return bodyLimit }
    return uploads.limit
  }

  var isSecure: Bool {
    if case .none = encryption { behindTLS } else { true }
  }
}

/// Why a listener could not be made.
package enum ListenerError: Error, Equatable {
  /// The address is no numeric address.
  case badAddress(String)
  /// The port is taken or not ours to take; with errno.
  case cannotListen(address: String, port: Int, errno: Int32)
  /// A certificate or key can't be read, or the automatic one can't be written.
  case badCredentials(String)
  /// This libcups can't be told to refuse TLS below 1.2.
  case tlsTooOld
  /// The kernel gave no descriptor for waiting; with errno.
  case noDescriptor(Int32)
}
