import Calendars
import Records
import SQLite
import TicketCore

/// `PUT /api/tickets/{id}/events/{event}`: one event asked for by the staff.
struct ApplyEvent: Sendable {
  let office: Office
  let caller: Caller
  /// Those who can have a case.
  let officers: [Officer]
  let ticket: String
  let change: TicketChange
  let request: EventRequest
  /// The id of the event by which a compensation is spent; made before the writer's turn, which may come twice.
  let spending: String
  /// The id of the event by which who starts a service or answers takes the case; made before the writer's turn, too.
  let taking: String
  /// The receipt for documents that have come; nil where none is to be printed.
  let receipt: DocumentsPaper?

  /// Applies the event and answers SQL for the ticket as it is then.
  /// - Throws: what the desk, the core or the database refuses.
  func perform(in entry: Entry) throws -> SQL {
    guard let record = try Tickets.find(ticket, for: caller.viewer, in: entry.transaction) else {
      throw DeskProblem.notFound
    }
    let ticket = record.ticket
    if let expect = request.expect, expect != ticket.version {
      throw DeskProblem.stale(
        json: try TicketPages.summary(of: ticket.id, for: caller.viewer, now: entry.now, in: entry.transaction))
    }
    guard let standard = office.standards[ticket.standard] else { throw DeskProblem.eventNotOffered }
    let setting = EventSetting(
      standard: standard, offered: office.standards.all, holidays: office.holidays,
      counters: office.counters.map(\.number),
      officers: officers.filter { $0.mayHave(ticket) }.map(\.username), visitor: try visitor(of: ticket, in: entry),
      isOwed: try isOwed(on: ticket, under: standard, in: entry),
      today: office.zone.date(of: entry.now),
      now: entry.now)
    let act = try decide(on: ticket, in: setting)
    if case .linked(let link) = act { try demand(link, of: ticket, in: entry) }
    if case .note(let remark) = act, remark.mark != nil, !CounterRight(caller: caller, office: office).mayEndForOthers {
      throw DeskProblem.notAllowed
    }
    if case .answered(let answer) = act { try demand(answer.attachments ?? [], in: entry) }
    do {
      let next = try change.apply(act, to: ticket, at: request.moment(on: ticket, now: entry.now), in: entry)
      switch act {
      case .started, .answered: try take(next, in: entry)
      default: break
      }
    } catch TicketCore.Refusal.intakeIncomplete {
      throw DeskProblem(.intakeIncomplete, missing: ticket.missing(under: standard, visitor: setting.visitor))
    }
    try checkCounter(act, ticket, in: entry)
    switch act {
    case .started: try spendCompensation(of: setting.visitor, on: ticket, in: entry)
    case .documentReceived: try receipt?.print(of: ticket, from: setting.visitor, in: entry)
    default: break
    }
    return TicketPages.answer(of: ticket.id, now: entry.now)
  }

  private func decide(on ticket: Ticket, in setting: EventSetting) throws -> TicketAct {
    do {
      return try request.act(on: ticket, in: setting)
    } catch TicketCore.Refusal.dispositionNotNext {
      throw DeskProblem(notNextOn: ticket, under: setting.standard)
    }
  }

  /// Demands that the ticket that is linked is there for whoever links it, and that no open ticket's history names a
  /// restricted one.
  private func demand(_ link: Link, of ticket: Ticket, in entry: Entry) throws {
    let other = try Tickets.find(link.ticket, for: caller.viewer, in: entry.transaction)?.ticket
    if let other, other.id != ticket.id, ticket.restricted || !other.restricted {
      // The other one's page shows the link, too, unless it is an open ticket's and this one is not.
      return try entry.changed(.tickets, other.id, restricted: ticket.restricted)
    }
    let remedy = Phrase("pilih tiket lain yang ada", "choose another ticket that exists")
    throw InvalidInput([Problem("/ticket", .malformed(Phrase("Tiket yang ditautkan", "Linked ticket"), remedy: remedy))]
    )
  }

  /// Whom an officer serves or answers is the officer's case from then on, where it is nobody's yet: the visitor's reply
  /// comes to whoever knows it.
  private func take(_ ticket: Ticket, in entry: Entry) throws {
    guard ticket.file.assignee == nil, officers.contains(where: { $0.username == caller.username }) else { return }
    try TicketChange(id: taking, actor: change.actor, office: office)
      .apply(.assigned(Assignment(staff: caller.username)), to: ticket, in: entry)
  }

  /// Demands that the files given with an answer are the ticket's.
  private func demand(_ files: [String], in entry: Entry) throws {
    for (place, file) in files.enumerated()
    where try Attachments.find(file, of: ticket, for: caller.viewer, in: entry.transaction) == nil {
      throw EventRequest.noSuchFile(at: place)
    }
  }

  /// A priority that a missed promise earned is spent once the service starts that it was given for: whoever did not come
  /// keeps it.
  private func spendCompensation(of visitor: Visitor?, on ticket: Ticket, in entry: Entry) throws {
    guard ticket.priority == .compensation, let visitor,
      let earlier = try Compensations.owed(to: visitor.id, on: ticket, in: entry.transaction),
      let missed = try Tickets.find(earlier, for: caller.viewer, in: entry.transaction)?.ticket
    else { return }
    try TicketChange(id: spending, actor: change.actor, office: office)
      .apply(.compensationUsed(Link(ticket: ticket.id)), to: missed, in: entry)
  }

  /// Whether a missed promise gives priority to the visitor that a correction names. Who has been called already has
  /// nothing of it, and keeps it for the next service.
  private func isOwed(on ticket: Ticket, under standard: ServiceStandard, in entry: Entry) throws -> Bool {
    guard request.changesVisitor(of: ticket), ticket.state == .waiting, standard.compensation != nil,
      let visitor = try visitor(of: ticket, in: entry)
    else { return false }
    return try Compensations.isOwed(
      to: visitor.id, under: standard.id, on: ticket.officeDate.description, besides: ticket.id, in: entry.transaction)
  }

  /// The ticket's visitor, or the one that a correction names.
  private func visitor(of ticket: Ticket, in entry: Entry) throws -> Visitor? {
    guard let id = request.visitor?.lowercased() ?? ticket.visitorID else { return nil }
    if let record = try Visitors.person(id, in: entry.transaction) { return record.visitor }
    let remedy = Phrase("daftarkan pengunjung ini lebih dahulu", "register this visitor first")
    throw InvalidInput([Problem("/visitor", .malformed(Phrase("Pengunjung", "Visitor"), remedy: remedy))])
  }

  /// Acts of a counter are acts of whoever sits there. Asked after the core's rules: what is wrong with the ticket itself
  /// is the more useful answer, and a refusal undoes all.
  private func checkCounter(_ act: TicketAct, _ ticket: Ticket, in entry: Entry) throws {
    let right = CounterRight(caller: caller, office: office)
    switch act {
    case .called(let calling): try demandOnly(calling.counter, right, in: entry)
    case .recalled(let calling): try demandOnly(calling.counter, right, in: entry)
    case .started(let starting): if let counter = starting.counter { try demandOnly(counter, right, in: entry) }
    // A case is resolved by whoever works on it, wherever its visitor was served.
    case .resolved where ![.called, .serving].contains(ticket.state): return
    case .noShow, .transferred, .resolved:
      guard let counter = ticket.counter, !right.mayEndForOthers else { return }
      _ = try right.seat(counter, in: entry)
    // The work of a case needs no counter; who served the visitor at one is free for the next with it.
    case .issued, .corrected, .cancelled, .voided, .assigned, .promised, .documentRequested, .documentReceived,
      .progress, .note, .escalated, .pended, .disposed, .redirected, .answered, .replied, .closed, .rated, .reopened,
      .linked, .compensationGranted, .compensationUsed, .recounted:
      return
    }
  }

  /// Demands that the caller serves at a counter and that this ticket is the only one there.
  private func demandOnly(_ counter: Int, _ right: CounterRight, in entry: Entry) throws {
    guard try right.seat(counter, in: entry).state == .open else { throw TicketCore.Refusal.counterClosed }
    guard try Queue.count(at: counter, in: entry.transaction) <= 1 else { throw TicketCore.Refusal.counterBusy }
  }
}
