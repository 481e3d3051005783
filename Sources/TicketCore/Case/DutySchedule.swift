import Foundation

/// What was done about a ticket's duties that none of its events tells.
package struct DutyMemory: Hashable, Sendable {
  /// When the answer was given after which the visitor was last warned.
  package var warnedFor: Date?
  /// The end of the last day whose progress was looked at.
  package var progressSeen: Date?

  /// Nothing, or the values as they are.
  package init(warnedFor: Date? = nil, progressSeen: Date? = nil) {
    self.warnedFor = warnedFor
    self.progressSeen = progressSeen
  }

  /// Whether a duty is to be done still.
  func leaves(_ due: FallenDue, on ticket: Ticket) -> Bool {
    switch due.duty {
    case .warn: warnedFor != ticket.file.answeredAt
    case .remindProgress: due.at > progressSeen ?? .distantPast
    case .close, .compensate: true
    }
  }
}

extension CaseDuties {
  /// What has fallen due until a moment and is not done, by what is remembered, in the order in which it did.
  package func fallen(on ticket: Ticket, until now: Date, knowing memory: DutyMemory) -> [FallenDue] {
    fallen(on: ticket, until: now).filter { memory.leaves($0, on: ticket) }
  }

  /// When to look at a ticket next: the moment at which the first of its duties falls due, or did; nil where none will as
  /// it stands.
  package func next(on ticket: Ticket, knowing memory: DutyMemory) -> Date? {
    let all = fallen(on: ticket, until: .distantFuture, knowing: memory).map { due in
      // A promise is broken after its last moment, not in it.
      if case .compensate = due.duty { return due.at + 0.001 }
      return due.at
    }
    // At the end of time a case has closed, and its warning would come too late.
    guard memory.warnedFor != ticket.file.answeredAt, let closing = closing(of: ticket),
      let warning = warning(before: closing)
    else { return all.min() }
    return min(warning, all.min() ?? warning)
  }
}
