import Foundation
import Records
import TicketCore

/// One event on its way into the ledger: the core decides, then row, event and outbox are written.
struct TicketChange: Sendable {
  /// The event's id, made by the client.
  let id: String
  let actor: Actor
  let office: Office
  /// What the visitor is told of it; nil for acts that tell nothing.
  var mail: CaseMail?
  /// Whether the central CRM said it, so that it is not told there again.
  var isForeign = false

  /// Applies an act to a ticket and answers the ticket after it.
  ///
  /// - Parameter moment: when it took effect; nil for now.
  /// - Throws: the rule that says no, or a database error.
  @discardableResult
  func apply(_ act: TicketAct, to ticket: Ticket, at moment: Date? = nil, in entry: Entry) throws -> Ticket {
    let event = TicketEvent(
      id: id, ticket: ticket.id, act: act, at: moment ?? entry.now, recorded: entry.now, actor: actor)
    let outcome = try Ticket.apply(event, to: ticket)
    let queueing = office.queueing(of: outcome.ticket.standard)
    let figures = try figures(of: event, from: ticket, to: outcome.ticket, in: entry)
    let place = try Tickets.record(
      event, making: outcome.ticket, from: ticket, key: outcome.ticket.place(in: queueing)?.key, in: entry)
    try Figures.add(figures, in: entry.transaction)
    try office.planDuties(of: outcome.ticket, in: entry)
    try mail?.follow(act, on: ticket, making: outcome.ticket, in: entry)
    for effect in outcome.effects {
      switch effect {
      case .tellCRM:
        try Outbox.append(
          event: place, id: id, type: act.type, of: outcome.ticket, isForeign: isForeign, in: entry)
      // Only the issue prints.
      case .print: break
      }
    }
    return outcome.ticket
  }

  /// What the event adds to the office's figures; a rating takes the place of one that was given before a reopening.
  private func figures(
    of event: TicketEvent, from before: Ticket, to after: Ticket, in entry: Entry
  ) throws -> [FigureMark] {
    let marks = event.figures(from: before, to: after, in: office.zone)
    guard case .rated = event.act,
      let former = try FigureBook.rating(of: before.id, in: office.zone, entry.transaction)
    else { return marks }
    return marks + [former.takenBack]
  }
}

/// Who may act at which counter: an act of the counter is the act of whoever sits there.
struct CounterRight: Sendable {
  let caller: Caller
  let office: Office

  /// The seat at which the caller serves.
  /// - Throws: that the counter is closed, or that somebody else sits there.
  func seat(_ number: Int, in entry: Entry) throws -> Seat {
    guard
      let seat = try Seats.find(
        number, since: office.midnight(before: entry.now), in: entry.transaction), let officer = seat.officer
    else {
      throw TicketCore.Refusal.counterClosed
    }
    guard officer.username == caller.username else { throw TicketCore.Refusal.counterTaken }
    return seat
  }

  /// Demands that the caller sits there, that it is no break, and that nobody is called or served there.
  func demandFree(_ number: Int, in entry: Entry) throws -> Seat {
    let seat = try seat(number, in: entry)
    guard seat.state == .open else { throw TicketCore.Refusal.counterClosed }
    guard try Queue.current(at: number, in: entry.transaction) == nil else { throw TicketCore.Refusal.counterBusy }
    return seat
  }

  /// Heads of section end what was left at a counter whose officer is gone.
  var mayEndForOthers: Bool { [.kasi, .admin].contains(caller.role) }
}
