import Calendars
import Foundation

/// A published service standard (standar pelayanan, UU 25/2009): all that the desk knows of one service. It is
/// data, one file each; see `StandardSet.load(files:)`.
package struct ServiceStandard: Hashable, Encodable, Sendable {
  /// Such as `lkpp-konsultasi`; by custom the file's name without `.json`.
  package let id: String
  /// The file's edition; a ticket keeps the one it was issued under.
  package let version: String
  /// What the service is called.
  package let title: Phrase
  /// Whose service it is.
  package let office: Phrase
  /// The decree that publishes it; nil where the published text gives none.
  package let decree: String?
  /// Where the standard is published, in words.
  package let source: String
  /// The upper-case letter before its ticket numbers, distinct for every standard of an installation.
  package let letter: String
  /// The zone that governs its hours and promises.
  package let timeZone: OfficeZone
  /// When it serves.
  package let hours: ServiceHours
  /// Narrower hours of consultation, for the promises that name them.
  package let consultationHours: ServiceHours?
  /// The channels whose tickets wait in a queue, and who ends such a ticket.
  package let queueing: Queueing
  /// What it deals with; the first is meant where a request names none.
  package let kinds: [Kind]
  /// The subjects a request can be sorted under; `umum` is always among them.
  package let categories: [Category]
  /// The open channels and what each demands.
  package let channels: [Channel: ChannelRules]
  /// The times promised.
  package let promises: [PromiseRule]
  /// Who handles a case, in order of escalation; a ticket begins at tier 1, the first.
  package let tiers: [Tier]
  /// What holds while leadership direction is waited for; nil where the standard knows no such state.
  package let pending: PendingRule?
  /// How often progress is told to the visitor; nil for no such duty.
  package let progressDuty: ProgressDuty?
  /// How a case closes.
  package let closing: ClosingRules
  /// What a visitor gets for a missed promise; nil for nothing.
  package let compensation: CompensationRule?
  /// The kinds whose tickets only the agent they are handed to may see; nil for none.
  package let restricted: RestrictedRule?
  /// With whom the handling of some kinds is coordinated.
  package let coordination: [Coordination]
  /// Where one complains about the service; printed on every ticket.
  package let complaintChannels: [ComplaintChannel]
  /// What the officer is reminded of on the screen.
  package let reminders: [Phrase]
  /// What the service delivers.
  package let products: [Phrase]
  /// True where only members of the library are served.
  package let membersOnly: Bool
  /// True for a service without charge; all six are.
  package let free: Bool
  /// What no source says and this file decided.
  package let ours: [Provenance]

  /// True where a ticket of this kind is restricted from its birth.
  package func restricts(_ kind: Kind) -> Bool { restricted?.kinds.contains(kind) ?? false }

  /// The category with an id; nil for none.
  package func category(_ id: String) -> Category? { categories.first { $0.id == id } }

  /// The first tier at which leadership direction can be waited for; nil where the standard knows no such state.
  package var pendingTier: Int? {
    pending.map { rule in (tiers.firstIndex { $0.promise == rule.replaces } ?? 0) + 1 }
  }

  /// The promise rule with a name; nil for none.
  package func promiseRule(_ name: String) -> PromiseRule? { promises.first { $0.name == name } }
}

/// One of a standard's subjects.
package struct Category: Hashable, Encodable, Sendable {
  /// Such as `umum`.
  package let id: String
  /// The name that people read.
  package let label: Phrase
  /// The id that every standard has, for all that fits nowhere else.
  package static let general = "umum"
}

/// The queue of a standard.
package struct Queueing: Hashable, Encodable, Sendable {
  /// Whose act ends a ticket of the queue.
  package enum Ender: String, CaseIterable, Encodable, Sendable {
    /// The officer at the counter.
    case officer
    /// The librarian's loan, return or extension.
    case circulation
  }

  /// The channels whose tickets wait to be called; all others are received as open cases.
  package let channels: [Channel]
  /// Whose act ends it.
  package let endedBy: Ender
  /// Minutes in which a visitor who was called and did not come can still be called again.
  package let recallMinutes: Int
  /// The weight of each priority class: minutes by which its visitors count as earlier; see `QueuePlace`.
  package let weights: [PriorityClass: Int]
  /// Minutes of waiting after which nobody of a priority class goes ahead any more.
  package let patienceMinutes: Int

  /// A queue in which everybody is called in turn.
  package static let plain = Queueing(
    channels: [], endedBy: .officer, recallMinutes: 0, weights: [:], patienceMinutes: 24 * 60)

  /// How long after a no-show the visitor can be called again, in seconds.
  package var recallWindow: TimeInterval { Double(recallMinutes) * 60 }
  /// How long one can be passed by priority classes, in seconds.
  package var patience: TimeInterval { Double(patienceMinutes) * 60 }

  /// By how much a visitor counts as earlier, in seconds.
  package func headStart(of priority: PriorityClass?) -> TimeInterval {
    priority.map { Double(weights[$0] ?? 0) * 60 } ?? 0
  }

  /// The class that helps a visitor most. A compensation goes before a class by need that weighs the same, since it is
  /// printed and spent; where the need weighs more, it is kept for a later service.
  package func stronger(_ need: PriorityClass?, isOwed: Bool) -> PriorityClass? {
    guard isOwed else { return need }
    return headStart(of: need) > headStart(of: .compensation) ? need : .compensation
  }
}

/// A place where one complains about the service.
package struct ComplaintChannel: Hashable, Encodable, Sendable {
  /// What it is, such as "Telepon".
  package let label: Phrase
  /// Number or address; nil for a place such as the suggestion box.
  package let value: String?
}

/// A decision of this file that no published source makes.
package struct Provenance: Hashable, Encodable, Sendable {
  /// The place in the file (JSON Pointer, RFC 6901).
  package let at: String
  /// What was decided, and why.
  package let why: String
}
