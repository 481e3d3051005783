import Calendars

/// An answer that the standard demands and the visitor does not have, let pass for a reason that is kept.
package struct Waiver: Hashable, Codable, Sendable {
  /// What the visitor does not have.
  package let answer: Answer
  /// Why, in the receptionist's words.
  package let reason: String

  /// Takes the values as they are.
  package init(answer: Answer, reason: String) {
    self.answer = answer
    self.reason = reason
  }

  /// The answers that can be let pass: who has no mailbox must be served all the same.
  package static let waivable: [Answer] = [.email]
}

/// A waiver as the API takes it, before anything was checked.
package struct WaiverInput: Codable, Hashable, Sendable {
  /// The raw value of an `Answer`.
  package var answer: String?
  /// Why the visitor does not have it.
  package var reason: String?

  /// Takes the values as they are.
  package init(answer: String? = nil, reason: String? = nil) {
    self.answer = answer
    self.reason = reason
  }
}
