import Foundation

/// The case is an officer's from now on.
package struct Assignment: Hashable, Codable, Sendable {
  /// The officer's user name.
  package let staff: String

  /// Takes the values as they are.
  package init(staff: String) { self.staff = staff }
}

/// The officer states by when the case will be done (LPSE).
package struct Stating: Hashable, Codable, Sendable {
  /// The last moment that keeps it.
  package let due: Date
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(due: Date, promises: [Promise]) {
    self.due = due
    self.promises = promises
  }
}

/// Documents are asked of the visitor; the clock stops.
package struct DocumentRequest: Hashable, Codable, Sendable {
  /// What is asked for.
  package let documents: [String]
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(documents: [String], promises: [Promise]) {
    self.documents = documents
    self.promises = promises
  }
}

/// What was asked for has come; the clock goes on.
package struct DocumentReceipt: Hashable, Codable, Sendable {
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(promises: [Promise]) { self.promises = promises }
}

/// How the case goes, for the visitor. Told at the counter, it says that the solution follows later.
package struct ProgressReport: Hashable, Codable, Sendable {
  /// The words, of several lines if need be.
  package let text: String
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(text: String, promises: [Promise]) {
    self.text = text
    self.promises = promises
  }
}

/// Words about the case for colleagues.
package struct Remark: Hashable, Codable, Sendable {
  /// What a remark is more than its words. Raw values are kept.
  package enum Mark: String, CaseIterable, Codable, Sendable {
    /// A day went by without a word to the visitor.
    case progressDue
    /// Whom the standard names was heard about the case.
    case coordination
  }

  /// The words, of several lines if need be.
  package let text: String
  /// What it is more than its words; nil for nothing.
  package let mark: Mark?

  /// Takes the values as they are.
  package init(text: String, mark: Mark? = nil) {
    self.text = text
    self.mark = mark
  }
}

/// The case goes to a further tier.
package struct Escalation: Hashable, Codable, Sendable {
  /// The tier that has it now.
  package let tier: Int
  /// Why.
  package let reason: String
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(tier: Int, reason: String, promises: [Promise]) {
    self.tier = tier
    self.reason = reason
    self.promises = promises
  }
}

/// Leadership direction is waited for.
package struct Pending: Hashable, Codable, Sendable {
  /// Why.
  package let reason: String
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(reason: String, promises: [Promise]) {
    self.reason = reason
    self.promises = promises
  }
}

/// A letter is handed over along its chain.
package struct Disposition: Hashable, Codable, Sendable {
  /// Who has it now.
  package let to: String
  /// How many hand-overs of the chain are done.
  package let handOvers: Int
  /// What is to be done with it.
  package let instruction: String
  /// Whether the signed answer goes to the requester with it.
  package let isDispatch: Bool
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(to: String, handOvers: Int, instruction: String, isDispatch: Bool, promises: [Promise]) {
    self.to = to
    self.handOvers = handOvers
    self.instruction = instruction
    self.isDispatch = isDispatch
    self.promises = promises
  }
}

/// The visitor is directed elsewhere; that is the outcome.
package struct Redirection: Hashable, Codable, Sendable {
  /// Where to.
  package let to: RedirectRule.Destination
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(to: RedirectRule.Destination, promises: [Promise]) {
    self.to = to
    self.promises = promises
  }
}

/// The answer; the visitor is waited for.
package struct AnswerGiven: Hashable, Codable, Sendable {
  /// The answer, of several lines if need be.
  package let text: String
  /// The ids of the files that the visitor is given with it; nil for none.
  package let attachments: [String]?
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(text: String, attachments: [String]? = nil, promises: [Promise]) {
    self.text = text
    self.attachments = attachments
    self.promises = promises
  }
}

/// The visitor's word, by whatever channel.
package struct VisitorReply: Hashable, Codable, Sendable {
  /// The words, of several lines if need be.
  package let text: String
  /// How it came; nil for the visitor's own page.
  package let channel: Channel?
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(text: String, channel: Channel?, promises: [Promise]) {
    self.text = text
    self.channel = channel
    self.promises = promises
  }
}

/// The end by the visitor, the officer or the clock.
package struct Closure: Hashable, Codable, Sendable {
  /// Whose end it is.
  package let by: Closer
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(by: Closer, promises: [Promise]) {
    self.by = by
    self.promises = promises
  }
}

/// The visitor's rating.
package struct Rated: Hashable, Codable, Sendable {
  /// How content.
  package let rating: Rating

  /// Takes the values as they are.
  package init(rating: Rating) { self.rating = rating }
}

/// The case goes on.
package struct Reopening: Hashable, Codable, Sendable {
  /// Why, where somebody said it.
  package let reason: String?
  /// The promises after it; nil, in events from before they were written down, where they stay as they are.
  package let promises: [Promise]?

  /// Takes the values as they are.
  package init(reason: String?, promises: [Promise]?) {
    self.reason = reason
    self.promises = promises
  }
}

/// Another ticket belongs to it.
package struct Link: Hashable, Codable, Sendable {
  /// The other ticket's id.
  package let ticket: String

  /// Takes the values as they are.
  package init(ticket: String) { self.ticket = ticket }
}

/// A calendar arrived, and with it the dates of what was promised.
package struct Recounting: Hashable, Codable, Sendable {
  /// The promises after it.
  package let promises: [Promise]

  /// Takes the values as they are.
  package init(promises: [Promise]) { self.promises = promises }
}

/// A missed promise earns priority at the next service.
package struct Granting: Hashable, Codable, Sendable {
  /// The promise's place among the ticket's.
  package let promise: Int

  /// Takes the values as they are.
  package init(promise: Int) { self.promise = promise }
}
