import Foundation

extension Promising {
  /// The promises after the kind of a ticket was put right: those that are not made to the new kind give way, those that
  /// are made to it alone begin when its clock began, as if it had been right from the first.
  func corrected(_ ticket: Ticket, to kind: Kind, at moment: Date) -> [Promise] {
    // What is answered owes nothing.
    guard ticket.state != .answered else { return ticket.promises }
    func rules(_ kind: Kind) -> [PromiseRule] {
      standard.promises.filter { $0.from != .escalated && $0.applies(to: ticket.channel, kind) }
    }
    let (before, after) = (rules(ticket.kind).map(\.name), rules(kind))
    let kept = ticket.promises.map { promise in
      before.contains(promise.name) && !after.contains { $0.name == promise.name }
        ? promise.replaced(at: moment) : promise
    }
    let pauses = ticket.pauses(until: moment)
    let added = after.filter { !before.contains($0.name) }.map { rule in
      began(rule.from, of: ticket).map { start in running(rule, from: start, pauses: pauses.filter { $0.end > start }) }
        ?? waiting(rule)
    }
    // Nothing runs while the visitor is waited for, or has not come.
    return kept + ([.awaitingVisitor, .noShow].contains(ticket.state) ? paused(at: moment, added) : added)
  }

  /// When a clock began for a ticket; nil where it has not.
  private func began(_ clock: ClockStart, of ticket: Ticket) -> Date? {
    switch clock {
    case .receipt: ticket.receivedAt
    case .started: ticket.startedAt
    case .unsolved: ticket.state == .serving || ticket.startedAt == nil ? nil : ticket.endedAt
    case .escalated, .staffReceipt, .officerSet: nil
    }
  }
}
