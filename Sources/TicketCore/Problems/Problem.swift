import Calendars

/// One thing in a request that can't be accepted: where it is, what it is, and what to do about it.
package struct Problem: Hashable, Sendable {
  /// The place in the request (JSON Pointer, RFC 6901), such as `/visitor/email` or `/fields/purpose`.
  package let pointer: String
  /// What is wrong.
  package let kind: Kind

  /// A place and what is wrong there.
  package init(_ pointer: String, _ kind: Kind) {
    self.pointer = pointer
    self.kind = kind
  }

  /// What can be wrong, with what the message needs. No case carries what the visitor wrote.
  package enum Kind: Hashable, Sendable {
    /// A demanded answer is not there.
    case missing(Phrase)
    /// None of several answers, of which one is demanded, is there.
    case missingOneOf([Phrase])
    /// A check that the standard demands was not confirmed.
    case unconfirmed(Phrase)
    /// Longer than so many characters.
    case tooLong(Phrase, limit: Int)
    /// There may be no more of them.
    case tooMany(Phrase, limit: Int)
    /// Not written as it must be; the second phrase shows how.
    case malformed(Phrase, remedy: Phrase)
    /// Not one of the names that are possible here.
    case unknown(Phrase, choices: [String])
    /// The channel is not open for the standard; the open ones follow.
    case closedChannel(open: [Channel])
    /// The standard does not deal with this kind of case; what it deals with follows.
    case kindNotServed(served: [TicketCore.Kind])
    /// The standard has no such field on this channel; the nearest name follows where there is one.
    case unknownField(nearest: String?)
    /// A time of receipt after now.
    case inFuture(Phrase)
    /// A time of receipt longer ago than so many days.
    case tooLongAgo(Phrase, days: Int)
    /// Accepted, but worth a second look at the document (a warning, never a refusal).
    case doubtful(Phrase)
    /// Accepted, but something else is found by it, too; the second phrase says what (a warning, never a refusal).
    case ambiguous(Phrase, other: Phrase)
  }

  /// The sentence for people: it names the field and the remedy.
  package func message(in language: Language) -> String { phrase[language] }
}

/// Input that was refused, with every problem at once.
package struct InvalidInput: Error, Hashable, Sendable {
  /// At least one, in the order of the form.
  package let problems: [Problem]

  /// At least one problem.
  package init(_ problems: [Problem]) {
    self.problems = problems
  }
}
