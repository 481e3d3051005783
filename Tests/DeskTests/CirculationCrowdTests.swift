import Foundation
import HTTP
import Records
import SQLite
import Synchronization
import TestServices
import Testing

@testable import Desk

/// Many desks at once, each with random acts on the same few copies and members: whatever they do, the books agree.
@Suite("The library with many desks at once") struct CirculationCrowdTests {
  private static let desks = 6
  /// The long form is `make soak`'s.
  private static let acts = ProcessInfo.processInfo.environment["LOKET_SOAK"] == nil ? 120 : 4000
  private static let items = ["B-001", "B-002", "B-003", "B-004", "B-005"]
  private let bench: LibraryBench
  private let members: [String]

  init() throws {
    bench = try LibraryBench()
    for item in ["B-004", "B-005"] {
      #expect(try bench.put("/api/items/\(item)", ["title": LibraryBench.other]).status == 201)
    }
    members = [LibraryBench.siti, LibraryBench.budi, "T-1", "T-2"]
    for number in members.dropFirst(2) { try bench.member(number, number) }
  }

  @Test(
    "every copy is out once at most, limits hold, and the log accounts for each loan", arguments: [1, 2] as [UInt64])
  func crowd(seed: UInt64) throws {
    let lent = Atomic<Int>(0)
    let (shared, members) = (Shared(bench: bench), members)
    DispatchQueue.concurrentPerform(iterations: Self.desks) { desk in
      var player = Player(bench: shared.bench, members: members, seed: seed * 100 + UInt64(desk))
      for _ in 0..<Self.acts { player.act() }
      lent.add(player.lent, ordering: .relaxed)
    }
    #expect(lent.load(ordering: .relaxed) > 0)
    #expect(try count("SELECT count(*) FROM library_events WHERE type = 'lent'") == lent.load(ordering: .relaxed))
    #expect(try count(Self.wrongStatus) == 0, "a copy is where its loan and its hold say")
    #expect(try count(Self.unaccountedLoans) == 0, "each loan began once and ended as often as the log says")
    #expect(try count("SELECT count(*) FROM (\(sql: Self.openLoans)) WHERE number > 3") == 0)
    #expect(try count("SELECT count(*) FROM (\(sql: Self.openHolds)) WHERE number > 3") == 0)
  }

  private func count(_ sql: SQL) throws -> Int {
    try bench.test.ledger.read { try $0.first(sql) { try $0[0] } ?? 0 }
  }

  private static let openLoans: SQL = """
    SELECT count(*) AS number FROM loans WHERE returned_at IS NULL GROUP BY member
    """
  private static let openHolds: SQL = """
    SELECT count(*) AS number FROM holds WHERE state IN ('waiting', 'ready') GROUP BY member
    """
  private static let wrongStatus: SQL = """
    SELECT count(*) FROM items
    WHERE (status = 'onLoan') <> EXISTS (SELECT 1 FROM loans WHERE item = inventory_number AND returned_at IS NULL)
      OR (status = 'onHoldShelf') <> EXISTS (SELECT 1 FROM holds WHERE item = inventory_number AND state = 'ready')
    """
  private static let unaccountedLoans: SQL = """
    SELECT count(*) FROM loans
    WHERE 1 <> (SELECT count(*) FROM library_events WHERE loan = loans.id AND type = 'lent')
      OR (returned_at IS NOT NULL) <> (
        SELECT sum(
          CASE
            WHEN type IN ('returned', 'lost') THEN 1
            WHEN type = 'undone' AND json_extract(body, '$.type') = 'lent' THEN 1
            WHEN type = 'undone' AND json_extract(body, '$.type') = 'returned' THEN -1
            ELSE 0
          END)
        FROM library_events
        WHERE loan = loans.id
      )
      OR extensions <> (
        SELECT sum(
          CASE
            WHEN type = 'extended' THEN 1
            WHEN type = 'undone' AND json_extract(body, '$.type') = 'extended' THEN -1
            ELSE 0
          END)
        FROM library_events
        WHERE loan = loans.id
      )
    """

  /// The desk itself may be asked from everywhere; only its test's helper does not say so.
  private struct Shared: @unchecked Sendable {
    let bench: LibraryBench
  }

  /// One librarian.
  private struct Player {
    let bench: LibraryBench
    let members: [String]
    private var generator: SeededGenerator
    private var last: String?
    private(set) var lent = 0

    init(bench: LibraryBench, members: [String], seed: UInt64) {
      self.bench = bench
      self.members = members
      generator = SeededGenerator(state: seed)
    }

    mutating func act() {
      let item = generator.pick(CirculationCrowdTests.items, fallback: "B-001")
      let member = generator.pick(members, fallback: "T-1")
      let id = newID()
      switch Int.random(in: 0..<12, using: &generator) {
      case 0...3:
        if send("loans", id, ["nip": member, "inventoryNumber": item]) { lent += 1 }
      case 4...6: send("returns", id, ["inventoryNumber": item])
      case 7: send("extensions", id, ["nip": member])
      case 8, 9:
        let title = Bool.random(using: &generator) ? LibraryBench.title : LibraryBench.other
        send("holds", id, ["nip": member, "title": title])
      case 10:
        if let last { send("undos", id, ["act": last]) }
      default:
        let type = generator.pick(["lost", "found", "damaged"], fallback: "found")
        _ = try? bench.put("/api/items/\(item)/events/\(id)", ["type": type])
      }
    }

    @discardableResult
    private mutating func send(_ path: String, _ id: String, _ body: [String: Any]) -> Bool {
      guard let answer = try? bench.put("/api/\(path)/\(id)", body) else { return false }
      // What is wrong with the server is never an answer of the desk.
      #expect(answer.status < 500, "\(answer.text)")
      guard answer.status == 201 else { return false }
      last = path == "holds" || path == "undos" ? last : id
      return true
    }
  }
}
