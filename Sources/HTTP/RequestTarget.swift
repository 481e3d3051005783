/// The target of a request line (RFC 9112 §3.2.1, origin form), taken apart and percent-decoded exactly once.
///
/// What could mean something else to a file system or to a later reader is no target at all: dot segments, empty
/// segments, control characters, backslashes, broken escapes and bytes that are not UTF-8.
package struct RequestTarget: Sendable, Equatable {
  /// The decoded path with its leading slash.
  package let path: String
  /// The decoded segments, without the empty one a trailing slash leaves.
  package let segments: [String]
  /// The decoded query; of a repeated name the first counts.
  package let query: [String: String]

  /// Nil when the target is malformed.
  package init?(_ target: String) {
    let utf8 = target.utf8
    guard utf8.first == UInt8(ascii: "/") else { return nil }
    let mark = utf8.firstIndex(of: UInt8(ascii: "?"))
    guard let segments = Self.segments(utf8[..<(mark ?? utf8.endIndex)]) else { return nil }
    var query: [String: String] = [:]
    if let mark {
      guard let pairs = Self.pairs(utf8[utf8.index(after: mark)...]) else { return nil }
      query = pairs
    }
    self.segments = segments
    self.path = "/" + segments.joined(separator: "/")
    self.query = query
  }

  private static func segments(_ path: Substring.UTF8View) -> [String]? {
    var segments: [String] = []
    var parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    for part in parts {
      guard let segment = decode(part, plusIsBlank: false), !segment.isEmpty, segment != ".", segment != "..",
        !segment.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") })
      else { return nil }
      segments.append(segment)
    }
    return segments
  }

  private static func pairs(_ query: Substring.UTF8View) -> [String: String]? {
    var pairs: [String: String] = [:]
    for pair in query.split(separator: UInt8(ascii: "&")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      guard let name = decode(pair[..<equals], plusIsBlank: true),
        let value = decode(pair[equals...].dropFirst(), plusIsBlank: true)
      else { return nil }
      if pairs[name] == nil { pairs[name] = value }
    }
    return pairs
  }

  private static func decode(_ text: Substring.UTF8View, plusIsBlank: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else {
          return nil
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
