import Calendars
import Foundation

/// The birth of a ticket: the ticket as issued, and what is printed for it.
package struct Issued: Hashable, Codable, Sendable {
  /// The ticket at version 1.
  package let ticket: Ticket
  /// What is printed for it, in order.
  package let papers: [Paper]

  /// What is to be done about it.
  package var effects: [Effect] { papers.map(Effect.print) + [.tellCRM] }
}

extension Issued {
  private enum CodingKeys: CodingKey {
    case ticket, papers
  }

  /// Reads what the log says of an issue; the case begins with it.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var ticket = try container.decode(Ticket.self, forKey: .ticket)
    ticket.beginClock()
    self.ticket = ticket
    papers = try container.decode([Paper].self, forKey: .papers)
  }
}

extension Ticket {
  fileprivate mutating func beginClock() { file.clock.note(state, tier: tier, at: issuedAt) }

  /// Issues a ticket under its standard: pure, so number, code, id and time come in. Those who come by a queueing
  /// channel wait, all others are open cases. A restricted case is handed over at once: nobody calls it, and no paper
  /// of it lies about; it belongs to no visit, since the guest book would tell of it. Throws everything that is wrong
  /// with the request at once.
  ///
  /// - Parameter isOwed: whether the visitor has earned priority by an earlier promise that was missed.
  package static func issue(
    _ request: TicketRequest, visitor: Visitor?, standard: ServiceStandard, holidays: HolidayCalendars,
    number: TicketNumber, code: TrackingCode, id: String, intake: Intake = .complete, isOwed: Bool = false,
    officeZone: OfficeZone, now: Date
  ) throws(InvalidInput) -> Issued {
    let review = RequestReview(request, standard: standard, visitor: visitor, intake: intake, now: now)
    guard review.problems.isEmpty, let channel = review.channel, let kind = review.kind else {
      throw InvalidInput(review.problems)
    }
    let isRestricted = standard.restricts(kind)
    let tier = isRestricted ? standard.restricted?.tier ?? 1 : 1
    let queues = standard.queueing.channels.contains(channel) && !isRestricted
    let priority = standard.queueing.stronger(review.extras.priority, isOwed: isOwed)
    let prints = request.print ?? queues
    let year = standard.timeZone.date(of: review.receivedAt).year
    var ticket = Ticket(
      id: id, number: number, code: code, standard: standard.id, standardVersion: standard.version,
      calendarVersion: holidays[year]?.signature, visitorID: visitor?.id, channel: channel, category: review.category,
      kind: kind, subject: review.subject, question: review.question, fields: review.fields,
      intake: review.lacksAnswers ? .incomplete : .complete, state: queues ? .waiting : tier > 1 ? .escalated : .open,
      tier: tier,
      restricted: isRestricted,
      promises: Promising(standard, holidays: holidays)
        .atReceipt(channel: channel, kind: kind, receivedAt: review.receivedAt),
      version: 1, receivedAt: review.receivedAt, issuedAt: now, officeDate: officeZone.date(of: now),
      priority: queues ? priority : nil,
      need: queues && priority == .compensation ? review.extras.priority : nil, waiver: review.extras.waiver,
      contact: review.extras.contact, visit: isRestricted ? nil : request.visit, follows: request.follows,
      queuedAt: queues ? now : nil)
    ticket.beginClock()
    let copies: [Paper] = standard.channels[channel]?.officerCopy == true ? [.officerCopy] : []
    return Issued(ticket: ticket, papers: prints && !isRestricted ? [.ticket] + copies : [])
  }
}
