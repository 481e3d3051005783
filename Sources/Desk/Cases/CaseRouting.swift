import Calendars
import Records
import TicketCore

/// Gives a new case to the officer whose categories of authority cover it, in the transaction that issues it.
struct CaseRouting: Sendable {
  let office: Office
  let officers: [Officer]
  /// The event's id; made before the writer's turn, which may come twice.
  private let event = UUIDv7.make()

  /// Routing among those who can have a case.
  init(office: Office, officers: [Officer]) {
    self.office = office
    self.officers = officers
  }

  /// The new ticket as it is once it has gone to somebody, or to the unassigned list with a note of why.
  /// - Throws: a database error.
  func follow(_ ticket: Ticket, under standard: ServiceStandard, in entry: Entry) throws -> Ticket {
    guard Routing.concerns(ticket, under: standard) else { return ticket }
    let change = TicketChange(id: event, actor: Caller.clock.actor, office: office)
    switch Routing.route(ticket, under: standard, among: try candidates(in: entry)) {
    case .open: return ticket
    case .officer(let username):
      return try change.apply(.assigned(Assignment(staff: username)), to: ticket, in: entry)
    case .nobody(let note): return try change.apply(.note(Remark(text: note.id)), to: ticket, in: entry)
    }
  }

  private func candidates(in entry: Entry) throws -> [CaseOfficer] {
    let (open, last) = (
      try OfficerTurns.openCases(in: entry.transaction), try OfficerTurns.lastAssigned(in: entry.transaction)
    )
    return officers.map { officer in
      CaseOfficer(
        username: officer.username, role: officer.role, authority: Authority(officer.categories),
        isFraudAgent: officer.fraudAgent, openCases: open[officer.username] ?? 0,
        lastAssigned: last[officer.username])
    }
  }
}
