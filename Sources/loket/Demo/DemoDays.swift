import Calendars
import Desk
import Foundation
import Records
import Synchronization
import TicketCore

/// Fills the demo with three weeks of tickets, so that its lists and its dashboard have something to show: day by day, by
/// the desk's own acts, with a clock that goes through the days.
struct DemoDays {
  /// What visitors of a service come with, and by which ways.
  private struct Service: Decodable {
    struct Way: Decodable {
      let channel: String
      let fields: [String: String]?
    }

    struct Matter: Decodable {
      let category: String
      let subject: String
      let question: String
      let answer: String
    }

    let ways: [Way]
    let matters: [Matter]
  }

  /// Something that happens at a moment.
  private typealias Step = (at: Date, act: (PastDesk) throws -> Void)

  private static let days = 21
  private static let minute = 60.0
  /// Those of the demo's visitors who can come with everything.
  private static let visitors = ["01930a10-0000-7000-8000-000000000001", "01930a10-0000-7000-8000-000000000002"]

  private let office: Office
  private let services: [(id: String, service: Service)]
  /// Nil where the office serves none of the services.
  private let calendar: WorkingCalendar?
  private let now: Date

  /// Fills a ledger in which nothing has ever happened; leaves any other alone.
  /// - Throws: when a file of the demo is broken, which its test prevents, or a database error.
  static func seed(_ data: DataFolder, _ config: Config, from share: ShareFolder) throws {
    let (now, clock) = (Date(), PastClock())
    clock.turn(to: now - Double(days + 1) * 86_400)
    let ledger = try Ledger(at: data.database, wallClock: { clock.now })
    defer { ledger.close() }
    guard try ledger.read(Ledger.lastRecorded) == nil else { return }
    let office = try Site(config: config, share: share, address: nil).office
    try FigureBook.bring(ledger, to: office.zone)
    try Demo.seedVisitors(ledger, from: share)
    let desk = PastDesk(office: office, ledger: ledger)
    for step in try DemoDays(office, now: now, from: share).steps() {
      clock.turn(to: step.at)
      try step.act(desk)
    }
  }

  private init(_ office: Office, now: Date, from share: ShareFolder) throws {
    self.office = office
    self.now = now
    services = try JSONDecoder().decode([String: Service].self, from: try share.demo("cases.json"))
      .filter { office.standards[$0.key] != nil }.sorted { $0.key < $1.key }.map { (id: $0.key, service: $0.value) }
    calendar = services.first.flatMap { office.standards[$0.id]?.hours }.map {
      WorkingCalendar(hours: $0, holidays: office.holidays, zone: office.zone)
    }
  }

  /// All that happened until now, in its order. Nobody is at a counter today: a newcomer finds them free.
  private func steps() -> [Step] {
    let today = office.zone.date(of: now)
    let all = (0...Self.days).flatMap { back in day(today + -back, isToday: back == 0) }
    return all.filter { $0.at < now - Self.minute }.sorted { $0.at < $1.at }
  }

  private func day(_ date: LocalDate, isToday: Bool) -> [Step] {
    let evening: Step = (office.zone.start(of: date + 1) - 60 * Self.minute, { try $0.passTime() })
    guard !isToday, let opens = opening(of: date) else { return [evening] }
    var random = SplitMix(9, date.dayNumber)
    var (steps, free): ([Step], Date) = ([(opens, { try $0.open(1, by: "petugas") })], opens + 8 * Self.minute)
    for _ in 0..<random.number(3..<6) { steps += visit(&free, &random) }
    for _ in 0..<random.number(2..<5) {
      steps += request(at: opens + Double(random.number(20..<380)) * Self.minute, &random)
    }
    return steps + [evening]
  }

  private func opening(of date: LocalDate) -> Date? { (try? calendar?.stretches(of: date))?.first?.start }

  // MARK: What happens to one ticket

  /// What a visitor came with.
  private struct Affair {
    let id = UUID().uuidString.lowercased()
    let standard: String
    let way: Service.Way
    let matter: Service.Matter

    func issued(at moment: Date, by visitor: String) -> Step {
      let request = TicketRequest(
        visitor: visitor, standard: standard, channel: way.channel, category: matter.category, subject: matter.subject,
        question: matter.question, fields: way.fields, print: false)
      return (moment, { [id] in try $0.issue(request, as: id, by: "resepsionis") })
    }

    func step(
      _ type: String, at moment: Date, by officer: String = "petugas", _ fill: (inout EventRequest) -> Void = { _ in }
    )
      -> Step
    {
      var request = EventRequest(type: type)
      fill(&request)
      return (moment, { [id, request] in try $0.act(request, on: id, by: officer) })
    }

    func answered(at moment: Date, by officer: String = "petugas") -> Step {
      step("answered", at: moment, by: officer) { $0.text = matter.answer }
    }

    func closed(at moment: Date, _ random: inout SplitMix) -> Step {
      let rating: Rating = random.chance(70) ? .positive : random.chance(60) ? .neutral : .negative
      return (moment, { [id] in try $0.close(id, rating: rating) })
    }
  }

  private func ticket(_ random: inout SplitMix, where fits: (Service.Way) -> Bool) -> Affair? {
    let able = services.filter { $0.service.ways.contains(where: fits) }
    guard let (id, service) = able.randomElement(using: &random),
      let way = service.ways.filter(fits).randomElement(using: &random),
      let matter = service.matters.randomElement(using: &random)
    else { return nil }
    return Affair(standard: id, way: way, matter: matter)
  }

  /// A visitor at the counter, who is served once it is free: most are done there, some get their answer later.
  private func visit(_ free: inout Date, _ random: inout SplitMix) -> [Step] {
    guard let ticket = ticket(&random, where: { $0.channel == Channel.walkIn.rawValue }) else { return [] }
    let called = free + Double(random.number(4..<12)) * Self.minute
    let ended = called + Double(random.number(8..<40)) * Self.minute
    free = ended + 2 * Self.minute
    let served = [
      ticket.issued(at: called - Double(random.number(2..<11)) * Self.minute, by: random.pick(Self.visitors)),
      ticket.step("called", at: called) { $0.counter = 1 },
      ticket.step("started", at: called + Self.minute) { $0.counter = 1 },
    ]
    guard random.chance(75) else {
      let told = ticket.step("progress", at: ended) { $0.text = "Kami periksa dahulu; jawabannya menyusul." }
      return served + [told] + (random.chance(70) ? [ticket.answered(at: later(than: ended, days: 1, &random))] : [])
    }
    let done = ticket.step("resolved", at: ended) { $0.text = ticket.matter.answer }
    let rated = ticket.closed(at: ended + Double(random.number(20..<90)) * Self.minute, &random)
    return served + [done] + (random.chance(60) ? [rated] : [])
  }

  /// A request that came otherwise: most are answered in time, some wait for documents or another tier, some are late.
  private func request(at moment: Date, _ random: inout SplitMix) -> [Step] {
    guard let ticket = ticket(&random, where: { $0.channel != Channel.walkIn.rawValue }) else { return [] }
    let officer = random.chance(70) ? "petugas" : "kasi"
    let taken = moment + Double(random.number(8..<30)) * Self.minute
    let steps = [
      ticket.issued(at: moment, by: random.pick(Self.visitors)),
      ticket.step("assigned", at: taken, by: officer) { $0.staff = officer },
    ]
    switch random.number(0..<100) {
    case ..<60:
      let answered = random.chance(50) ? taken + 12 * Self.minute : later(than: taken, days: 1, &random)
      let closed = ticket.closed(at: answered + Double(random.number(60..<1800)) * Self.minute, &random)
      return steps + [ticket.answered(at: answered, by: officer)] + (random.chance(55) ? [closed] : [])
    case ..<72:
      let came = later(than: taken, days: 2, &random)
      let asked = ticket.step("documentRequested", at: taken + 30 * Self.minute, by: officer) {
        $0.documents = ["Surat permohonan", "Identitas pemohon"]
      }
      let received = ticket.step("documentReceived", at: came, by: officer)
      return steps + [asked, received, ticket.answered(at: came + 90 * Self.minute, by: officer)]
    case ..<82:
      let escalated = ticket.step("escalated", at: taken + 20 * Self.minute, by: officer) {
        $0.reason = "Perlu pemeriksaan unit teknis."
      }
      let answered = ticket.answered(at: later(than: taken, days: 3, &random), by: "kasi")
      return steps + [escalated] + (random.chance(50) ? [answered] : [])
    case ..<92: return steps + [ticket.answered(at: later(than: taken, days: 7, &random), by: officer)]
    default: return steps
    }
  }

  /// Some time in the open hours of a day so many days later, or the first open one after it.
  private func later(than moment: Date, days: Int, _ random: inout SplitMix) -> Date {
    var date = office.zone.date(of: moment) + days
    for _ in 0..<14 where opening(of: date) == nil { date = date + 1 }
    return (opening(of: date) ?? office.zone.start(of: date)) + Double(random.number(30..<400)) * Self.minute
  }
}

/// The clock that a ledger of past days goes by.
private final class PastClock: Sendable {
  private let moment = Mutex(Date.distantPast)

  var now: Date { moment.withLock { $0 } }
  func turn(to next: Date) { moment.withLock { $0 = next } }
}
