/// UUIDs that are made of a name (RFC 9562 §5.8): the same name makes the same id, on every run.
package enum NamedUUID {
  /// The id of a name.
  package static func make(_ name: String) -> String {
    var digits = Array(Digest.sha256(Array(name.utf8)).prefix(32))
    digits[12] = "8"
    digits[16] = ["8", "9", "a", "b"][(digits[16].hexDigitValue ?? 0) & 3]
    let lengths = [8, 4, 4, 4, 12]
    var rest = digits[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: "-")
  }
}
