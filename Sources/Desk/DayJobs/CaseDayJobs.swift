import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// What the clock does to cases: it warns of their end, ends those whose visitor is silent, grants what a broken promise
/// earns, reminds of progress that nobody told, and counts what waited for a calendar.
///
/// Every duty is a transaction of its own, the one that fell due first before the others, with the time at which it fell
/// due: the work may be broken off anywhere and be done after any downtime, and nothing happens twice.
package struct CaseDayJobs: Sendable {
  private let office: Office
  private let ledger: Ledger
  private let sendsMail: Bool

  /// The jobs of an office.
  package init(office: Office, ledger: Ledger, sendsMail: Bool) {
    self.office = office
    self.ledger = ledger
    self.sendsMail = sendsMail
  }

  /// Has every open case looked at anew, since an office's rules may have changed while it was closed.
  /// - Throws: a database error.
  package func begin() throws { try ledger.record { try CaseDutyRows.lookAgain(in: $0) } }

  /// Does all that has fallen due.
  ///
  /// - Returns: what is wrong with the clock; nothing is done then.
  /// - Throws: a database error; what is left is done by the next run.
  package func run() throws -> ClockTrouble? {
    if let trouble = try ClockTrouble.of(ledger) { return trouble }
    let now = ledger.now
    // An idle office costs no commits.
    while try ledger.read({ try CaseDutyRows.first(until: now, in: $0) }) != nil { try lookAt(nil) }
    return nil
  }

  /// Does all that has fallen due on one ticket, before somebody acts on it: after a downtime the act may come first, and
  /// it must meet the ticket as it is by then. Whoever acts relies on the same clock, so its troubles are no matter here.
  /// - Throws: a database error.
  func settle(_ ticket: String) throws {
    let now = ledger.now
    while try ledger.read({ try CaseDutyRows.isDue(ticket, at: now, in: $0) }) {
      try lookAt(ticket)
    }
  }

  /// Looks at a ticket whose time has come: the first of them, or the one that is asked for.
  private func lookAt(_ ticket: String?) throws {
    let (event, mail) = (UUIDv7.make(), CaseMail(office: office, isSending: sendsMail))
    try ledger.record { [self] entry in
      guard let id = try ticket ?? CaseDutyRows.first(until: entry.now, in: entry.transaction) else { return }
      try look(at: id, TicketChange(id: event, actor: Caller.clock.actor, office: office, mail: mail), in: entry)
    }
  }

  /// Does the first thing that has fallen due on a ticket, and writes down when to look at it again.
  private func look(at id: String, _ change: TicketChange, in entry: Entry) throws {
    guard let ticket = try Tickets.find(id, for: .clock, in: entry.transaction)?.ticket,
      let duties = office.duties(of: ticket.standard)
    else { return try CaseDutyRows.plan(id, at: nil, in: entry) }
    let recounted = recounted(ticket)
    let memory = try CaseDutyRows.memory(of: id, in: entry.transaction)
    if recounted != ticket.promises {
      try change.apply(.recounted(Recounting(promises: recounted)), to: ticket, in: entry)
    } else if let first = duties.fallen(on: ticket, until: entry.now, knowing: memory).first {
      try carryOut(first, on: ticket, under: duties, memory, change, in: entry)
    } else {
      try office.planDuties(of: ticket, in: entry)
    }
  }

  /// What is promised by the calendars at hand, which may have come after the promise.
  private func recounted(_ ticket: Ticket) -> [Promise] {
    guard !ticket.state.isEnded, let standard = office.standards[ticket.standard] else { return ticket.promises }
    return Promising(standard, holidays: office.holidays)
      .recounted(ticket.promises, pauses: ticket.pauses(until: ledger.now))
  }

  private func carryOut(
    _ due: FallenDue, on ticket: Ticket, under duties: CaseDuties, _ memory: DutyMemory, _ change: TicketChange,
    in entry: Entry
  ) throws {
    var memory = memory
    switch due.duty {
    case .close:
      let closure = Closure(by: .clock, promises: ticket.promises.concluded(at: due.at))
      try change.apply(.closed(closure), to: ticket, at: due.at, in: entry)
    case .compensate(let promise):
      try change.apply(.compensationGranted(Granting(promise: promise)), to: ticket, at: due.at, in: entry)
    case .warn:
      memory.warnedFor = ticket.file.answeredAt
      try CaseDutyRows.remember(memory, of: ticket.id, in: entry)
      if let end = duties.closing(of: ticket) { try change.mail?.closing(ticket, at: end, in: entry) }
      try office.planDuties(of: ticket, in: entry)
    case .remindProgress:
      memory.progressSeen = due.at
      try CaseDutyRows.remember(memory, of: ticket.id, in: entry)
      try change.apply(.note(.reminder), to: ticket, at: due.at, in: entry)
    }
  }
}

extension Remark {
  /// The reminder of a day without word to the visitor, a note for the officers; the day is the event's own.
  fileprivate static let reminder = Remark(
    text: "Pengingat: pada hari ini pemohon belum menerima laporan perkembangan.", mark: .progressDue)
}

extension Viewer {
  /// The desk's clock, which sees what every officer sees.
  fileprivate static let clock = Viewer(actor: Caller.clock.actor)
}
