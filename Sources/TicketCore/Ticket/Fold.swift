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
    switch event.act {
    case .issued: break
    case .called(let calling): try next.call(to: calling.counter, at: event.at)
    case .recalled(let calling): try next.recall(to: calling.counter, at: event.at)
    case .started(let starting): try next.start(starting, at: event.at)
    case .noShow: try next.missCall(at: event.at)
    case .transferred(let transfer): try next.transfer(transfer)
    case .resolved(let resolution): try next.resolve(resolution, at: event.at)
    case .corrected(let correction): try next.correct(correction)
    case .cancelled(let withdrawal): try next.end(as: .cancelled, withdrawal, at: event.at)
    case .voided(let withdrawal): try next.end(as: .voided, withdrawal, at: event.at)
    }
    next.version += 1
    // A restricted ticket is not told to the CRM: its log would show it to everybody.
    return Outcome(ticket: next, effects: next.restricted ? [] : [.tellCRM])
  }

  /// The ticket that a log, in order, makes. Throws `notIssued` for an empty log, else the first refusal.
  package static func fold(_ events: some Sequence<TicketEvent>) throws(Refusal) -> Ticket {
    var ticket: Ticket?
    for event in events { ticket = try apply(event, to: ticket).ticket }
    guard let ticket else { throw .notIssued }
    return ticket
  }
}
