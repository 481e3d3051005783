/// An e-mail address as people have it: the dot-atom form of RFC 5322 with a host of letters, digits and hyphens.
/// Quoted local parts and address literals are left out on purpose; nobody dictates them at a desk.
package struct EmailAddress: Hashable, Sendable {
  /// The address, its host in lower case.
  package let text: String

  /// Nil for anything that no mail can reach; at most 64 bytes before and 254 in all (RFC 5321 §4.5.3.1).
  package init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 64, text.utf8.count <= 254 else { return nil }
    let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtomText) }) else { return nil }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(Self.isHostLabel), labels.last?.contains(where: \.isLetter) == true
    else { return nil }
    self.text = "\(parts[0])@\(parts[1].lowercased())"
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isHostLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
