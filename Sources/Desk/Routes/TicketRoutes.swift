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
    if caller.role == .anjungan {
      try SelfService.check(request)
    } else if request.phone != nil {
      // A person at the desk registers the visitor, who has a phone number.
      let remedy = Phrase("isi telepon pada data pengunjung", "give the phone number with the visitor")
      throw InvalidInput([Problem("/phone", .malformed(Answer.phone.label, remedy: remedy))])
    }
    let standard = try request.standard(in: office.standards)
    let issue = IssueTicket(
      request, standard: standard, page: prepared.page(of: standard),
      printer: try printerChoice(for: .ticket, call),
      routing: CaseRouting(office: office, officers: try access.officers()),
      // A self-service device can't ask everything; the counter does.
      intake: caller.role == .anjungan ? .incomplete : .complete, office: office, actor: caller.actor, id: id)
    let act = Act(id: id, actor: caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try issue.perform(in: $0) })
  }

  /// `GET /api/tickets/{id}`: one, with its events.
  func getTicket(_ call: Call) throws -> Response {
    let (id, viewer, now) = (try call.id("id"), try call.signedIn().viewer, ledger.now)
    let whole = try ledger.read { connection in
      try Tickets.find(id, for: viewer, in: connection).flatMap { record in
        let beside = String(decoding: JSON.encode(Reckoned(record.ticket, in: office, at: now)), as: UTF8.self)
        return try TicketPages.whole(id, beside: beside, for: viewer, now: now, in: connection)
      }
    }
    guard let whole else { throw DeskProblem.notFound }
    return .json(200, Array(whole.utf8))
  }

  /// `PUT /api/tickets/{id}/events/{event}`.
  func applyEvent(_ call: Call) throws -> Response {
    let (ticket, event, caller) = (try call.id("id"), try call.id("event"), try call.signedIn())
    let request = try JSON.decode(EventRequest.self, from: call.request.body)
    try Permissions.allow(event: request.type, caller)
    let apply = ApplyEvent(
      office: office, caller: caller, officers: try access.officers(), ticket: ticket,
      change: TicketChange(id: event, actor: caller.actor, office: office, mail: caseMail),
      request: request, spending: UUIDv7.make(), taking: UUIDv7.make(), receipt: try receipt(for: request, call))
    let act = Act(id: event, actor: caller.username, request: call.digest)
    try caseJobs.settle(ticket)
    return .act(try act.perform(in: ledger) { try apply.perform(in: $0) })
  }
}

extension Desk {
  /// The receipt that an event wants printed: one for documents that have come, unless the body says otherwise.
  private func receipt(for event: EventRequest, _ call: Call) throws -> DocumentsPaper? {
    guard event.type == "documentReceived",
      try JSON.decode(DocumentsPaper.Wish.self, from: call.request.body).print ?? true
    else { return nil }
    return DocumentsPaper(
      office: office, officer: try call.signedIn().name, printer: try printerChoice(for: .slip, call))
  }
}

/// What is reckoned of a ticket when it is looked at.
private struct Reckoned: Encodable {
  /// Left out where the office has no such standard any more, or a calendar is missing.
  let time: [TierTime]?

  init(_ ticket: Ticket, in office: Office, at now: Date) {
    time = office.standards[ticket.standard].flatMap { standard in
      let calendar = WorkingCalendar(hours: standard.hours, holidays: office.holidays, zone: standard.timeZone)
      return try? ticket.file.clock.spent(until: now, in: calendar)
    }
  }
}

/// What a device in the public room may ask for: it issues for who stands before it, and knows nobody.
enum SelfService {
  static func check(_ request: TicketRequest) throws(InvalidInput) {
    var problems: [Problem] = []
    let label = Phrase("Anjungan mandiri", "Self-service device")
    if request.channel != Channel.walkIn.rawValue {
      problems.append(Problem("/channel", .unknown(label, choices: [Channel.walkIn.rawValue])))
    }
    let remedy = Phrase("kosongkan isian ini", "leave this out")
    let unasked: [(String, Bool)] = [
      ("/visitor", request.visitor != nil), ("/receivedAt", request.receivedAt != nil),
      ("/category", request.category != nil), ("/kind", request.kind != nil), ("/subject", request.subject != nil),
      ("/question", request.question != nil), ("/fields", request.fields != nil), ("/visit", request.visit != nil),
      ("/follows", request.follows != nil), ("/waiver", request.waiver != nil),
    ]
    problems += unasked.filter(\.1).map { Problem($0.0, .malformed(label, remedy: remedy)) }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }
}
