import Foundation

/// What became of one call to the CRM.
package enum SyncOutcome: Sendable, Equatable {
  /// It is there, under this remote id (nil where the CRM gives none).
  case created(remote: String?)
  /// It was there already, from an earlier attempt.
  case duplicateFound(remote: String)
  /// The subject there has it now.
  case updated
  /// Not now (408, 409, 425, 429, 5xx): again later, not before what the CRM asks for.
  case retryable(after: Duration?)
  /// Not like this, however often (any other 4xx, or a 200 that did not do it).
  case rejected(Rejection)
  /// The CRM does not let this office in (401, 403): nobody's attempt is used up, the connector pauses.
  case denied
  /// The endpoint is gone for good (410): the connector is off until somebody says otherwise.
  case gone
  /// It certainly did not arrive: no connection.
  case unreachable
  /// The answer was lost; it may have arrived, so it is looked for before it is sent again.
  case unknown
  /// An earlier attempt of it is not there, and may still be on its way: it is looked for again before it is sent.
  case undecided
}

/// Why the CRM does not take a record.
package struct Rejection: Sendable, Equatable {
  /// The kinds of trouble, each with words for people in the messages of the screen.
  package enum Kind: String, Sendable, CaseIterable {
    /// The CRM refused it.
    case refused
    /// The CRM said yes and did not do it: what was read back is something else.
    case notKept
    /// There is no value for what the record holds: the mapping has none, or the records here can't be read.
    case unmapped
  }

  /// What kind of trouble it is.
  package let kind: Kind
  /// The HTTP status; nil where there was none.
  package let status: Int?
  /// What the CRM said, in one line of at most 200 characters; for the screen, never for the log.
  package let words: String

  /// A rejection as given; the words are cut.
  package init(_ kind: Kind, status: Int? = nil, words: String) {
    self.kind = kind
    self.status = status
    self.words = String(words.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
  }
}
