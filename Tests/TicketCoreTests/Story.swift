import Calendars
import Foundation
import Testing
import TicketCore

/// A ticket on its way through its life, event by event.
struct Story {
  private(set) var ticket: Ticket
  private(set) var events: [TicketEvent]
  private(set) var now: Date
  private(set) var standard: ServiceStandard
  private let visitorInput: VisitorInput

  init(
    _ id: String = "kppn-konsultasi", _ channel: Channel = .walkIn, kind: Kind? = nil, intake: Intake = .complete,
    visitor input: VisitorInput = fullInput, standard given: ServiceStandard? = nil, isOwed: Bool = false,
    at start: String = mondayMorning, _ change: (inout TicketRequest) -> Void = { _ in }
  ) throws {
    standard = try given ?? TicketCoreTests.standard(id)
    visitorInput = input
    var wish = intake == .complete ? goodRequest(standard, channel, kind: kind) : request(id, channel.rawValue)
    change(&wish)
    let issued = try issue(
      wish, visitor: intake == .complete ? input : nil, intake: intake, now: start, standard: standard, isOwed: isOwed)
    ticket = issued.ticket
    now = try moment(start)
    events = [Self.event(.issued(issued), at: now, recorded: now)]
  }

  private static func event(
    _ act: TicketAct, at moment: Date, recorded: Date, by actor: Actor = Actor(name: "p", role: .petugas)
  ) -> TicketEvent {
    TicketEvent(id: UUID().uuidString, ticket: "t1", act: act, at: moment, recorded: recorded, actor: actor)
  }

  mutating func after(_ minutes: Double) { now += minutes * 60 }

  /// Goes on to a moment.
  mutating func on(_ text: String) throws { now = try moment(text) }

  /// Asks for an event as the API does.
  mutating func act(
    _ type: String, visitor input: VisitorInput? = nil, isByStaff: Bool = true,
    by actor: Actor = Actor(name: "p", role: .petugas), _ change: (inout EventRequest) -> Void = { _ in }
  ) throws {
    var request = EventRequest(type: type)
    change(&request)
    let setting = EventSetting(
      standard: standard,
      offered: try shippedStandards().all, holidays: try shippedHolidays(), counters: [1, 2, 3],
      officers: ["budi", "sari"], visitor: try (input ?? (ticket.visitorID == nil ? nil : visitorInput)).map(visitor),
      isByStaff: isByStaff, today: try #require(OfficeZone("Asia/Jakarta")).date(of: now), now: now)
    let act = try request.act(on: ticket, in: setting)
    try take(act, at: try request.moment(on: ticket, now: now), by: actor)
  }

  /// Applies an act that nobody asks for from outside.
  mutating func take(_ act: TicketAct, at moment: Date, by actor: Actor = Actor(name: "p", role: .petugas)) throws {
    let event = Self.event(act, at: moment, recorded: now, by: actor)
    ticket = try Ticket.apply(event, to: ticket).ticket
    events.append(event)
    if ticket.standard != standard.id { standard = try TicketCoreTests.standard(ticket.standard) }
  }

  mutating func call(_ counter: Int = 1) throws { try act("called") { $0.counter = counter } }
  mutating func start(_ counter: Int = 1) throws { try act("started") { $0.counter = counter } }

  /// The visitor is called and served.
  mutating func serve() throws {
    if ticket.state == .waiting { try call() }
    try start()
  }

  mutating func say(_ type: String, _ text: String = "Demikian.") throws { try act(type) { $0.text = text } }
  mutating func give(_ type: String, reason: String = "Perlu pengecekan") throws {
    try act(type) { $0.reason = reason }
  }
  mutating func closeByVisitor() throws {
    try take(.closed(Closure(by: .visitor, promises: ticket.promises.concluded(at: now))), at: now)
  }
  mutating func ask() throws { try act("documentRequested") { $0.documents = ["Surat kuasa"] } }

  /// What has fallen due by itself.
  var fallen: [FallenDue] {
    get throws { try duties.fallen(on: ticket, until: now) }
  }

  var closing: Date? {
    get throws { try duties.closing(of: ticket) }
  }

  private var duties: CaseDuties {
    get throws { CaseDuties(standard, holidays: try shippedHolidays(), zone: standard.timeZone) }
  }

  /// Carries out what has fallen due, as of when it did.
  mutating func carryOut() throws {
    for due in try fallen {
      switch due.duty {
      case .close:
        try take(.closed(Closure(by: .clock, promises: ticket.promises.concluded(at: due.at))), at: due.at)
      case .compensate(let promise): try take(.compensationGranted(Granting(promise: promise)), at: due.at)
      case .warn, .remindProgress: continue
      }
    }
  }

  /// The service minutes of each tier so far, used and paused.
  var spent: [String] {
    get throws {
      let calendar = WorkingCalendar(hours: standard.hours, holidays: try shippedHolidays(), zone: standard.timeZone)
      return try ticket.file.clock.spent(until: now, in: calendar).map { time in
        "\(time.tier): \(Int(time.used))+\(Int(time.paused))"
      }
    }
  }

  func promise(_ name: String) -> Promise? { ticket.promises.last { $0.name == name } }

  /// How each promise stands, by its name.
  var promises: [String] { ticket.promises.map { "\($0.name) \($0.state.rawValue)" } }

  /// The ticket that the events make after having been written and read.
  func folded() throws -> Ticket {
    let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
    let read = try events.map { event in
      TicketEvent(
        id: event.id, ticket: event.ticket, act: try decoder.decode(TicketAct.self, from: encoder.encode(event.act)),
        at: event.at, recorded: event.recorded, actor: event.actor)
    }
    return try Ticket.fold(read)
  }
}

/// What an act was refused by; nil where it was not.
func refusal(_ act: () throws -> Void) throws -> Refusal? {
  do {
    try act()
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}

/// The places of what was wrong with a request; empty where nothing was.
func wrongPlaces(_ act: () throws -> Void) throws -> [String] {
  do {
    try act()
    return []
  } catch let input as InvalidInput {
    return input.problems.map(\.pointer)
  }
}
