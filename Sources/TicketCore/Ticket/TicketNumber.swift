/// The number a visitor is called by: the standard's letter and a counter that starts anew each office day.
package struct TicketNumber: Hashable, Sendable {
  /// One letter A–Z.
  package let letter: String
  /// Counts from 1 within the office day.
  package let count: Int

  /// The standard's letter, and a count from 1.
  package init(letter: String, count: Int) {
    self.letter = letter
    self.count = count
  }

  /// The number written `A-001`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 1, parts[0].first?.isUppercase == true, let count = Int(parts[1]),
      count > 0
    else { return nil }
    self.init(letter: String(parts[0]), count: count)
    guard description == text else { return nil }
  }
}

extension TicketNumber: CustomStringConvertible {
  /// `A-001`; as many digits as it takes beyond 999.
  package var description: String {
    let digits = String(count)
    return "\(letter)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
  }
}

extension TicketNumber: Codable {
  /// Reads `A-001`; throws `DecodingError` for anything else.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = TicketNumber(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a ticket number")
    }
    self = number
  }

  /// Writes `A-001`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
