import Calendars
import Foundation

/// An event as the API is asked for it, before anything was checked.
package struct EventRequest: Codable, Hashable, Sendable {
  /// The event's type, one of `types`.
  package var type: String
  /// The version that the act saw; nil = no check.
  package var expect: Int?
  /// The counter: called to, started at, handed over to.
  package var counter: Int?
  /// The standard to whose queue a hand-over goes.
  package var standard: String?
  /// Why.
  package var reason: String?
  /// What was done.
  package var text: String?
  /// The visitor (UUID), for a correction.
  package var visitor: String?
  /// The category's id, for a correction.
  package var category: String?
  /// The kind's name, for a correction.
  package var kind: String?
  /// One line on what it is about, for a correction.
  package var subject: String?
  /// The question or problem, for a correction.
  package var question: String?
  /// The answers to the standard's own questions, for a correction.
  package var fields: [String: String]?
  /// What is let pass, for a correction.
  package var waiver: WaiverInput?
  /// The raw value of a `PriorityClass`, for a correction; empty = none.
  package var priority: String?
  /// The officer whose case it becomes.
  package var staff: String?
  /// By when the case will be done, as the officer states it.
  package var due: Date?
  /// What is asked of the visitor.
  package var documents: [String]?
  /// The ids of the ticket's files that the visitor is given with an answer.
  package var attachments: [String]?
  /// Whether a note says that the case was coordinated with whom the standard names.
  package var coordination: Bool?
  /// Who receives a letter, or where the visitor is directed.
  package var to: String?
  /// What is to be done with a letter.
  package var instruction: String?
  /// When a reply came or a letter was handed over, where that was not just now.
  package var at: Date?
  /// How a reply came: the raw value of a `Channel`.
  package var channel: String?
  /// How content the visitor was: the raw value of a `Rating`.
  package var rating: String?
  /// The other ticket (UUID) of a link.
  package var ticket: String?

  /// An event of a type, with nothing else.
  package init(type: String) { self.type = type }

  /// The types that can be asked for.
  package static let types = [
    "called", "recalled", "started", "noShow", "transferred", "resolved", "corrected", "cancelled", "voided",
    "assigned", "promised", "documentRequested", "documentReceived", "progress", "note", "escalated", "pended",
    "disposed", "redirected", "answered", "replied", "closed", "rated", "reopened", "linked",
  ]
}

/// What an event is decided with: all that is outside the ticket.
package struct EventSetting: Sendable {
  /// The ticket's standard.
  package let standard: ServiceStandard
  /// All standards of the installation, for a hand-over to another service.
  package let offered: [ServiceStandard]
  /// The holidays that promises are counted with.
  package let holidays: HolidayCalendars
  /// The numbers of the office's counters.
  package let counters: [Int]
  /// The user names of the officers who may have a case.
  package let officers: [String]
  /// The visitor that the ticket has, or that a correction gives it.
  package let visitor: Visitor?
  /// Whether the visitor that a correction gives the ticket has earned priority by an earlier promise that was missed.
  package let isOwed: Bool
  /// The office's date.
  package let today: LocalDate
  /// When it happens.
  package let now: Date

  /// Takes the values as they are.
  package init(
    standard: ServiceStandard, offered: [ServiceStandard] = [], holidays: HolidayCalendars, counters: [Int],
    officers: [String] = [], visitor: Visitor?, isOwed: Bool = false, today: LocalDate, now: Date
  ) {
    self.standard = standard
    self.offered = offered
    self.holidays = holidays
    self.counters = counters
    self.officers = officers
    self.visitor = visitor
    self.isOwed = isOwed
    self.today = today
    self.now = now
  }
}

extension EventRequest {
  /// The act that is meant, with what comes of it under the ticket's standard.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong with the request, or a `Refusal`.
  package func act(on ticket: Ticket, in setting: EventSetting) throws -> TicketAct {
    switch type {
    case "called": return .called(Calling(counter: try demandedCounter(setting)))
    case "recalled": return .recalled(try recall(ticket, setting))
    case "started":
      let promising = Promising(setting.standard, holidays: setting.holidays)
      return .started(
        Starting(
          counter: counter == nil && ticket.state == .open ? nil : try demandedCounter(setting),
          promises: promising.started(.started, at: setting.now, ticket.promises)))
    case "noShow":
      let promising = Promising(setting.standard, holidays: setting.holidays)
      return .noShow(Absence(promises: promising.paused(at: setting.now, ticket.promises)))
    case "transferred": return .transferred(try transfer(ticket, setting))
    case "resolved":
      try demandChainDone(ticket, setting)
      // What is said at the counter is said in person; its coordination follows.
      if ticket.state != .serving { try setting.standard.demandCoordination(of: ticket) }
      return .resolved(
        Resolution(text: try cleanedText(), promises: ticket.promises.concluded(at: setting.now)))
    case "corrected": return .corrected(try correction(of: ticket, in: setting))
    case "cancelled", "voided":
      let withdrawal = Withdrawal(reason: try Reason.clean(reason, at: "/reason"), promises: ticket.promises.voided)
      return type == "cancelled" ? .cancelled(withdrawal) : .voided(withdrawal)
    default:
      if let act = try caseAct(on: ticket, in: setting) { return act }
      throw InvalidInput([Problem("/type", .unknown(Phrase("Jenis kejadian", "Type of event"), choices: Self.types))])
    }
  }

  private func recall(_ ticket: Ticket, _ setting: EventSetting) throws -> Calling {
    let isTooLate =
      ticket.endedAt.map { setting.now > $0 + setting.standard.queueing.recallWindow } ?? false
    if ticket.state == .noShow, isTooLate { throw Refusal.recallWindowOver }
    let last = counter == nil ? ticket.counter : nil
    return Calling(
      counter: try last ?? demandedCounter(setting),
      promises: ticket.state != .noShow
        ? nil
        : Promising(setting.standard, holidays: setting.holidays)
          .resumed(ticket.promises, pauses: ticket.pauses(until: setting.now)))
  }

  private func transfer(_ ticket: Ticket, _ setting: EventSetting) throws -> Transfer {
    let reason = try Reason.clean(reason, at: "/reason")
    // Numbers start anew each day: in today's queue yesterday's number would be somebody else's.
    guard ticket.officeDate == setting.today else { throw Refusal.earlierDay }
    guard let standard else { return Transfer(counter: try demandedCounter(setting), reason: reason) }
    let receiver = counter == nil ? nil : try demandedCounter(setting)
    let service = standard == ticket.standard ? nil : try OtherService(standard, for: ticket, in: setting)
    return Transfer(counter: receiver, reason: reason, service: service)
  }

  private func demandedCounter(_ setting: EventSetting) throws(InvalidInput) -> Int {
    let label = Phrase("Loket", "Counter")
    guard let counter else { throw InvalidInput([Problem("/counter", .missing(label))]) }
    guard setting.counters.contains(counter) else {
      throw InvalidInput([Problem("/counter", .unknown(label, choices: setting.counters.map(String.init)))])
    }
    return counter
  }

  private func cleanedText() throws(InvalidInput) -> String? {
    let label = Phrase("Hasil layanan", "Result")
    let cleaned = CleanText.clean(text ?? "", multiline: true)
    guard CleanText.fits(cleaned, limit: Answer.question.limit) else {
      throw InvalidInput([Problem("/text", .tooLong(label, limit: Answer.question.limit))])
    }
    return cleaned.isEmpty ? nil : cleaned
  }
}
