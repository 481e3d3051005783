import Calendars
import Desk
import Foundation
import Records
import Sync
import Synchronization
import TicketCore

/// Hundreds of offices in one process that tell one receiver of all that they do: days pass in seconds, what is sent is
/// really sent.
final class Fleet {
  private let plan: FleetPlan
  private let clock = FleetClock()
  private let sink: FleetSink
  private let offices: [FleetOffice]
  /// How long after the outage each office had nothing waiting.
  private var drained: [String: TimeInterval] = [:]
  private var waited = 0
  private var drainWork: TimeInterval = 0

  /// How far time moves at once, in seconds.
  private static let step: TimeInterval = 60
  /// How long after the last day the offices may take to be done, in seconds.
  private static let patience = 2 * FleetPlan.day
  /// Offices that work at the same time; mostly they wait for the disk.
  private static let hands = 64

  /// Opens the offices, each with a database of its own in a folder.
  init(_ plan: FleetPlan, share: ShareFolder, in folder: URL) throws {
    self.plan = plan
    sink = try FleetSink(mishaps: plan.mishaps)
    let connector = try Self.webhook(to: sink, share)
    let (standards, holidays) = (try share.loadedStandards(), try HolidayCalendars.load(files: try share.calendars()))
    guard let zone = OfficeZone("Asia/Jakarta") else {
      throw CommandFailure("zona waktu tidak ada; pasang paket tzdata", "there are no time zones; install tzdata")
    }
    offices = try (0..<plan.offices).map { [clock] number in
      let house = Office(
        id: "kantor-\(number + 1)", name: "Kantor \(number + 1)", zone: zone, standards: standards, holidays: holidays,
        publicURL: nil, hours: nil, counters: [])
      return try FleetOffice(house, agenda: plan.agenda(of: number), connector: connector, in: folder, clock: clock)
    }
  }

  private static func webhook(to sink: FleetSink, _ share: ShareFolder) throws -> Webhook {
    let file = URL(filePath: share.root).appending(path: "Kiosk/crm/webhook.json")
    let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
    return Webhook(
      endpoint: sink.url,
      mapping: try Webhook.Mapping.read(file: file.lastPathComponent, bytes: [UInt8](Data(contentsOf: file))),
      secrets: try Webhook.Secrets(reading: "whsec_" + key, of: "simulate"),
      transport: WebTransport(timeout: Webhook.timeout))
  }

  /// Lets the days pass and sums up.
  ///
  /// - Parameter tell: told at the end of each day which it was and how many records have come by then.
  /// - Throws: a database error, or that the port can't be had.
  func run(tell: (_ day: Int, _ arrived: Int) -> Void) throws -> FleetReport {
    let start = ContinuousClock.now
    defer {
      sink.close()
      for office in offices { office.close() }
    }
    try sink.open()
    let end = Double(plan.days) * FleetPlan.day
    var elapsed: TimeInterval = 0
    while try elapsed < end || (elapsed < end + Self.patience && backlog() > 0) {
      elapsed += Self.step
      try turn(to: elapsed)
      if elapsed.truncatingRemainder(dividingBy: FleetPlan.day) == 0 {
        tell(Int(elapsed / FleetPlan.day), sink.arrivals.count)
      }
    }
    return try report(after: (ContinuousClock.now - start) / .seconds(1))
  }

  private func turn(to elapsed: TimeInterval) throws {
    let last = clock.elapsed
    clock.move(to: elapsed)
    if last < plan.outage.lowerBound, elapsed >= plan.outage.lowerBound { sink.close() }
    if last < plan.outage.upperBound, elapsed >= plan.outage.upperBound {
      waited = try backlog()
      try sink.open()
    }
    let start = ContinuousClock.now
    try work()
    guard elapsed >= plan.outage.upperBound, drained.count < offices.count else { return }
    drainWork += (ContinuousClock.now - start) / .seconds(1)
    for office in offices where try drained[office.name] == nil && office.backlog() == 0 {
      drained[office.name] = elapsed - plan.outage.upperBound
    }
  }

  /// Has every office do what is due. By threads of their own: the network's client works with Dispatch's, which must
  /// not all wait for it.
  private func work() throws {
    let due = Mutex(offices.filter(\.isDue))
    let trouble = Mutex<(any Error)?>(nil)
    let running = DispatchGroup()
    for _ in 0..<min(Self.hands, due.withLock({ $0.count })) {
      running.enter()
      let thread = Thread {
        while let office = due.withLock({ $0.popLast() }) {
          do {
            try office.work()
          } catch {
            trouble.withLock { $0 = error }
          }
        }
        running.leave()
      }
      thread.start()
    }
    running.wait()
    if let error = trouble.withLock({ $0 }) { throw error }
  }

  private func backlog() throws -> Int { try offices.reduce(0) { try $0 + $1.backlog() } }

  private func report(after work: TimeInterval) throws -> FleetReport {
    var comparison = Comparison(sink.arrivals.first)
    for office in offices { comparison.add(try office.history()) }
    return FleetReport(
      plan: plan, arrived: sink.arrivals.count, withheld: comparison.withheld, duplicates: sink.arrivals.again,
      losses: comparison.losses, violations: comparison.violations + comparison.strangers,
      collisions: sink.arrivals.collisions, waited: waited, drained: drained.values.sorted(), drainWork: drainWork,
      work: work)
  }
}

/// Holds what was written down against what came.
private struct Comparison {
  private var came: [String: [String]]
  private(set) var (losses, violations, withheld) = (0, 0, 0)

  init(_ first: [Arrivals.Subject: [String]]) {
    // A subject's id is as good as its office's name with it: they never collide, or the records are strangers.
    came = Dictionary(first.map { ($0.key.id, $0.value) }) { $0 + $1 }
  }

  /// Subjects that came and that no office knows.
  var strangers: Int { came.count }

  mutating func add(_ history: OutboxHistory) {
    withheld += history.restricted
    for (subject, sent) in history.sent {
      let found = came.removeValue(forKey: subject) ?? []
      losses += Set(sent).subtracting(found).count
      if found != sent.filter(Set(found).contains) { violations += 1 }
    }
  }
}
