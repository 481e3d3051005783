import Calendars
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  /// `GET /api/track/{code}`: the visitor's own page.
  func trackTicket(_ call: Call) throws -> Response { try showTracked(try tracked(call)) }

  /// `GET /api/track/{code}/attachments/{attachment}`: a file that came with an answer, to be saved and never shown.
  func getTrackedAttachment(_ call: Call) throws -> Response {
    let (ticket, id) = (try tracked(call), try call.id("attachment"))
    let found = try ledger.read { connection in
      try Attachments.given(with: ticket, in: connection).contains { $0.id == id }
        ? try Attachments.find(id, of: ticket, for: Viewer(actor: VisitorActs.follower), in: connection) : nil
    }
    return try download(found)
  }

  /// `PUT /api/track/{code}/replies/{id}`: the visitor replies.
  func replyToTicket(_ call: Call) throws -> Response {
    let (ticket, event) = (try tracked(call), try call.id("id"))
    let wish = try JSON.decode(ReplyWish.self, from: call.request.body)
    try throttle(ticket)
    let acts = VisitorActs(office: office, actor: VisitorActs.follower, mail: caseMail)
    let act = Act(id: event, actor: acts.actor.name, request: call.digest)
    try caseJobs.settle(ticket)
    let answer = try act.perform(in: ledger) { entry in
      try acts.reply(wish.text, on: ticket, as: event, in: entry)
      return "json_object('ticket', \(ticket))"
    }
    return try showTracked(ticket, status: answer.isRepeated ? 200 : 201)
  }

  /// `PUT /api/track/{code}/closure`: the visitor closes the case and may rate it.
  func closeByVisitor(_ call: Call) throws -> Response {
    let ticket = try tracked(call)
    let wish = try JSON.decode(ClosureWish.self, from: call.request.body)
    try throttle(ticket)
    let acts = VisitorActs(office: office, actor: VisitorActs.follower, mail: caseMail)
    let events = [UUIDv7.make(), UUIDv7.make()]
    try caseJobs.settle(ticket)
    try ledger.record { try acts.close(ticket, rating: wish.rating, as: events, in: $0) }
    return try showTracked(ticket)
  }

  /// The id of the ticket whose code the caller has.
  /// - Throws: that there is none for the public to see, or that too many codes were wrong.
  private func tracked(_ call: Call) throws -> String {
    let (typed, address) = (call.parameters["code"] ?? "", call.request.remoteAddress)
    // What can't be a code is nobody's guess.
    guard let code = TrackingCode(typed) else { throw DeskProblem.notFound }
    if let seconds = tracking.begin(code.text, from: address, at: .now) {
      throw DeskProblem.tooManyAttempts(seconds: seconds)
    }
    guard let id = try ledger.read({ try Tickets.followed(by: code, in: $0) }) else { throw DeskProblem.notFound }
    tracking.succeeded(code.text, from: address)
    return id
  }

  /// Slows who floods a ticket: every act waits for the one writer that the whole office has.
  private func throttle(_ ticket: String) throws {
    if let seconds = tracking.act(on: ticket, at: .now) { throw DeskProblem.tooManyAttempts(seconds: seconds) }
  }

  private func showTracked(_ id: String, status: Int = 200) throws -> Response {
    let now = ledger.now
    let answer: TrackedAnswer? = try ledger.read { connection in
      guard let ticket = try Tickets.find(id, for: Viewer(actor: VisitorActs.follower), in: connection)?.ticket,
        let standard = office.standards[ticket.standard]
      else { return nil }
      return try TrackedAnswer(ticket, under: standard, in: office, at: now, connection)
    }
    guard let answer else { throw DeskProblem.notFound }
    return .json(status, JSON.encode(answer))
  }
}

private struct ReplyWish: Decodable {
  let text: String
}

private struct ClosureWish: Decodable {
  let rating: String?
}
