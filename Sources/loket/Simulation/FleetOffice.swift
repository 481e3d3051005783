import Calendars
import Desk
import Foundation
import Records
import SQLite
import Sync
import TicketCore

/// One office of a fleet: a database and a syncer of its own, and people who come and are served.
///
/// One thread at a time works on it.
final class FleetOffice: @unchecked Sendable {
  /// The office's id.
  let name: String
  private let ledger: Ledger
  private let house: Office
  private let clock: FleetClock
  private let syncer: SteppedSyncer
  private var agenda: [Errand]
  private var tickets: [Int: String] = [:]
  /// When the syncer wants to be told to work at the latest.
  private var next: ContinuousClock.Instant?
  private var hasNews = true

  private static let officer = Actor(name: "petugas", role: .petugas, device: "simulasi")
  private static let standard = "kli-prime"
  private static let visitor = Visitor(
    id: "01930a10-0000-7000-8000-000000000001", name: "Pengunjung", requesterType: .individual,
    email: "pengunjung@contoh.id", phone: nil, address: nil, organisation: nil, nip: nil, identity: nil)

  /// Opens the office with one visitor, who comes again and again.
  init(_ house: Office, agenda: [Errand], connector: any Connector, in folder: URL, clock: FleetClock) throws {
    (name, self.house, self.agenda, self.clock) = (house.id, house, agenda, clock)
    ledger = try Ledger(
      at: folder.appending(path: "\(house.id).sqlite").path, options: Self.options, wallClock: { clock.now })
    let installation = try ledger.read { try CRMState.read(in: $0).installation }
    let facts = OfficeFacts(
      id: house.id, name: house.name, installation: installation,
      standards: Dictionary(uniqueKeysWithValues: house.standards.all.map { ($0.id, $0.title.id) }), publicURL: nil)
    syncer = SteppedSyncer(
      SyncSettings(
        connector: connector, identity: "webhook", reader: RecordReader(ledger, office: facts), pulling: nil),
      ledger: ledger, outside: SyncOutside(clock: { clock.instant }, log: { _ in }))
    try ledger.record { _ = try Visitors.put(Self.visitor, expect: 0, keepsIdentity: false, in: $0) }
  }

  /// Small, since there are hundreds in one process.
  private static var options: DatabaseOptions {
    var options = DatabaseOptions()
    (options.readers, options.pageCache, options.checkpointPages) = (2, 1024, 200)
    return options
  }

  func close() { ledger.close() }

  /// Whether there is anything to do now.
  var isDue: Bool {
    hasNews || agenda.last.map { $0.at <= clock.elapsed } ?? false || next.map { $0 <= clock.instant } ?? false
  }

  /// Does what is due and has the syncer work.
  func work() throws {
    while let errand = agenda.last, errand.at <= clock.elapsed {
      agenda.removeLast()
      try perform(errand)
    }
    next = try syncer.step()
    hasNews = false
  }

  /// Records that are not settled.
  func backlog() throws -> Int {
    let figures = try ledger.read { try Outbox.figures(withRestricted: true, in: $0) }
    return figures.waiting + figures.dead
  }

  /// All that was to be sent.
  func history() throws -> OutboxHistory { try ledger.read { try OutboxHistory.read(in: $0) } }
}

// MARK: Business

extension FleetOffice {
  private func perform(_ errand: Errand) throws {
    let id = UUIDv7.make(at: clock.now)
    if errand.step == 0 {
      tickets[errand.ticket] = id
      try issue(id, isFraud: errand.life == .fraud)
    } else if let ticket = tickets[errand.ticket] {
      try apply(errand.life.acts[errand.step], as: id, to: ticket)
    }
    hasNews = true
  }

  private func issue(_ id: String, isFraud: Bool) throws {
    guard let standard = house.standards[Self.standard] else { throw RecordsError.missing(table: "standards") }
    var random = SystemRandomNumberGenerator()
    let code = TrackingCode(bits: random.next())
    let request = TicketRequest(
      visitor: Self.visitor.id, standard: standard.id, channel: Channel.email.rawValue,
      kind: (isFraud ? Kind.fraud : .question).rawValue, subject: "Perihal", question: "Pertanyaan")
    try ledger.record { [house] entry in
      let count = try Counters.nextNumber(
        officeDate: house.zone.date(of: entry.now).description, letter: standard.letter, in: entry.transaction)
      let issued = try Ticket.issue(
        request, visitor: Self.visitor, standard: standard, holidays: house.holidays,
        number: TicketNumber(letter: standard.letter, count: count), code: code, id: id, officeZone: house.zone,
        now: entry.now)
      guard try Tickets.insert(issued.ticket, key: nil, in: entry) else { throw RecordsError.noFreeCode }
      let place = try Tickets.issue(issued, by: Self.officer, patience: Queue.Patience(over: []), in: entry)
      try Self.tell(issued.effects, event: place.event, id: id, type: "issued", of: issued.ticket, in: entry)
    }
  }

  private func apply(_ type: String, as id: String, to ticket: String) throws {
    guard let standard = house.standards[Self.standard] else { throw RecordsError.missing(table: "standards") }
    var request = EventRequest(type: type)
    (request.text, request.reason, request.staff) = ("Kata-kata", "Alasan", Self.officer.name)
    request.rating = Rating.positive.rawValue
    try ledger.record { [house, request] entry in
      let viewer = Viewer(actor: Self.officer, isFraudAgent: true)
      guard let before = try Tickets.find(ticket, for: viewer, in: entry.transaction)?.ticket else {
        throw RecordsError.missing(table: "tickets")
      }
      let setting = EventSetting(
        standard: standard, holidays: house.holidays, counters: [], officers: [Self.officer.name],
        visitor: Self.visitor, today: house.zone.date(of: entry.now), now: entry.now)
      let event = TicketEvent(
        id: id, ticket: ticket, act: try request.act(on: before, in: setting), at: entry.now, recorded: entry.now,
        actor: Self.officer)
      let outcome = try Ticket.apply(event, to: before)
      let place = try Tickets.record(event, making: outcome.ticket, from: before, key: nil, in: entry)
      try Self.tell(outcome.effects, event: place, id: id, type: type, of: outcome.ticket, in: entry)
    }
  }

  private static func tell(
    _ effects: [Effect], event: Int64, id: String, type: String, of ticket: Ticket, in entry: Entry
  ) throws {
    guard effects.contains(.tellCRM) else { return }
    try Outbox.append(event: event, id: id, type: type, of: ticket, in: entry)
  }
}
