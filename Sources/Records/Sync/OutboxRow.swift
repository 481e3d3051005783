import Foundation

/// What records are about. Raw values are the contract's.
package enum OutboxKind: String, Sendable, CaseIterable {
  /// A ticket's event.
  case ticket
  /// An act of circulation.
  case loan
}

/// Where a record stands on its way to the central CRM. Raw values are the contract's.
package enum OutboxState: String, Sendable, CaseIterable {
  /// Waits for its turn.
  case pending
  /// Being told; after a crash nobody knows whether it arrived.
  case inFlight
  /// Settled; see `Settlement`.
  case done
  /// Refused by the CRM; waits for a person, and so does what follows it on its subject.
  case dead
  /// It may have arrived: it is looked for before it is told again.
  case unknown
}

/// How a record was settled. Raw values are the contract's.
package enum Settlement: String, Sendable, CaseIterable {
  /// The CRM took it.
  case sent
  /// A later record of its subject took it along.
  case carried
  /// It was there already, from an earlier attempt.
  case found
  /// The mapping keeps restricted records in the house.
  case withheld
  /// A person let it go, with a reason.
  case skipped
  /// The CRM said it itself.
  case foreign
}

/// One record of the outbox, without what it says.
package struct OutboxRow: Sendable, Equatable {
  /// Its place among all records.
  package let seq: Int64
  /// The record's id, UUID text; the same on every attempt.
  package let id: String
  /// What it is about.
  package let kind: OutboxKind
  /// The ticket's or the loan's id.
  package let subject: String
  /// The event's place in the log of its kind.
  package let event: Int64
  /// The event type of the contract.
  package let type: String
  /// Whether only a fraud agent may know of the subject.
  package let isRestricted: Bool
  /// Where it stands.
  package let state: OutboxState
  /// How often it was told in vain since a person last looked at it.
  package let attempts: Int
  /// The record that takes it along; nil for one that goes itself.
  package let carrier: Int64?
  /// When it was written down.
  package let createdAt: Date

  /// A row as given.
  package init(
    seq: Int64, id: String, kind: OutboxKind, subject: String, event: Int64, type: String, isRestricted: Bool = false,
    state: OutboxState = .pending, attempts: Int = 0, carrier: Int64? = nil, createdAt: Date
  ) {
    self.seq = seq
    self.id = id
    self.kind = kind
    self.subject = subject
    self.event = event
    self.type = type
    self.isRestricted = isRestricted
    self.state = state
    self.attempts = attempts
    self.carrier = carrier
    self.createdAt = createdAt
  }

  /// The same row as it stands after an attempt; what is left out stays.
  package func with(_ state: OutboxState, attempts: Int? = nil, carrier: Int64? = nil) -> OutboxRow {
    OutboxRow(
      seq: seq, id: id, kind: kind, subject: subject, event: event, type: type, isRestricted: isRestricted,
      state: state, attempts: attempts ?? self.attempts, carrier: carrier ?? self.carrier, createdAt: createdAt)
  }
}

/// Records of one subject that go over in one call: one, and the field updates before it that it takes along.
package struct OutboxGroup: Sendable, Equatable {
  /// What it is about.
  package let kind: OutboxKind
  /// The ticket's or the loan's id.
  package let subject: String
  /// The records that are taken along, in order.
  package let carried: [OutboxRow]
  /// The record that goes.
  package let carrier: OutboxRow

  /// A group as given.
  package init(carried: [OutboxRow] = [], carrier: OutboxRow) {
    (kind, subject) = (carrier.kind, carrier.subject)
    self.carried = carried
    self.carrier = carrier
  }

  /// Every record of it, in order.
  package var rows: [OutboxRow] { carried + [carrier] }
}
