import Foundation
import Records

/// One record on its way to the central CRM: what happened to a ticket or a loan, and what that made of it.
package struct SyncRecord: Sendable, Equatable {
  /// The event's id, UUID text; the same on every attempt.
  package let id: String
  /// What it is about.
  package let kind: OutboxKind
  /// The ticket's or the loan's id, UUID text; records of one subject arrive in order.
  package let subject: String
  /// Its place among the subject's records, from 1: a ticket's version.
  package let sequence: Int
  /// The event type of the contract, such as `answered`.
  package let type: String
  /// When it took effect.
  package let at: Date
  /// Whether only a fraud agent may know of the subject.
  package let isRestricted: Bool
  /// What is known after it, by name; only what a mapping names leaves the house.
  package let facts: Facts

  /// A record as given.
  package init(
    id: String, kind: OutboxKind, subject: String, sequence: Int, type: String, at: Date, isRestricted: Bool,
    facts: Facts
  ) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.sequence = sequence
    self.type = type
    self.at = at
    self.isRestricted = isRestricted
    self.facts = facts
  }

  /// Whether it says something to people, as opposed to moving the subject's fields alone; never carried by another one.
  package var isMessage: Bool { Self.isMessage(type) }

  /// The same of an event type.
  static func isMessage(_ type: String) -> Bool { !fieldUpdates.contains(type) }

  // What demands a reason is none of these: its words would be lost on the way.
  private static let fieldUpdates: Set<String> = [
    "called", "recalled", "started", "assigned", "promised", "linked", "compensationGranted", "compensationUsed",
    "recounted",
  ]
}

/// What goes over in one call: a record, and before it the field updates of the same subject that it carries along.
package struct Delivery: Sendable, Equatable {
  /// In order, at least one; the last one names the delivery.
  package let records: [SyncRecord]
  /// Whether an earlier attempt's answer was lost, so that it may have arrived.
  package let isDoubtful: Bool

  /// A delivery as given; nil without a record.
  package init?(records: [SyncRecord], isDoubtful: Bool) {
    guard let last = records.last else { return nil }
    self.records = records
    self.isDoubtful = isDoubtful
    record = last
  }

  /// The record whose state goes over.
  package let record: SyncRecord
}
