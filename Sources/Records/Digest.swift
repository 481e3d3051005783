import CCUPS

/// SHA-256 by libcups, the library at hand that has it.
package enum Digest {
  /// The digest of `bytes` in hexadecimal, 64 characters.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    // libcups answers -1 only for an unknown algorithm or a short buffer, neither of which can be here.
    _ = cupsHashData("sha2-256", bytes, bytes.count, &digest, digest.count)
    return digest.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }
}
