/// What an event makes of a ticket.
package struct Outcome: Hashable, Sendable {
  /// The ticket after the event.
  package let ticket: Ticket
  /// What is to be done about it.
  package let effects: [Effect]
}

extension Ticket {
  /// Applies one event to the ticket as it stood before (nil before its issue). One entry per act; throws the rule
  /// that says no.
  package static func apply(_ event: TicketEvent, to ticket: Ticket?) throws(Refusal) -> Outcome {
    if case .issued(let issued) = event.act {
      guard ticket == nil else { throw .alreadyIssued }
      return Outcome(ticket: issued.ticket, effects: issued.effects)
    }
    guard var next = ticket else { throw .notIssued }
    try next.follow(event)
    next.file.clock.note(next.state, tier: next.tier, at: event.at)
    next.version += 1
    return Outcome(ticket: next, effects: [.tellCRM])
  }

  private mutating func follow(_ event: TicketEvent) throws(Refusal) {
    switch event.act {
    case .issued, .linked: break
    case .note(let remark): try note(remark, at: event.at)
    case .called(let calling): try call(to: calling.counter, at: event.at)
    case .recalled(let calling): try recall(calling, at: event.at)
    case .started(let starting): try start(starting, at: event.at)
    case .noShow(let absence): try missCall(absence, at: event.at)
    case .transferred(let transfer): try self.transfer(transfer)
    case .resolved(let resolution): try resolve(resolution, at: event.at)
    case .corrected(let correction): try correct(correction)
    case .cancelled(let withdrawal): try end(as: .cancelled, withdrawal, at: event.at)
    case .voided(let withdrawal): try end(as: .voided, withdrawal, at: event.at)
    case .assigned(let assignment): try assign(to: assignment.staff)
    case .promised(let stating): try state(stating)
    case .documentRequested(let request): try ask(request, at: event.at)
    case .documentReceived(let receipt): try receive(receipt)
    case .progress(let report): try self.report(report, at: event.at)
    case .escalated(let escalation): try escalate(escalation, at: event.at)
    case .pended(let pending): try pend(pending, at: event.at)
    case .disposed(let disposition): try dispose(disposition, at: event.at)
    case .redirected(let redirection): try redirect(redirection, at: event.at)
    case .answered(let answer): try self.answer(answer, at: event.at)
    case .replied(let reply): try take(reply, at: event.at)
    case .closed(let closure): try close(closure, at: event.at)
    case .rated(let rated): try rate(rated)
    case .reopened(let reopening): try reopen(reopening)
    case .compensationGranted(let granting): try grant(granting)
    case .compensationUsed(let link): try spend(on: link)
    case .recounted(let recounting): try recount(recounting)
    }
  }

  /// The ticket that a log, in order, makes. Throws `notIssued` for an empty log, else the first refusal.
  package static func fold(_ events: some Sequence<TicketEvent>) throws(Refusal) -> Ticket {
    var ticket: Ticket?
    for event in events { ticket = try apply(event, to: ticket).ticket }
    guard let ticket else { throw .notIssued }
    return ticket
  }
}
