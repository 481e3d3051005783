import Foundation
import SQLite

/// Where a mail stands. Raw values are the contract's.
package enum MailState: String, Sendable, CaseIterable {
  /// Written down, not yet given to the mail system, or to be given again.
  case queued
  /// Being given; after a crash it is given again: rather twice than never.
  case sending
  /// The mail system has taken it.
  case sent
  /// Given up, with the reason in `trouble`.
  case failed
  /// Not wanted any more before it went out.
  case dropped
}

/// What keeps a mail. Raw values are the contract's; none says anything of its member.
package enum MailTrouble: String, Sendable, CaseIterable {
  /// The mail command can't be started.
  case noCommand
  /// The mail system does not take anything now.
  case unavailable
  /// The mail system does not take anything as it is set up.
  case misconfigured
  /// The mail command did not end in its time.
  case timedOut
  /// The mail command was called in a way that it does not know.
  case usage
  /// The member's address is none, or nobody's.
  case address
  /// The mail system refuses what is in it.
  case rejected
  /// The template can't be filled with its values.
  case template
  /// It was tried for too long.
  case gaveUp
}

/// One mail: what it says is fixed when it is written, its template is not.
package struct Mail: Sendable, Equatable {
  /// A UUID; the message's name on every attempt.
  package let id: String
  /// The template's name below `mail`, such as `returned`.
  package let template: String
  /// The address.
  package let recipient: String
  /// The template's values as JSON.
  package let contents: String
  /// The number of the member whom it goes to.
  package let member: String?
  /// Where it stands.
  package let state: MailState
  /// How often it was tried.
  package let attempts: Int
  /// What keeps it.
  package let trouble: MailTrouble?
  /// When it was written down.
  package let createdAt: Date
  /// When anything about it last changed.
  package let updatedAt: Date
  /// Since when it is meant to go out.
  package let queuedAt: Date
  /// The number of the ticket that it is about.
  package let ticket: String?
}
