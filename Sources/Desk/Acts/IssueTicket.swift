import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// The main job: a registered visitor gets a numbered ticket, and it is printed.
struct IssueTicket: Sendable {
  let office: Office
  let standard: ServiceStandard
  let page: ConsultationTicket
  let printer: PrinterChoice
  let routing: CaseRouting
  let request: TicketRequest
  let intake: Intake
  let actor: Actor
  let id: String
  // Made before the writer's turn, since its closure may run twice and must then do the same again.
  private let codes = (0..<3).map { _ in TrackingCode.draw() }
  private let printJobs = Paper.allCases.map { _ in UUIDv7.make() }

  init(
    _ request: TicketRequest, standard: ServiceStandard, page: ConsultationTicket, printer: PrinterChoice,
    routing: CaseRouting, intake: Intake, office: Office, actor: Actor, id: String
  ) {
    self.office = office
    self.standard = standard
    self.page = page
    self.printer = printer
    self.routing = routing
    self.request = request
    self.intake = intake
    self.actor = actor
    self.id = id
  }

  /// Issues the ticket and answers SQL for the act's JSON.
  /// - Throws: `InvalidInput` with everything that is wrong, or a database error.
  func perform(in entry: Entry) throws -> SQL {
    let (issued, place) = try issue(in: entry)
    var ticketJob: String?
    for effect in issued.effects {
      switch effect {
      case .tellCRM:
        try Outbox.append(event: place.event, id: id, type: "issued", of: issued.ticket, in: entry)
      case .print(let paper):
        let job = printJobs[paper == .ticket ? 0 : 1]
        try PrintJobs.insert(
          id: job, ticket: id, restricted: issued.ticket.restricted, use: .ticket,
          target: try printer.target(in: entry), template: ConsultationTicket.template,
          contents: page.contents(of: issued.ticket, paper: paper, ahead: place.ahead),
          in: entry)
        if paper == .ticket { ticketJob = job }
      }
    }
    let ticket = try routing.follow(issued.ticket, under: standard, in: entry)
    return TicketJSON.answer(ticket: ticket, place: place, printJob: ticketJob)
  }

  private func issue(in entry: Entry) throws -> (issued: Issued, place: Tickets.Place) {
    let visitor = try visitor(in: entry)
    let officeDate = office.zone.date(of: entry.now)
    let request = try bound(visitor, in: entry)
    let count = try Counters.nextNumber(
      officeDate: officeDate.description, letter: standard.letter, in: entry.transaction)
    let isOwed = try isOwed(visitor, on: officeDate, in: entry)
    for code in codes {
      let issued = try Ticket.issue(
        request, visitor: visitor, standard: standard, holidays: office.holidays,
        number: TicketNumber(letter: standard.letter, count: count), code: code, id: id, intake: intake,
        isOwed: isOwed, officeZone: office.zone, now: entry.now)
      if let visit = issued.ticket.visit, let visitor {
        try Visits.open(visit, visitor: visitor.id, officeDate: officeDate, actor: actor.name, in: entry)
      }
      // One code in 2⁴⁰ is taken once in a great while; then the next one serves.
      let key = issued.ticket.place(in: standard.queueing)?.key
      guard try Tickets.insert(issued.ticket, key: key, in: entry) else { continue }
      let event = TicketEvent(
        id: id, ticket: id, act: .issued(issued), at: entry.now, recorded: entry.now, actor: actor)
      try Figures.add(event.figures(from: nil, to: issued.ticket, in: office.zone), in: entry.transaction)
      let place = try Tickets.issue(issued, by: actor, patience: office.patience(at: entry.now), in: entry)
      try office.planDuties(of: issued.ticket, in: entry)
      return (issued, place)
    }
    throw RecordsError.noFreeCode
  }

  private func isOwed(_ visitor: Visitor?, on day: LocalDate, in entry: Entry) throws -> Bool {
    guard let visitor, standard.compensation != nil else { return false }
    return try Compensations.isOwed(
      to: visitor.id, under: standard.id, on: day.description, in: entry.transaction)
  }

  private func visitor(in entry: Entry) throws -> Visitor? {
    let label = Phrase("Pengunjung", "Visitor")
    guard let visitorID = request.visitor else {
      guard intake == .complete else { return nil }
      throw refusal(.missing(label), at: entry.now)
    }
    guard let record = try Visitors.person(visitorID.lowercased(), in: entry.transaction) else {
      let remedy = Phrase("daftarkan pengunjung ini lebih dahulu", "register this visitor first")
      throw refusal(.malformed(label, remedy: remedy), at: entry.now)
    }
    return record.visitor
  }

  /// The request with the visit and the earlier ticket that it names: a visit has a visitor and is opened by its first
  /// ticket, the earlier ticket must be there for whoever issues.
  private func bound(_ visitor: Visitor?, in entry: Entry) throws -> TicketRequest {
    var request = request
    if let earlier = request.follows {
      let id = earlier.lowercased()
      // A restricted one is there for nobody here, not even its agent: the new ticket's page would name it.
      guard try Tickets.find(id, for: Viewer(actor: actor), in: entry.transaction) != nil else {
        let label = Phrase("Tiket terdahulu", "Earlier ticket")
        let remedy = Phrase("pilih tiket yang ada", "choose a ticket that exists")
        throw InvalidInput([Problem("/follows", .malformed(label, remedy: remedy))])
      }
      request.follows = id
    }
    if let visit = request.visit {
      guard let id = UUID(uuidString: visit)?.uuidString.lowercased(), visitor != nil else {
        let label = Phrase("Kunjungan", "Visit")
        throw InvalidInput([Problem("/visit", .malformed(label, remedy: Phrase("isi dengan UUID", "give a UUID")))])
      }
      request.visit = id
    }
    return request
  }

  /// What is wrong with the visitor's id, and all that is wrong besides.
  private func refusal(_ kind: Problem.Kind, at now: Date) -> InvalidInput {
    let others = request.check(against: standard, visitor: nil, intake: intake, now: now)
    return InvalidInput([Problem("/visitor", kind)] + others.filter { !$0.pointer.hasPrefix("/visitor") })
  }
}
