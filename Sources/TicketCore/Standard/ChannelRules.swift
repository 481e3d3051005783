import Calendars

/// What a standard demands of, and does for, those who come by one channel.
package struct ChannelRules: Hashable, Encodable, Sendable {
  /// Demanded before the ticket is complete.
  package let require: [Requirement]
  /// Asked for, and fine to leave out.
  package let optional: [Answer]
  /// Demanded as soon as the answer follows later.
  package let requireWhenAnswerFollows: [Requirement]
  /// The standard's own extra questions.
  package let fields: [ExtraField]
  /// True where a copy of the ticket is printed for the officer.
  package let officerCopy: Bool
  /// True where a summary goes to the visitor's e-mail, if there is one.
  package let emailSummary: Bool
  /// True where cases go to officers by their category of authority.
  package let routedByCategory: Bool
  /// Where a visitor is directed whose case can't be answered here; nil for nowhere.
  package let redirect: RedirectRule?
  /// The way of a letter through the house; nil for channels without one.
  package let disposition: DispositionChain?
}

/// A demand that one of some answers satisfies; mostly there is only one.
package struct Requirement: Hashable, Sendable {
  /// The answers, of which one is enough.
  package let anyOf: [Answer]

  /// One answer, or several of which one is enough.
  package init(anyOf: [Answer]) {
    self.anyOf = anyOf
  }
}

extension Requirement {
  /// What is said where none of the answers is there.
  var unmet: Problem {
    Problem(
      anyOf.first?.pointer ?? "", anyOf.count > 1 ? .missingOneOf(anyOf.map(\.label)) : .missing(anyOf[0].label))
  }
}

extension Requirement: Encodable {
  /// As in the file: a name, or a list of names of which one is enough.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if anyOf.count == 1, let only = anyOf.first {
      try container.encode(only)
    } else {
      try container.encode(anyOf)
    }
  }
}

/// A standard's own question on one channel; its answer is a text under the field's name.
package struct ExtraField: Hashable, Encodable, Sendable {
  /// What kind of answer it takes.
  package enum Form: String, CaseIterable, Encodable, Sendable {
    /// One line.
    case text
    /// Several lines.
    case longText
    /// One of `options`.
    case select
    /// `true` or `false`.
    case checkbox
  }

  /// One choice of a `select`.
  package struct Option: Hashable, Encodable, Sendable {
    /// The text that is kept.
    package let value: String
    /// The text that people read.
    package let label: Phrase
  }

  /// The key under `fields`.
  package let name: String
  /// The question as people read it.
  package let label: Phrase
  /// What kind of answer it takes.
  package let type: Form
  /// The choices of a `select`; empty for the others.
  package let options: [Option]
  /// True where it must be answered, and a checkbox ticked.
  package let required: Bool
  /// The requester types for whom `required` holds; nil for all.
  package let requiredFor: [RequesterType]?

  /// The longest answer, in characters.
  package var limit: Int { type == .longText ? 4000 : 200 }

  /// True where this field must be answered by such a requester.
  package func isRequired(of requester: RequesterType?) -> Bool {
    guard required, let requiredFor else { return required }
    return requester.map(requiredFor.contains) ?? false
  }
}

/// Where a visitor is directed whose case can't be answered on a channel; recorded as the outcome.
package struct RedirectRule: Hashable, Encodable, Sendable {
  /// Where one can be directed.
  package enum Destination: String, CaseIterable, Codable, Sendable {
    /// The website.
    case web
    /// A visit to the office.
    case visit
  }

  /// The possible destinations.
  package let to: [Destination]
  /// In which case, for the officer's screen.
  package let when: Phrase
}

/// The way of a letter from the addressee down to the staff and back as a signed answer.
package struct DispositionChain: Hashable, Encodable, Sendable {
  /// One hand-over.
  package struct Step: Hashable, Encodable, Sendable {
    /// Who hands over.
    package let from: String
    /// Who receives.
    package let to: String
    /// What the one who hands over has done.
    package let act: Phrase
  }

  /// To whom letters may be addressed; the chain is entered at the addressee's first step.
  package let addressees: [String]
  /// All hand-overs in order.
  package let steps: [Step]
  /// The holder whose receipt starts the promise.
  package let promiseStartsWith: String
}
