/// A call to a counter, or the same call once more.
package struct Calling: Hashable, Codable, Sendable {
  /// The counter's number.
  package let counter: Int
  /// The promises where the call brings back who had not come: those go on that stood still; nil for any other call.
  package let promises: [Promise]?

  /// Takes the values as they are.
  package init(counter: Int, promises: [Promise]? = nil) {
    self.counter = counter
    self.promises = promises
  }
}

/// The visitor was called and did not come.
package struct Absence: Hashable, Codable, Sendable {
  /// The promises, which stand still meanwhile; nil, in events from before it was written down, for no change.
  package let promises: [Promise]?
}

/// The start of the service, or of a call with a visitor.
package struct Starting: Hashable, Codable, Sendable {
  /// The counter's number; nil for what is served at no counter, such as on the phone.
  package let counter: Int?
  /// The promises, of which some run from this moment.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(counter: Int?, promises: [Promise]) {
    self.counter = counter
    self.promises = promises
  }
}

/// A hand-over: back into the queue under the same number, at the place that the waiting so far has earned.
package struct Transfer: Hashable, Codable, Sendable {
  /// The counter that takes over; nil for any that serves the standard.
  package let counter: Int?
  /// Why, for the colleague.
  package let reason: String
  /// What the ticket is at another service; nil where it stays at its own.
  package let service: OtherService?

  /// Takes the values as they are.
  package init(counter: Int?, reason: String, service: OtherService? = nil) {
    self.counter = counter
    self.reason = reason
    self.service = service
  }
}

/// What of a ticket is another's when it goes to another service.
package struct OtherService: Hashable, Codable, Sendable {
  /// The standard's id.
  package let standard: String
  /// The edition of its file.
  package let version: String
  /// The category's id.
  package let category: String
  /// What the visitor came with.
  package let kind: Kind
  /// Whether answers that it demands are still to be asked for.
  package let intake: Intake
  /// Why the visitor is served before others there.
  package let priority: PriorityClass?
  /// The promises: those of the service before, ended, and its own from the receipt on.
  package let promises: [Promise]
}

/// The officer's end.
package struct Resolution: Hashable, Codable, Sendable {
  /// What was done, where the officer says it.
  package let text: String?
  /// The promises, met or missed.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(text: String?, promises: [Promise]) {
    self.text = text
    self.promises = promises
  }
}

/// The end of a ticket that is not served: withdrawn by the visitor or issued by mistake.
package struct Withdrawal: Hashable, Codable, Sendable {
  /// Why.
  package let reason: String
  /// The promises, none of which is owed any more.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(reason: String, promises: [Promise]) {
    self.reason = reason
    self.promises = promises
  }
}

/// What was registered, as it is after a correction: every value, so that the log shows what was believed when.
package struct Correction: Hashable, Codable, Sendable {
  /// The visitor.
  package let visitorID: String?
  /// The category's id.
  package let category: String
  /// What the visitor came with.
  package let kind: Kind
  /// One line on what it is about.
  package let subject: String?
  /// The question or problem.
  package let question: String?
  /// The answers to the standard's own questions.
  package let fields: [String: String]
  /// What was let pass.
  package let waiver: Waiver?
  /// Why the visitor is served before others.
  package let priority: PriorityClass?
  /// The class by need that a compensation goes before; nil for none.
  package let need: PriorityClass?
  /// Whether demanded answers are still missing.
  package let intake: Intake
  /// Why it was corrected, where somebody said it.
  package let reason: String?
  /// The promises after it; nil where they stay as they are.
  package let promises: [Promise]?
}
