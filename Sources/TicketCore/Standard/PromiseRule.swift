import Calendars

/// A time that a standard promises.
package struct PromiseRule: Hashable, Sendable {
  /// Which of the standard's hours count.
  package enum Hours: String, CaseIterable, Encodable, Sendable {
    /// The standard's service hours.
    case service
    /// Its consultation hours.
    case consultation
  }

  /// The name within the standard, such as `answer`.
  package let name: String
  /// What is promised, for people.
  package let label: Phrase
  /// How long; nil where an officer states the date of each case.
  package let span: Span?
  /// What starts its clock.
  package let from: ClockStart
  /// For which channels; nil for all.
  package let channels: [Channel]?
  /// For which kinds of case; nil for all.
  package let kinds: [Kind]?
  /// Which hours count.
  package let hours: Hours

  /// True where the promise is made to a case of this channel and kind at its receipt.
  package func applies(to channel: Channel, _ kind: Kind) -> Bool {
    channels?.contains(channel) ?? true && kinds?.contains(kind) ?? true
  }
}

extension PromiseRule: Encodable {
  private enum Key: CodingKey {
    case name, label, unit, amount, from, channels, kinds, hours
  }

  /// Writes the rule as the file has it, unit and amount side by side.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(label, forKey: .label)
    try container.encodeIfPresent(span?.unit, forKey: .unit)
    try container.encodeIfPresent(span?.amount, forKey: .amount)
    try container.encode(from, forKey: .from)
    try container.encodeIfPresent(channels, forKey: .channels)
    try container.encodeIfPresent(kinds, forKey: .kinds)
    try container.encode(hours, forKey: .hours)
  }
}

/// What starts a promise's clock.
package enum ClockStart: String, CaseIterable, Codable, Sendable {
  /// The request's arrival (`receivedAt`).
  case receipt
  /// The start of the service at the counter or on the phone.
  case started
  /// The end of a service at the counter or on the phone that left the matter unsolved.
  case unsolved
  /// The escalation to the tier that makes the promise.
  case escalated
  /// The staff member's receipt of a letter at the end of its dispositions.
  case staffReceipt
  /// No clock: the officer states the date when taking the case.
  case officerSet
}
