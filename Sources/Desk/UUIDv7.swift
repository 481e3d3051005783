import Foundation

/// Ids of the server's own making (RFC 9562 §5.7): they sort by time, so an index of them grows at its end.
package enum UUIDv7 {
  /// A new id.
  package static func make(at now: Date = Date()) -> String {
    // Foundation's UUID() opens the random device each time; two words from the generator are one system call each.
    var random = SystemRandomNumberGenerator()
    let first = UInt64(now.timeIntervalSince1970 * 1000) << 16 | 0x7000 | random.next() & 0x0FFF
    let second = 0x8000_0000_0000_0000 | random.next() & 0x3FFF_FFFF_FFFF_FFFF
    let digits = hexadecimal(first) + hexadecimal(second)
    let lengths = [8, 4, 4, 4, 12]
    var rest = digits[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: "-")
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
