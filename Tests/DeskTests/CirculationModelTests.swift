import Foundation
import HTTP
import Records
import SQLite
import TestServices
import Testing

@testable import Desk

/// Random acts of several desks against a model that knows only who has what.
@Suite("The library against a simple model") struct CirculationModelTests {
  private struct Model {
    /// Who has each copy.
    var holder: [String: String] = [:]
    var lent = 0
    var returned = 0
    /// The very last act, and who had its copy before.
    var last: (act: String, item: String, former: String?)?
  }

  /// The long form is `make soak`'s.
  private static let acts = ProcessInfo.processInfo.environment["LOKET_SOAK"] == nil ? 400 : 20_000
  private static let items = ["B-001", "B-002", "B-003"]
  private let bench: LibraryBench
  private let members: [String]

  init() throws {
    bench = try LibraryBench()
    members = [LibraryBench.siti, LibraryBench.budi, "T-1", "T-2"]
    for number in members.dropFirst(2) { try bench.member(number, number) }
  }

  @Test("a copy is lent once, limits hold, and the log tells every loan and return", arguments: [1, 2, 3] as [UInt64])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    var model = Model()
    for _ in 0..<Self.acts {
      let item = generator.pick(Self.items, fallback: "B-001")
      let member = generator.pick(members, fallback: "T-1")
      switch Int.random(in: 0..<9, using: &generator) {
      case 0, 1, 2: try lend(item, member, &model)
      case 3: try takeBack(item, &model)
      case 4, 5:
        _ = try bench.put("/api/holds/\(newID())", ["nip": member, "title": LibraryBench.title])
      case 6:
        _ = try bench.put("/api/items/\(item)/events/\(newID())", ["type": "setAside"])
        model.last = nil
      case 7: try undo(&model)
      default:
        _ = try bench.put("/api/extensions/\(newID())", ["nip": member])
        bench.test.advance(minutes: Double(Int.random(in: 0...600, using: &generator)))
        model.last = nil
      }
    }
    try check(model)
  }

  /// Lends, over a hold where that alone stands in the way.
  private func lend(_ item: String, _ member: String, _ model: inout Model) throws {
    let dry = try bench.lend(item, to: member, ["dryRun": true]).json["refusals"] as? [[String: Any]] ?? []
    let isHeld = dry.map { $0["type"] as? String } == ["item-on-hold"]
    let id = newID()
    let answer = try bench.lend(item, to: member, isHeld ? ["override": "uji"] : [:], id: id)
    if let holder = model.holder[item] {
      #expect(answer.type == (holder == member ? "already-borrowed" : "item-on-loan"))
    } else if answer.status == 201 {
      model.holder[item] = member
      model.lent += 1
      model.last = (id, item, nil)
    } else {
      #expect(["item-on-hold", "loan-limit", "member-overdue"].contains(answer.type))
    }
  }

  private func takeBack(_ item: String, _ model: inout Model) throws {
    let id = newID()
    let answer = try bench.put("/api/returns/\(id)", ["inventoryNumber": item])
    guard let holder = model.holder.removeValue(forKey: item) else {
      #expect(answer.type == "item-not-on-loan")
      return
    }
    #expect(answer.status == 201)
    model.returned += 1
    model.last = (id, item, holder)
  }

  /// Takes the very last act back; the copy is with whom it was.
  private func undo(_ model: inout Model) throws {
    guard let last = model.last else { return }
    #expect(try bench.put("/api/undos/\(newID())", ["act": last.act]).status == 201)
    model.holder[last.item] = last.former
    model.last = nil
  }

  private func check(_ model: Model) throws {
    for member in members {
      let loans = try bench.loans(of: member).compactMap { $0["inventoryNumber"] as? String }
      #expect(Set(loans) == Set(model.holder.filter { $0.value == member }.keys))
      #expect(loans.count <= 3)
    }
    let (lent, returned, wrong) = try bench.test.ledger.read { connection in
      func count(_ sql: SQL) throws -> Int { try connection.first(sql) { try $0[0] } ?? 0 }
      return (
        try count("SELECT count(*) FROM library_events WHERE type = 'lent'"),
        try count("SELECT count(*) FROM library_events WHERE type = 'returned'"),
        try count(
          """
          SELECT count(*) FROM items
          WHERE (status = 'onLoan') <> EXISTS (SELECT 1 FROM loans WHERE item = inventory_number AND returned_at IS NULL)
            OR (status = 'onHoldShelf') <> EXISTS (SELECT 1 FROM holds WHERE item = inventory_number AND state = 'ready')
          """)
      )
    }
    #expect(lent == model.lent)
    #expect(returned == model.returned)
    #expect(wrong == 0)
  }

  @Test("eight desks lend the same copy at once: one has it, the others are told until when")
  func together() async throws {
    let bench = bench
    for round in 0..<10 {
      let item = Self.items[round % Self.items.count]
      let statuses = await withTaskGroup(of: Int.self) { group in
        for index in 0..<8 {
          let member = members[index % members.count]
          let (test, session) = (UncheckedBench(test: bench.test), bench.session)
          group.addTask {
            let body = ["nip": member, "inventoryNumber": item]
            return (try? test.test.ask(.put, "/api/loans/\(newID())", body, as: session).status) ?? 0
          }
        }
        return await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(statuses.filter { $0 == 201 }.count == 1)
      #expect(statuses.filter { $0 == 409 }.count == 7)
      _ = try bench.takeBack(item)
    }
  }

  /// The desk itself may be asked from everywhere; only its test's helper does not say so.
  private struct UncheckedBench: @unchecked Sendable {
    let test: TestDesk
  }
}
