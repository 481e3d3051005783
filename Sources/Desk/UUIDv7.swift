import Foundation

/// Ids of the server's own making (RFC 9562 §5.7): they sort by time, so an index of them grows at its end.
enum UUIDv7 {
  static func make(at now: Date = Date()) -> String {
    let milliseconds = UInt64(now.timeIntervalSince1970 * 1000)
    var bytes = UUID().uuid
    bytes.0 = UInt8(truncatingIfNeeded: milliseconds >> 40)
    bytes.1 = UInt8(truncatingIfNeeded: milliseconds >> 32)
    bytes.2 = UInt8(truncatingIfNeeded: milliseconds >> 24)
    bytes.3 = UInt8(truncatingIfNeeded: milliseconds >> 16)
    bytes.4 = UInt8(truncatingIfNeeded: milliseconds >> 8)
    bytes.5 = UInt8(truncatingIfNeeded: milliseconds)
    bytes.6 = 0x70 | (bytes.6 & 0x0F)
    return UUID(uuid: bytes).uuidString.lowercased()
  }
}
