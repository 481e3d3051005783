/// The code by which a visitor follows a ticket: eight characters of Crockford's base 32 (40 bits).
package struct TrackingCode: Hashable, Sendable {
  /// Eight upper-case characters, none of I, L, O, U.
  package let text: String

  /// The code of the lowest forty bits, which must come from the system's random source.
  package init(bits value: UInt64) {
    text = String((0..<8).map { place in Self.alphabet[Int(value >> UInt64(35 - 5 * place) & 31)] })
  }

  /// Reads a code as people type it: in either case, with hyphens and blanks, O for 0, I or L for 1.
  /// Nil for anything else.
  package init?(_ typed: String) {
    var characters: [Character] = []
    for character in typed.uppercased() {
      switch character {
      case "-", " ": continue
      case "O": characters.append("0")
      case "I", "L": characters.append("1")
      default:
        guard Self.alphabet.contains(character) else { return nil }
        characters.append(character)
      }
      guard characters.count <= 8 else { return nil }
    }
    guard characters.count == 8 else { return nil }
    text = String(characters)
  }

  /// In two halves, as it is printed: `7K3M-9Q2X`.
  package var display: String { "\(text.prefix(4))-\(text.suffix(4))" }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}

extension TrackingCode: Codable {
  /// Reads a code tolerantly; throws `DecodingError` for what is none.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = TrackingCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a tracking code")
    }
    self = code
  }

  /// Writes the eight characters without hyphen.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
