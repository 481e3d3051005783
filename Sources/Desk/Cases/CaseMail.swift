import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// What the office writes to the visitor of a case: the values of `Templates/mail/case-…`. Nobody without an address gets
/// any, nor does who wrote a letter or a message, and nobody of a restricted ticket.
package struct CaseMail: Sendable {
  /// A mail's kind, by the name of its template below `mail`.
  enum Template: String, CaseIterable {
    case answer = "case-answer"
    case documents = "case-documents"
    case progress = "case-progress"
    case summary = "case-summary"
    case closing = "case-closing"
    case closed = "case-closed"
  }

  /// The names of the templates of all that an office writes to visitors.
  package static let templates = Template.allCases.map(\.rawValue)

  /// A letter is answered by letter, and a message in the conversation that it came by.
  private static let channels: Set<Channel> = [.walkIn, .phone, .email, .web]

  let office: Office
  /// Whether the office sends mail at all.
  let isSending: Bool
  // Made before the writer's turn, since its closure may run twice.
  private let id: String

  /// The mail of one act.
  ///
  /// - Parameter id: its own, where it is made on the writer and has to be the same each time.
  init(office: Office, isSending: Bool, id: String = UUIDv7.make()) {
    self.id = id
    self.office = office
    self.isSending = isSending
  }

  /// Writes what an act has to tell the visitor, and keeps back what it makes untrue.
  ///
  /// - Parameters:
  ///   - before: the ticket as the act met it.
  ///   - ticket: the ticket as it is now.
  /// - Throws: a database error.
  func follow(_ act: TicketAct, on before: Ticket, making ticket: Ticket, in entry: Entry) throws {
    if before.state == .answered, ticket.state != .answered || ticket.file.answeredAt != before.file.answeredAt {
      try Mails.drop(Template.closing.rawValue, about: .ticket(ticket.id), in: entry)
    }
    let summarises = rules(ticket)?.channels[ticket.channel]?.emailSummary ?? false
    switch act {
    case .answered(let answer):
      let text = answer.text + Self.enclosed(answer.attachments?.count ?? 0)
      try send(summarises ? .summary : .answer, of: ticket, values: Self.words(text, ticket), in: entry)
    // What was said on the phone is summed up once.
    case .resolved(let resolution) where resolution.text != nil && rules(ticket)?.owesSummary(of: before) == true:
      try send(.summary, of: ticket, values: Self.words(resolution.text, ticket), in: entry)
    // Whoever is at the counter hears it there.
    case .resolved(let resolution) where !summarises && resolution.text != nil && !before.isAtCounter:
      try send(.answer, of: ticket, values: Self.words(resolution.text, ticket), in: entry)
    case .documentRequested(let request):
      try send(.documents, of: ticket, values: ", 'documents', \(sql: jsonArray(request.documents))", in: entry)
    case .progress(let remark) where rules(ticket)?.progressDuty != nil:
      try send(.progress, of: ticket, values: Self.words(remark.text, ticket), in: entry)
    // Who was served at the counter was there.
    case .resolved where !summarises && before.state != .serving:
      try send(.closed, of: ticket, values: end(of: ticket, byClock: false, now: entry.now), in: entry)
    case .closed(let closure) where closure.by == .clock:
      try send(.closed, of: ticket, values: end(of: ticket, byClock: true, now: entry.now), in: entry)
    default: break
    }
  }

  /// Word that a case is about to close.
  /// - Throws: a database error.
  func closing(_ ticket: Ticket, at end: Date, in entry: Entry) throws {
    try send(.closing, of: ticket, values: ", 'closesOn', \(Self.day(end))", in: entry)
  }

  private func rules(_ ticket: Ticket) -> ServiceStandard? { office.standards[ticket.standard] }

  /// Whose end it was, and the last day for a reply, which is one of the standard's zone; none where that is over by the
  /// time that the mail is written.
  private func end(of ticket: Ticket, byClock: Bool, now: Date) -> SQL {
    let last = ticket.file.settledAt.flatMap { rules(ticket)?.lastWord(after: $0, office.holidays) }
    let isOver = last.map { now > $0 } ?? false
    return """
      , 'byClock', json(\(byClock ? "true" : "false")), 'replyUntil', \(isOver ? nil : last.map(Self.day)),
      'replyIsOver', json(\(isOver ? "true" : "false")),
      'standardTimeZone', \((rules(ticket)?.timeZone ?? office.zone).identifier)
      """
  }

  private func send(_ template: Template, of ticket: Ticket, values: SQL, in entry: Entry) throws {
    guard isSending, !ticket.restricted, Self.channels.contains(ticket.channel), let visitor = ticket.visitorID,
      let person = try Visitors.person(visitor, in: entry.transaction)?.visitor, let address = person.email
    else { return }
    let shared: SQL = """
      json_object(
        'office', \(office.name), 'timeZone', \(office.zone.identifier), 'name', \(person.name),
        'number', \(ticket.number.description), 'code', \(ticket.code.display),
        'service', \(rules(ticket)?.title.id), 'link', \(office.trackingLink(ticket.code))
      """
    try Mails.insert(
      id: id, template: template.rawValue, to: address, of: nil, about: .ticket(ticket.id),
      contents: shared + values + ")", in: entry)
  }

  /// Where the files that came with an answer are; the mail itself carries none.
  private static func enclosed(_ count: Int) -> String {
    count == 0 ? "" : "\n\nBerkas yang menyertai jawaban ini (\(count)) dapat diunduh di halaman pelacakan tiket Anda."
  }

  /// What was said, line by line, since in a mail a value is one line; beside it what was asked.
  private static func words(_ text: String?, _ ticket: Ticket) -> SQL {
    let question = ticket.question ?? ticket.subject
    return """
      , 'lines', \(sql: lines(text)), 'question', \(sql: lines(question)),
      'asked', json(\(question == nil ? "false" : "true"))
      """
  }

  private static func lines(_ text: String?) -> SQL {
    jsonArray(text.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) } ?? [])
  }

  /// A time that ends with a day, as a moment within that day.
  private static func day(_ end: Date) -> String { JSON.rfc3339(end - 1) }
}

extension Ticket {
  fileprivate var isAtCounter: Bool { state == .serving && counter != nil }
}
