import Foundation
import SQLite
import Synchronization
import Testing
import TicketCore

@testable import Records

@Suite("The ledger") struct LedgerTests {
  @Test("time never runs behind what is recorded, also after a restart with the clock set back")
  func clock() throws {
    let early = Date(timeIntervalSince1970: 1_790_000_000)
    let late = Date(timeIntervalSince1970: 1_795_000_000)
    let test = try TestLedger(wallClock: { late })
    try test.ledger.issue("kppn-konsultasi")
    test.ledger.close()
    let again = try Ledger(at: test.path, wallClock: { early })
    defer { again.close() }
    #expect(again.now == late)
    #expect(again.secondsBehind == 5_000_000)
    #expect(try again.record { $0.now } == late)
  }

  @Test("changes are told after the commit, in their order, and never those of a refused act")
  func announcements() throws {
    struct Refused: Error {}
    let heard = Mutex<[Change]>([])
    let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Ledger(
      at: folder.appending(path: "a.sqlite").path, announce: { change in heard.withLock { $0.append(change) } })
    defer { ledger.close() }
    try? ledger.record { entry in
      try entry.changed(.tickets, "refused")
      throw Refused()
    }
    try ledger.record { entry in
      try entry.changed(.tickets, "one")
      try entry.changed(.visitors, "two")
    }
    let ids = heard.withLock { $0.map(\.id) }
    #expect(ids == ["one", "two"])
    let (missed, nothing, all) = try ledger.read { connection in
      (
        try Changes.since(heard.withLock { $0[0].seq }, in: connection), try Changes.since(nil, in: connection),
        try Changes.since(0, in: connection)
      )
    }
    #expect(missed.changes.map(\.id) == ["two"])
    #expect(nothing.changes.isEmpty)
    #expect(all.changes.count == 2)
  }

  @Test("an answer is repeated for the same request, and its id serves no other")
  func answers() throws {
    let ledger = try TestLedger()
    let body = try ledger.ledger.record { entry in
      try Answers.store(
        id: "a", actor: "rina", request: "r1", body: "json_object('nilai', 1)", at: entry.now, in: entry.transaction)
    }
    #expect(body == #"{"nilai":1}"#)
    for (actor, request, expected) in [
      ("rina", "r1", Answers.Lookup.answered(body: body)), ("rina", "r2", .reused), ("putu", "r1", .reused),
    ] {
      let found = try ledger.ledger.record {
        try Answers.find(id: "a", actor: actor, request: request, in: $0.transaction)
      }
      #expect(found == expected)
    }
  }

  @Test("a backup opens as a ledger with everything in it, and a restore brings it back")
  func backup() throws {
    let test = try TestLedger()
    let (ticket, _) = try test.ledger.issue("kppn-konsultasi")
    let copy = test.folder.appending(path: "salinan.sqlite").path
    try test.ledger.backup(to: copy)
    try test.ledger.issue("kppn-konsultasi")
    test.ledger.close()
    try Ledger.restore(from: copy, to: test.path)
    let again = try Ledger(at: test.path)
    defer { again.close() }
    let found = try again.read {
      try TicketPages.list(
        .init(), before: .max, limit: 10, for: Viewer(actor: receptionist), now: again.now, in: $0)
    }
    #expect(found.count == 1)
    #expect(found.first?.json.contains(ticket.id) == true)
    // Nothing but the former database is left beside it.
    let files = try FileManager.default.contentsOfDirectory(atPath: test.folder.path)
    #expect(files.allSatisfy { !$0.contains(".restored") }, "\(files)")
    #expect(try again.isWhole())
  }
}
