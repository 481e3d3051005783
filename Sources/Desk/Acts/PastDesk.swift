import Foundation
import Records
import TicketCore

/// The desk of days that went by, for a demo: its acts are the desk's own, each in a transaction at the time that the
/// ledger's clock shows, without paper and without mail. Who acts is a demo account, by its user name.
package struct PastDesk: Sendable {
  private let office: Office
  private let ledger: Ledger
  private let officers = DemoAccounts.all.filter { [.petugas, .kasi].contains($0.role) }.map(Officer.init)

  /// The desk of an office on a ledger.
  package init(office: Office, ledger: Ledger) {
    self.office = office
    self.ledger = ledger
  }

  /// Somebody sits down at a counter.
  /// - Throws: the rule that says no, or a database error.
  package func open(_ counter: Int, by username: String) throws {
    guard let counter = office.counter(counter) else { return }
    let wish = SeatChange.Wish(state: CounterState.open.rawValue, services: nil, takeOver: true, expect: nil)
    let change = SeatChange(office: office, caller: caller(username), counter: counter, wish: wish)
    try ledger.record { try change.perform(in: $0) }
  }

  /// A ticket is issued.
  /// - Throws: `InvalidInput`, or a database error.
  package func issue(_ request: TicketRequest, as id: String, by username: String) throws {
    let (standard, caller) = (try request.standard(in: office.standards), caller(username))
    let issue = IssueTicket(
      request, standard: standard, page: ConsultationTicket(standard, of: office),
      printer: try PrinterChoice(nil, for: .ticket, among: [], caller: caller, office: office),
      routing: CaseRouting(office: office, officers: officers), intake: .complete, office: office, actor: caller.actor,
      id: id)
    try ledger.record { _ = try issue.perform(in: $0) }
  }

  /// Something happens to a ticket.
  /// - Throws: `InvalidInput`, the rule that says no, or a database error.
  package func act(_ request: EventRequest, on ticket: String, by username: String) throws {
    let caller = caller(username)
    let apply = ApplyEvent(
      office: office, caller: caller, officers: officers, ticket: ticket,
      change: TicketChange(id: UUIDv7.make(), actor: caller.actor, office: office), request: request,
      spending: UUIDv7.make(), taking: UUIDv7.make(), receipt: nil)
    try ledger.record { _ = try apply.perform(in: $0) }
  }

  /// The visitor ends a case and says how it was.
  /// - Throws: the rule that says no, or a database error.
  package func close(_ ticket: String, rating: Rating) throws {
    let acts = VisitorActs(
      office: office, actor: VisitorActs.follower, mail: CaseMail(office: office, isSending: false))
    let events = [UUIDv7.make(), UUIDv7.make()]
    try ledger.record { try acts.close(ticket, rating: rating.rawValue, as: events, in: $0) }
  }

  /// The clock does what has fallen due.
  /// - Throws: a database error.
  package func passTime() throws {
    _ = try CaseDayJobs(office: office, ledger: ledger, sendsMail: false).run()
  }

  private func caller(_ username: String) -> Caller {
    let account = DemoAccounts.all.first { $0.username == username }
    return Caller(username: username, name: account?.name ?? username, role: account?.role ?? .petugas, device: "demo")
  }
}
