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
    switch event.act {
    case .issued(let issued):
      guard ticket == nil else { throw .alreadyIssued }
      return Outcome(ticket: issued.ticket, effects: issued.effects)
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
