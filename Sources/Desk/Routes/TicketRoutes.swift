import Calendars
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `PUT /api/tickets/{id}`: issue.
  func issueTicket(_ call: Call) throws -> Response {
    let (id, caller) = (try call.id("id"), try call.signedIn())
    let request = try JSON.decode(TicketRequest.self, from: call.request.body)
    if caller.role == .anjungan { try checkSelfService(request) }
    let standard = try request.standard(in: office.standards)
    let issue = IssueTicket(
      request, standard: standard, page: pages[standard.id] ?? ConsultationTicket(standard, of: office),
      // A self-service device can't ask everything; the counter does.
      intake: caller.role == .anjungan ? .incomplete : .complete, office: office, actor: caller.actor, id: id)
    let act = Act(id: id, actor: caller.username, request: call.digest)
    let answer = try act.perform(in: ledger) { try issue.perform(in: $0) }
    return .json(answer.isRepeated ? 200 : 201, Array(answer.body.utf8))
  }

  /// `GET /api/tickets`: newest first.
  func listTickets(_ call: Call) throws -> Response {
    let (limit, before) = (try call.limit(), try call.after() ?? .max)
    var filter = Tickets.Filter()
    filter.typed = call.request.query["q"]
    filter.standard = call.request.query["standard"]
    filter.state = try call.choice(TicketState.self, "state")
    filter.dueBefore = call.request.query["overdue"] == "true" ? ledger.now : nil
    filter.from = try call.date("from")
    filter.to = try call.date("to")
    let viewer = try call.signedIn().viewer
    let found = try ledger.read { connection in
      try Tickets.list(filter, before: before, limit: limit + 1, for: viewer, in: connection)
    }
    let page = found.prefix(limit)
    let now = ledger.now
    let next = found.count > limit ? page.last.map { String($0.seq) } : nil
    return .json(200, JSON.encode(Listing(items: page.map { TicketSummary($0, now: now) }, next: next)))
  }

  /// `GET /api/tickets/{id}`: one, with its events.
  func getTicket(_ call: Call) throws -> Response {
    let id = try call.id("id")
    let viewer = try call.signedIn().viewer
    let found = try ledger.read { connection in
      try Tickets.find(id, for: viewer, in: connection).map { record in
        TicketAnswer(
          record, now: ledger.now, events: try TicketEvents.of(ticket: id, in: connection),
          printJobs: try PrintJobs.of(ticket: id, in: connection))
      }
    }
    guard let found else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(found))
  }

  /// A device in the public room issues for who stands before it, and knows nobody.
  private func checkSelfService(_ request: TicketRequest) throws {
    var problems: [Problem] = []
    let label = Phrase("Anjungan mandiri", "Self-service device")
    if request.channel != Channel.walkIn.rawValue {
      problems.append(Problem("/channel", .unknown(label, choices: [Channel.walkIn.rawValue])))
    }
    let remedy = Phrase("kosongkan isian ini", "leave this out")
    if request.visitor != nil { problems.append(Problem("/visitor", .malformed(label, remedy: remedy))) }
    if request.receivedAt != nil { problems.append(Problem("/receivedAt", .malformed(label, remedy: remedy))) }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }
}
