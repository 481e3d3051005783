/// A cookie to set: always HttpOnly, SameSite=Strict and for the whole site; Secure when the browser speaks TLS to us
/// (RFC 6265bis §4.1).
package struct SetCookie: Sendable, Equatable {
  /// A token (RFC 9110 §5.6.2).
  package var name: String
  /// Visible ASCII without quotes, commas, semicolons and backslashes; empty to take the cookie away.
  package var value: String
  /// Seconds the browser keeps it, 0 to take it away at once, nil until the browser closes.
  package var maxAge: Int?

  /// A cookie; whether name and value are allowed shows when the response is written.
  package init(name: String, value: String, maxAge: Int?) {
    self.name = name
    self.value = value
    self.maxAge = maxAge
  }

  var isWellFormed: Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { $0.isTokenByte }
      && value.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7f && !#"",;\"#.utf8.contains(byte)
      }
  }

  func fieldValue(isSecure: Bool) -> String {
    var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    return text
  }
}

extension UInt8 {
  /// Whether the byte may stand in a token, without the rarer marks nobody here uses (RFC 9110 §5.6.2).
  var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
