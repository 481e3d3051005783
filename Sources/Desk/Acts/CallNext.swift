import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/counters/{n}/calls/{id}`: calls whoever is next in line to a counter.
///
/// Everything runs on the one writer, so two counters never get the same visitor.
struct CallNext: Sendable {
  let office: Office
  let caller: Caller
  let counter: Int
  let change: TicketChange
  let language: Language

  /// Calls and answers SQL for the ticket, with why it was this one.
  /// - Throws: `DeskProblem.queueEmpty`, that the counter is closed, busy or somebody else's, or a database error.
  func perform(in entry: Entry) throws -> SQL {
    let seat = try CounterRight(caller: caller, office: office).demandFree(counter, in: entry)
    let today = office.zone.date(of: entry.now).description
    let next = try Queue.next(
      officeDate: today, since: office.midnight(before: entry.now), standards: seat.services, counter: counter,
      patience: office.patience(at: entry.now), in: entry.transaction)
    guard let next, let ticket = try Tickets.find(next.ticket, for: caller.viewer, in: entry.transaction)?.ticket else {
      throw DeskProblem.queueEmpty
    }
    try change.apply(.called(Calling(counter: counter)), to: ticket, in: entry)
    let why = office.why(next, to: counter, at: entry.now)[language]
    return TicketPages.answer(of: ticket.id, now: entry.now, why: why)
  }
}

extension Office {
  /// Why the first in line for a counter is next; that another counter was meant is no reason.
  func why(_ waiting: Queue.Waiting, to counter: Int, at now: Date) -> Phrase {
    QueuePlace(
      since: waiting.since, priority: waiting.priority, counter: waiting.counter == counter ? counter : nil,
      in: queueing(of: waiting.standard)
    ).why(at: now, in: zone)
  }

  /// The queue of a standard; of one that the office has given up, everybody in turn.
  func queueing(of standard: String) -> Queueing { standards[standard]?.queueing ?? .plain }

  /// Whom no priority class passes any more.
  func patience(at now: Date) -> Queue.Patience {
    Queue.Patience(over: standards.all.map { ($0.id, now - $0.queueing.patience) })
  }
}
