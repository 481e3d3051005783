import Calendars

/// A step of escalation.
package struct Tier: Hashable, Encodable, Sendable {
  /// Who handles the case here.
  package let name: Phrase
  /// True where the tier works by a time of its own, so that what ran before ends with the escalation. False where
  /// it keeps the time of the tier before.
  package let ownTime: Bool
  /// The promise that starts with the escalation, only where `ownTime`; nil for none.
  package let promise: String?
}

/// What holds while leadership direction is waited for.
package struct PendingRule: Hashable, Encodable, Sendable {
  /// The promise that takes the place of `replaces`, from the same moment.
  package let promise: String
  /// The promise that it takes the place of.
  package let replaces: String
}

/// The duty to tell the visitor how the case goes.
package struct ProgressDuty: Hashable, Encodable, Sendable {
  /// Entries per working day; a day with fewer raises a reminder.
  package let perWorkingDay: Int
  /// The promises within whose time the duty holds.
  package let during: [String]
}

/// How cases close.
package struct ClosingRules: Hashable, Encodable, Sendable {
  /// Closing by the clock when the visitor does not reply to an answer.
  package struct AutoClose: Hashable, Encodable, Sendable {
    /// Time without a reply, from the last answer.
    package let after: Span
    /// The visitor is warned so many calendar days before.
    package let warnDaysBefore: Int
    /// The kinds that close so; nil for all.
    package let kinds: [Kind]?
  }

  /// When the visitor is asked for a rating.
  package enum Rating: String, CaseIterable, Encodable, Sendable {
    /// When the visitor closes the case.
    case visitorClosing
    /// Offered at any end, but never after closing by the clock.
    case offered
  }

  /// Nil for no closing by the clock.
  package let autoClose: AutoClose?
  /// Time after `resolved` or `closed` in which the visitor can respond in the same ticket; nil for no limit.
  package let reopen: Span?
  /// When a rating is asked for.
  package let rating: Rating

  /// What holds for a standard that says nothing.
  package static let unstated = ClosingRules(autoClose: nil, reopen: nil, rating: .offered)
}

/// What a visitor gets for a missed promise: priority at the next service, once per miss.
package struct CompensationRule: Hashable, Encodable, Sendable {
  /// The promises whose missing earns it.
  package let missed: [String]
  /// What is granted, as the next ticket says it.
  package let text: Phrase
}

/// Kinds that are handed over at once and seen by nobody else.
package struct RestrictedRule: Hashable, Encodable, Sendable {
  /// The kinds whose tickets are restricted from their birth.
  package let kinds: [Kind]
  /// To whom they are handed.
  package let handedTo: Phrase
  /// The tier that they are handed to at their birth; 1 for the first.
  package let tier: Int
}

/// With whom the handling of some kinds is coordinated.
package struct Coordination: Hashable, Encodable, Sendable {
  /// The kinds concerned.
  package let kinds: [Kind]
  /// With whom.
  package let with: Phrase
}
