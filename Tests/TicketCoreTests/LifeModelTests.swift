import Calendars
import Foundation
import TestServices
import Testing
import TicketCore

/// Random events on random tickets. Whatever is asked for, and whatever is refused, a ticket stays what it must be.
@Suite("Whatever happens to a ticket")
struct LifeModelTests {
  private static let wanted = ProcessInfo.processInfo.environment["LOKET_SOAK"] == nil ? 10_000 : 100_000

  @Test("its states are reachable, its time is all there, what is over stays over, and its events make it anew")
  func life() throws {
    var random = SeededGenerator(state: 20_261_130)
    var happened: [String: Int] = [:]
    var states: Set<TicketState> = []
    while happened.values.reduce(0, +) < Self.wanted {
      var story = try Self.begin(&random)
      for _ in 0..<60 {
        let before = story.ticket
        story.after(
          Double.random(in: 0...1, using: &random) < 0.7 ? .random(in: 0...90, using: &random) : 60 * 24 * 3.5)
        let seen = story.events.count
        try Self.attempt(&story, &random)
        guard story.events.count > seen else {
          try #require(story.ticket == before, "a refused act changed the ticket")
          continue
        }
        for event in story.events.dropFirst(seen) { happened[event.act.type, default: 0] += 1 }
        states.insert(story.ticket.state)
        try LifeRules(story: story, before: before, acts: story.events.dropFirst(seen).map(\.act.type)).check()
      }
      try #require(try story.folded() == story.ticket, "\(story.events.map(\.act.type))")
    }
    #expect(states == Set(TicketState.allCases))
    // Every event but the issue came about, or the model would prove little.
    let expected = Set(TicketAct.types).subtracting(["issued"])
    #expect(Set(happened.keys) == expected, "missing: \(expected.subtracting(happened.keys))")
  }

  private static func begin(_ random: inout SeededGenerator) throws -> Story {
    let standard = try #require(try shippedStandards().all.randomElement(using: &random))
    let channel = try #require(
      standard.channels.keys.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &random))
    let kind = standard.kinds.randomElement(using: &random)
    let isSelfService = channel == .walkIn && Int.random(in: 0..<10, using: &random) == 0
    let day = Int.random(in: 1...28, using: &random)
    let start = "2026-\(["02", "04", "08", "12"].randomElement(using: &random) ?? "04")-\(day < 10 ? "0" : "")\(day)"
    return try Story(
      standard.id, channel, kind: kind, intake: isSelfService ? .incomplete : .complete,
      isOwed: Bool.random(using: &random), at: start + "T09:30:00+07:00")
  }

  private static func attempt(_ story: inout Story, _ random: inout SeededGenerator) throws {
    do {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: try story.carryOut()
      case 1: try story.take(.compensationUsed(Link(ticket: "t2")), at: story.now)
      case 11: try story.take(.recounted(Recounting(promises: story.ticket.promises)), at: story.now)
      // Most visitors are called and served, else few cases would come about.
      case 2..<5 where story.ticket.state == .waiting: try story.call()
      case 2..<5 where story.ticket.state == .called: try story.start(story.ticket.counter ?? 1)
      default:
        let type = random.pick(EventRequest.types, fallback: "note")
        if type == "closed", Bool.random(using: &random) { return try story.closeByVisitor() }
        let now = story.now
        try story.act(type) { fill(&$0, at: now, &random) }
      }
    } catch is Refusal {
    } catch is InvalidInput {
    }
  }

  /// What an officer could write, and now and then what makes no sense.
  private static func fill(_ request: inout EventRequest, at now: Date, _ random: inout SeededGenerator) {
    func sometimes(_ parts: Int, _ random: inout SeededGenerator) -> Bool {
      Int.random(in: 0..<parts, using: &random) == 0
    }
    request.counter = sometimes(4, &random) ? nil : .random(in: 1...4, using: &random)
    request.reason = sometimes(10, &random) ? nil : "Alasan"
    request.text = sometimes(10, &random) ? " " : "Kata"
    request.staff = random.pick(["budi", "sari", "siapa"], fallback: "budi")
    request.due = now + .random(in: -86_400...864_000, using: &random)
    request.documents = sometimes(5, &random) ? [] : ["KTP", "Surat kuasa"]
    request.instruction = "Mohon ditindaklanjuti"
    request.to = random.pick(receivers, fallback: "web")
    request.channel = random.pick(Channel.allCases.map(\.rawValue), fallback: "email")
    request.rating = random.pick(Rating.allCases.map(\.rawValue), fallback: "neutral")
    request.ticket = "01938b7e-0000-7000-8000-000000000001"
    if sometimes(4, &random) { request.at = now - .random(in: 0...300_000, using: &random) }
    if request.type == "transferred", sometimes(2, &random) {
      request.counter = nil
      request.standard = random.pick((try? shippedStandards().all.map(\.id)) ?? [], fallback: "lkpp-konsultasi")
    }
    if request.type == "corrected" { request.subject = "Perihal lain" }
  }

  private static let receivers = [
    "web", "visit", "Deputi", "Direktur", "Koordinator", "Sub Koordinator", "Staf", "Pengguna Layanan",
  ]
}

/// What holds of a ticket after any event.
private struct LifeRules {
  let story: Story
  let before: Ticket
  let acts: [String]

  private var ticket: Ticket { story.ticket }
  private var what: Comment { "\(acts) from \(before.state) to \(ticket.state) (\(ticket.standard))" }

  func check() throws {
    try checkStates()
    try checkEnd()
    try checkClock()
    try checkPromises()
    try checkFile()
    try #require(ticket.version == story.events.count, what)
    try #require(!ticket.restricted || ticket.queuedAt == nil, what)
    if let start = ticket.startedAt, let end = ticket.endedAt { try #require(end >= start, what) }
  }

  private func checkStates() throws {
    let isQuiet = acts.allSatisfy(Self.quiet.contains)
    if before.state == ticket.state { return }
    try #require(!isQuiet, what)
    try #require(Self.ways[before.state]?.contains(ticket.state) == true, what)
  }

  /// After the end only these are possible, and what moves nothing.
  private func checkEnd() throws {
    let allowed: Set<String>
    switch before.state {
    case .cancelled, .voided: allowed = []
    case .resolved, .closed: allowed = ["replied", "reopened", "rated", "closed"]
    case .noShow: allowed = ["recalled", "corrected", "cancelled", "voided"]
    default: return
    }
    try #require(Set(acts).subtracting(Self.quiet).isSubset(of: allowed), what)
  }

  private func checkClock() throws {
    let (clock, now) = (ticket.file.clock, max(story.now, ticket.file.clock.marks.last?.from ?? story.now))
    // Nothing that was known is erased.
    try #require(clock.marks.starts(with: before.file.clock.marks), what)
    let segments = clock.segments(until: now)
    let last = try #require(segments.last)
    try #require(last.mark.state == ticket.state && last.mark.tier == ticket.tier && last.time.end == now, what)
    try #require(segments.first?.time.start == ticket.issuedAt, what)
    for (one, next) in zip(segments, segments.dropFirst()) {
      try #require(one.time.end == next.time.start, what)
      try #require(one.mark.state != next.mark.state || one.mark.tier != next.mark.tier, what)
    }
    let calendar = WorkingCalendar(
      hours: story.standard.hours, holidays: try shippedHolidays(), zone: story.standard.timeZone)
    let spent = try clock.spent(until: now, in: calendar).reduce(0) { $0 + $1.used + $1.paused }
    let over = try segments.filter { $0.mark.state.isEnded }.reduce(0) {
      try $0 + calendar.serviceMinutes(from: $1.time.start, to: $1.time.end)
    }
    let elapsed = try calendar.serviceMinutes(from: ticket.issuedAt, to: now)
    try #require(abs(spent + over - elapsed) < 0.001, what)
  }

  private func checkPromises() throws {
    try #require(ticket.promises.count >= before.promises.count, what)
    for (old, new) in zip(before.promises, ticket.promises) where [.met, .missed, .replaced, .void].contains(old.state)
    {
      try #require(old == new, what)
    }
    for promise in ticket.promises {
      switch promise.state {
      case .paused:
        try #require(ticket.state == .noShow || (ticket.state == .awaitingVisitor && promise.due == nil), what)
      case .running:
        try #require(promise.started != nil && (promise.due == nil) == (promise.reason == .calendarMissing), what)
        try #require(![.resolved, .closed, .cancelled, .voided].contains(ticket.state), what)
        try #require(ticket.state != .noShow || promise.from == .officerSet, what)
        try #require(ticket.state != .awaitingVisitor || promise.from == .officerSet, what)
      case .waiting:
        try #require(![.resolved, .closed, .answered, .cancelled, .voided].contains(ticket.state), what)
      case .met, .missed, .replaced, .void: continue
      }
    }
  }

  private func checkFile() throws {
    let file = ticket.file
    try #require((file.settledAt != nil) == [.resolved, .closed].contains(ticket.state), what)
    try #require((file.closedBy != nil) == (ticket.state == .closed), what)
    try #require(ticket.state != .answered || file.answeredAt != nil, what)
    try #require(file.rating == nil || [.resolved, .closed].contains(ticket.state), what)
    try #require(ticket.state != .awaitingVisitor || !file.documents.isEmpty, what)
    try #require(Set(file.grants.map(\.promise)).count == file.grants.count, what)
    try #require(try story.closing == nil || ticket.state == .answered, what)
  }

  /// What says something of a ticket and moves it nowhere.
  private static let quiet: Set<String> = [
    "note", "linked", "compensationGranted", "compensationUsed", "recounted",
  ]
  private static let ends: Set<TicketState> = [.resolved, .closed, .cancelled, .voided]
  private static let work: Set<TicketState> = [.open, .escalated, .pending]
  /// Where each state can lead, in one event or, where a duty of the clock came first, in two.
  private static let ways: [TicketState: Set<TicketState>] = [
    .waiting: [.called, .cancelled, .voided],
    .called: [.serving, .noShow, .waiting, .cancelled, .voided],
    .noShow: [.called, .cancelled, .voided],
    .serving: ends.union([.waiting, .open, .escalated, .awaitingVisitor, .answered]),
    .open: ends.union([.serving, .escalated, .awaitingVisitor, .answered, .pending]),
    .escalated: ends.union([.pending, .awaitingVisitor, .answered]),
    .pending: ends.union([.escalated, .awaitingVisitor, .answered]),
    .awaitingVisitor: ends.union(work).union([.answered]),
    .answered: ends.union(work).union([.awaitingVisitor]),
    .resolved: [.open, .escalated, .closed],
    .closed: [.open, .escalated],
  ]
}
