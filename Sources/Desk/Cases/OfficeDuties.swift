import Foundation
import Records
import TicketCore

extension Office {
  /// What falls due by itself on tickets of a standard; nil where the office does not offer it any more.
  func duties(of standard: String) -> CaseDuties? {
    standards[standard].map { CaseDuties($0, holidays: holidays, zone: zone) }
  }

  /// Writes down when the clock has to look at a ticket that has just changed.
  /// - Throws: a database error.
  func planDuties(of ticket: Ticket, in entry: Entry) throws {
    let memory = try CaseDutyRows.memory(of: ticket.id, in: entry.transaction)
    let next = duties(of: ticket.standard)?.next(on: ticket, knowing: memory)
    try CaseDutyRows.plan(ticket.id, at: next, in: entry)
  }
}
