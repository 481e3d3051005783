import Calendars
import Foundation
import SQLite
import Synchronization
import Testing
import TicketCore

@testable import Records

@Suite("The guest book and visitors registered twice") struct GuestTests {
  private let clock = Clock()
  private let test: TestLedger
  private var ledger: Ledger { test.ledger }

  private final class Clock: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_795_000_000))
    var now: Date { moment.withLock { $0 } }
    func advance(_ seconds: Double) { moment.withLock { $0 += seconds } }
  }

  init() throws {
    let clock = clock
    test = try TestLedger(wallClock: { clock.now })
  }

  private func register(_ name: String) throws -> String {
    let visitor = Visitor.sample(name: name)
    _ = try ledger.record { try Visitors.put(visitor, expect: 0, keepsIdentity: false, in: $0) }
    return visitor.id
  }

  private func put(_ id: String, _ details: Visits.Details, expect: Int? = nil) throws -> Visits.Outcome {
    let date = try #require(LocalDate("2026-11-18"))
    return try ledger.record {
      try Visits.put(id, details, expect: expect, officeDate: date, actor: "rina", in: $0)
    }
  }

  @Test("visits are numbered by the day, corrected with the version seen, and left once")
  func visits() throws {
    let guest = try register("Siti")
    guard case .arrived(let first) = try put("k1", Visits.Details(visitor: guest, host: "Kepala", people: 3)),
      case .arrived(let second) = try put("k2", Visits.Details(visitor: guest))
    else {
      Issue.record("did not arrive")
      return
    }
    #expect(first.number == 1 && second.number == 2)
    #expect(first.people == 3 && first.name == "Siti" && first.leftAt == nil)
    #expect(try put("k1", Visits.Details(visitor: guest, host: "Kepala", people: 3)) == .unchanged(first))
    guard case .corrected(let corrected) = try put("k1", Visits.Details(visitor: guest, people: 2), expect: 1) else {
      Issue.record("was not corrected")
      return
    }
    #expect(try put("k1", Visits.Details(visitor: guest, people: 9), expect: 1) == .stale(corrected))
    let left = try ledger.record { try Visits.leave("k1", in: $0) }
    clock.advance(60)
    #expect(try ledger.record { try Visits.leave("k1", in: $0) } == left)
    #expect(try ledger.record { try Visits.leave("tidak ada", in: $0) } == nil)
    func count(_ typed: String?, present: Bool) throws -> Int {
      try ledger.read {
        try Visits.list(
          typed: typed, date: LocalDate("2026-11-18"), isPresent: present, before: .max, limit: 9, in: $0
        ).count
      }
    }
    #expect(try count(nil, present: false) == 2)
    #expect(try count(nil, present: true) == 1)
    #expect(try count("siti", present: true) == 1)
    #expect(try count("kadek", present: false) == 0)
    let date = try #require(LocalDate("2026-11-18"))
    let figures = try ledger.read { try Visits.figures(of: date, in: $0) }
    #expect(figures.visits == 2 && figures.people == 3 && figures.stillIn == 1)
  }

  private func search(_ typed: String) throws -> [String] {
    try ledger.read { try Visitors.search(typed, skip: 0, limit: 9, in: $0).map(\.visitor.name) }
  }

  private func person(_ id: String) throws -> String? {
    try ledger.read { connection in try Visitors.person(id, in: connection)?.visitor.id }
  }

  private func reversible(_ kept: String) throws -> [String] {
    try ledger.read { try VisitorMerges.reversible(of: kept, at: ledger.now, in: $0).map(\.id) }
  }

  private func merge(_ duplicate: String, into kept: String, as id: String) throws -> VisitorMerges.Outcome {
    try ledger.record { try VisitorMerges.merge(duplicate, into: kept, as: id, actor: "rina", in: $0) }
  }

  private func reverse(_ id: String) throws -> VisitorMerges.Reversal {
    try ledger.record { try VisitorMerges.reverse(id, actor: "rina", in: $0) }
  }

  @Test("a duplicate is found as the visitor that is kept, with its history, and taken apart again within a day")
  func merged() throws {
    let kept = try register("Siti Rahma")
    let duplicate = try register("Sitti Rachma")
    let third = try register("St. Rahma")
    #expect(try search("sitti") == ["Sitti Rachma"])
    guard case .merged(let first) = try merge(third, into: duplicate, as: "m0"),
      case .merged(let merge) = try merge(duplicate, into: kept, as: "m1")
    else {
      Issue.record("was not merged")
      return
    }
    #expect(first.kept == duplicate && merge.name == "Sitti Rachma")
    #expect(try search("sitti") == ["Siti Rahma"])
    #expect(try search("st") == ["Siti Rahma"])
    #expect(try person(third) == kept)
    #expect(try self.merge(duplicate, into: kept, as: "m1") == .there(merge))
    #expect(try self.merge(kept, into: duplicate, as: "m1") == .reused)
    #expect(try self.merge(duplicate, into: kept, as: "m2") == .alreadyMerged)
    #expect(try self.merge("tidak ada", into: kept, as: "m3") == .missing)
    clock.advance(86_399)
    guard case .reversed = try reverse("m1") else {
      Issue.record("was not taken apart")
      return
    }
    #expect(try search("sitti") == ["Sitti Rachma"])
    #expect(try person(third) == duplicate)
    let again = try reverse("m0")
    #expect(try reverse("m0") == again)
    #expect(try person(third) == third)
    #expect(try reverse("tidak ada") == .missing)
  }

  @Test("merges taken back out of their order leave everybody apart, and both are offered until then")
  func outOfOrder() throws {
    let (first, second, third) = (try register("Ani Satu"), try register("Ani Dua"), try register("Ani Tiga"))
    _ = try merge(first, into: second, as: "m1")
    _ = try merge(second, into: third, as: "m2")
    #expect(try reversible(third) == ["m2", "m1"])
    _ = try reverse("m1")
    #expect(try person(first) == first)
    _ = try reverse("m2")
    #expect(try person(first) == first)
    #expect(try person(second) == second)
  }

  @Test("what is written to a duplicate is refused with the visitor who is kept, since nobody would see it")
  func writtenToDuplicate() throws {
    let (kept, duplicate) = (try register("Siti"), try register("Sitti"))
    _ = try merge(duplicate, into: kept, as: "m1")
    let outcome = try ledger.record {
      try Visitors.put(Visitor.sample(id: duplicate, name: "Sitti R."), expect: 1, keepsIdentity: false, in: $0)
    }
    guard case .stale(let record) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(record.visitor.id == kept)
  }

  @Test("after a day a merge stays")
  func tooLate() throws {
    let (kept, duplicate) = (try register("Siti"), try register("Sitti"))
    _ = try merge(duplicate, into: kept, as: "m1")
    #expect(try reversible(kept) == ["m1"])
    clock.advance(86_401)
    #expect(try reverse("m1") == .tooLate)
    #expect(try reversible(kept).isEmpty)
  }

  @Test("returning visitors are found first, with what is not done yet")
  func returning() throws {
    _ = try register("Budi Santoso Baru")
    let ticket = try ledger.issue("kppn-konsultasi").ticket
    #expect(try search("budi").first == "Budi Santoso")
    let visitor = try #require(ticket.visitorID)
    let history = try ledger.read { try VisitorHistory.of(visitor, for: Viewer(actor: receptionist), in: $0) }
    #expect(history.visits == 1 && history.lastVisit == ticket.officeDate)
    #expect(history.open.map(\.id) == [ticket.id])
  }
}
