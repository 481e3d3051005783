import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// The main job: a registered visitor gets a numbered ticket, and it is printed.
struct IssueTicket: Sendable {
  let office: Office
  let standard: ServiceStandard
  let request: TicketRequest
  let intake: Intake
  let actor: Actor
  let id: String
  // Made before the writer's turn, since its closure may run twice and must then do the same again.
  private let codes = (0..<3).compactMap { _ in
    TrackingCode(bytes: (0..<5).map { _ in UInt8.random(in: .min ... .max) })
  }
  private let printJobs = Paper.allCases.map { _ in UUIDv7.make() }

  init(
    _ request: TicketRequest, standard: ServiceStandard, intake: Intake, office: Office, actor: Actor, id: String
  ) {
    self.office = office
    self.standard = standard
    self.request = request
    self.intake = intake
    self.actor = actor
    self.id = id
  }

  /// Issues the ticket and answers SQL for the act's JSON.
  /// - Throws: `InvalidInput` with everything that is wrong, or a database error.
  func perform(in entry: Entry) throws -> SQL {
    let issued = try issue(in: entry)
    let ahead = try Tickets.issue(issued, by: actor, in: entry)
    var ticketJob: String?
    for effect in issued.effects {
      switch effect {
      case .tellCRM:
        try Outbox.append(event: id, ticket: id, type: "issued", in: entry)
      case .print(let paper):
        let job = printJobs[paper == .ticket ? 0 : 1]
        try PrintJobs.insert(
          id: job, ticket: id, restricted: issued.ticket.restricted, use: .ticket,
          template: ConsultationTicket.template,
          contents: ConsultationTicket.contents(of: issued.ticket, paper: paper, ahead: ahead, standard, office),
          in: entry)
        if paper == .ticket { ticketJob = job }
      }
    }
    return TicketJSON.answer(ticket: issued.ticket, ahead: ahead, printJob: ticketJob)
  }

  private func issue(in entry: Entry) throws -> Issued {
    let officeDate = office.zone.date(of: entry.now)
    let count = try Counters.nextNumber(
      officeDate: officeDate.description, letter: standard.letter, in: entry.transaction)
    return try Ticket.issue(
      request, visitor: try visitor(in: entry), standard: standard, holidays: office.holidays,
      number: TicketNumber(letter: standard.letter, count: count), code: try freeCode(in: entry), id: id,
      intake: intake, officeZone: office.zone, now: entry.now)
  }

  private func visitor(in entry: Entry) throws -> Visitor? {
    guard let visitorID = request.visitor else {
      guard intake == .complete else { return nil }
      throw InvalidInput([Problem("/visitor", .missing(Phrase("Pengunjung", "Visitor")))])
    }
    guard let record = try Visitors.find(visitorID.lowercased(), in: entry.transaction) else {
      throw InvalidInput([
        Problem(
          "/visitor",
          .malformed(
            Phrase("Pengunjung", "Visitor"),
            remedy: Phrase("daftarkan pengunjung ini lebih dahulu", "register this visitor first")))
      ])
    }
    return record.visitor
  }

  /// Two tickets in 2⁴⁰ share a code once in a great while; then the next one is taken.
  private func freeCode(in entry: Entry) throws -> TrackingCode {
    for code in codes where try !Tickets.isTaken(code, in: entry.transaction) { return code }
    throw RecordsError.missing(table: "tickets")
  }
}
