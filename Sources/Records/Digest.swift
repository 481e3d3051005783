import CCUPS

/// SHA-256 by libcups, the library at hand that has it, and what is made of it.
package enum Digest {
  private static let blockSize = 64

  /// The digest of `bytes` in hexadecimal, 64 characters.
  package static func sha256(_ bytes: [UInt8]) -> String {
    hash(bytes).map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }

  /// The keyed digest of a message, HMAC-SHA-256 (RFC 2104): 32 bytes.
  package static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    let key = key.count > blockSize ? hash(key) : key
    let block = key + [UInt8](repeating: 0, count: blockSize - key.count)
    let inner = hash(block.map { $0 ^ 0x36 } + message)
    return hash(block.map { $0 ^ 0x5c } + inner)
  }

  private static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    // libcups answers -1 only for an unknown algorithm or a short buffer, neither of which can be here.
    _ = cupsHashData("sha2-256", bytes, bytes.count, &digest, digest.count)
    return digest
  }
}
