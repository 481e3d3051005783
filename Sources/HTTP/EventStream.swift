import CCUPS
import Foundation

/// One reader's stream, from its subscription to its end.
///
/// Unchecked: after it is handed to the broadcaster under its lock, only the broadcaster's thread touches it.
final class EventStream: @unchecked Sendable {
  /// What one write may carry. A socket that polls writable has room for more than this, so the write doesn't block.
  private static let batch = 4096
  private static let patience = 2.0

  let accepts: @Sendable (ServerEvent) -> Bool
  /// The first event, by the broadcaster's own count, that was published after the subscription.
  let first: UInt64
  private(set) var connection: Connection?
  private(set) var isOverrun = false
  private(set) var hasEnded = false
  private var waiting: [(seq: Int64, frame: [UInt8])] = []
  private var seen: Int64 = .min
  private var lastProgress = Monotonic.now()

  init(accepts: @escaping @Sendable (ServerEvent) -> Bool, first: UInt64) {
    self.accepts = accepts
    self.first = first
  }

  var hasWaiting: Bool { !waiting.isEmpty }

  /// The snapshot is on the wire: events it includes are dropped, the others can go.
  func goLive(on connection: Connection, after seq: Int64) {
    self.connection = connection
    // Should a write find no room after all, this bounds how long it holds up the others.
    httpSetTimeout(connection.http, Self.patience, nil, nil)
    seen = seq
    waiting.removeAll { $0.seq <= seq }
    lastProgress = Monotonic.now()
    // It may have fallen behind while the snapshot was taken.
    if hasEnded { closeConnection(politely: false) }
  }

  /// Keeps a comment line, when the reader would otherwise hear nothing.
  func beat(limit: Int) {
    if connection != nil, waiting.isEmpty { append(Array(":\n\n".utf8), seq: .max, limit: limit) }
  }

  /// Keeps a frame for the reader; over the limit the reader is too slow and the stream is to end.
  func append(_ frame: [UInt8], seq: Int64, limit: Int) {
    guard seq > seen else { return }
    if waiting.isEmpty { lastProgress = Monotonic.now() }
    waiting.append((seq, frame))
    isOverrun = isOverrun || waiting.count > limit
  }

  /// Whether frames have been waiting for this many nanoseconds without one being taken.
  func isStuck(for nanoseconds: UInt64, now: UInt64) -> Bool {
    !waiting.isEmpty && now > lastProgress + nanoseconds
  }

  /// Writes one batch of what waits, to a socket that polled writable; false when the reader has gone.
  func write() -> Bool {
    guard let http = connection?.http else { return true }
    var bytes: [UInt8] = []
    var count = 0
    while count < waiting.count, bytes.isEmpty || bytes.count + waiting[count].frame.count <= Self.batch {
      bytes += waiting[count].frame
      count += 1
    }
    guard Self.write(bytes, to: http) else { return false }
    waiting.removeFirst(count)
    lastProgress = Monotonic.now()
    return true
  }

  /// Closes; with the end of the chunked response when the reader is to take it for complete. Once is enough.
  func end(politely: Bool = false) {
    guard !hasEnded else { return }
    hasEnded = true
    closeConnection(politely: politely && waiting.isEmpty)
  }

  private func closeConnection(politely: Bool) {
    guard let connection else { return }
    if politely {
      httpWrite2(connection.http, "", 0)
    } else {
      // TLS would otherwise wait for room to say farewell.
      shutdown(connection.descriptor, Int32(SHUT_RDWR))
    }
    connection.close()
  }

  static func write(_ bytes: [UInt8], to http: OpaquePointer) -> Bool {
    let written = bytes.withUnsafeBytes { buffer in
      httpWrite2(http, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return written == bytes.count && httpFlushWrite(http) >= 0 && httpError(http) == 0
  }
}
