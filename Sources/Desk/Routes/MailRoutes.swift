import Foundation
import HTTP
import Records

extension Desk {
  /// `GET /api/mails?state=`: the mail spool, newest first.
  func listMails(_ call: Call) throws -> Response {
    let (limit, before) = (try call.limit(), try call.after() ?? .max)
    let state = try call.choice(MailState.self, "state")
    let found = try ledger.read { try Mails.list(state, before: before, limit: limit + 1, in: $0) }
    let page = found.prefix(limit)
    let answer = MailListAnswer(
      items: page.map { MailAnswer($0.mail) },
      next: Nullable(found.count > limit ? page.last.map { "\($0.seq)" } : nil),
      sends: library.sendsMail, clock: Nullable(try ClockTrouble.of(ledger)))
    return .json(200, JSON.encode(answer))
  }

  /// `PUT /api/mails/{id}/events/{event}`: sends it now, or keeps it from going out.
  func changeMail(_ call: Call) throws -> Response {
    let (mail, event) = (try call.id("id"), try call.id("event"))
    let change = try ChangeMail(try JSON.decode(ChangeMail.Wish.self, from: call.request.body), of: mail)
    let act = Act(id: event, actor: try call.signedIn().username, request: call.digest)
    return .act(try act.perform(in: ledger) { try change.perform(in: $0) })
  }
}

/// The mail spool as the screens see it.
private struct MailListAnswer: Encodable {
  let items: [MailAnswer]
  let next: Nullable<String>
  let sends: Bool
  let clock: Nullable<ClockTrouble>
}

/// A mail as the screens see it: neither its address nor what it says.
private struct MailAnswer: Encodable {
  let id: String
  let template: String
  let member: String?
  let ticket: String?
  let state: String
  let attempts: Int
  let trouble: String?
  let createdAt: Date
  let updatedAt: Date

  init(_ mail: Mail) {
    id = mail.id
    template = mail.template
    member = mail.member
    ticket = mail.ticket
    state = mail.state.rawValue
    attempts = mail.attempts
    trouble = mail.trouble?.rawValue
    createdAt = mail.createdAt
    updatedAt = mail.updatedAt
  }
}
