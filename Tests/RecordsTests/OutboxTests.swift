import Circulation
import Foundation
import SQLite
import Testing
import TicketCore

@testable import Records

@Suite("The outbox")
struct OutboxTests {
  private let test: TestLedger
  private let spool: SyncSpool
  private let head = Viewer(actor: Actor(name: "kasi", role: .kasi))

  init() throws {
    test = try TestLedger()
    spool = SyncSpool(test.ledger)
  }

  private func tell(_ types: [String] = ["issued"], restricted: Bool = false) throws -> [OutboxRow] {
    let kind = restricted ? "fraud" : nil
    let ticket = try test.ledger.issue("kli-prime", channel: "email", kind: kind).ticket
    let last = try rows().last?.seq ?? 0
    let already = Int64(try rows().count)
    try test.ledger.record { entry in
      for (place, type) in types.enumerated() {
        try Outbox.append(
          event: 1000 + already * 100 + Int64(place), id: UUID().uuidString.lowercased(), type: type, of: ticket,
          in: entry)
      }
    }
    return try rows(after: last)
  }

  private func rows(after seq: Int64 = 0) throws -> [OutboxRow] {
    try test.ledger.read { try Outbox.unfinished(after: seq, limit: 100, in: $0) }
  }

  private func figures() throws -> Outbox.Figures { try test.ledger.read { try Outbox.figures(in: $0) } }

  private func state() throws -> CRMState { try test.ledger.read { try CRMState.read(in: $0) } }

  private func group(_ rows: [OutboxRow]) throws -> OutboxGroup {
    OutboxGroup(carried: rows.dropLast(), carrier: try #require(rows.last))
  }

  private func settlements() throws -> [String?] {
    try test.ledger.read { try $0.query("SELECT settled_as FROM outbox ORDER BY seq") { try $0[0] } }
  }

  @Test("keeps what is told in order, with what it takes along, and settles it as one")
  func carries() throws {
    let told = try group(try tell(["called", "started", "answered"]))
    #expect(try spool.claim([told]) == [told])
    #expect(try spool.claim([told]).isEmpty)
    #expect(try rows().map(\.state) == [.inFlight, .inFlight, .inFlight])
    #expect(try rows().map(\.carrier) == [told.carrier.seq, told.carrier.seq, nil])
    try spool.settle(told, as: .sent, remote: "17", announces: true)
    #expect(try settlements() == ["carried", "carried", "sent"])
    #expect(try figures() == Outbox.Figures(waiting: 0, dead: 0, oldest: nil))
    let remote = try test.ledger.read { try CRMSubjects.remote(of: told.subject, .ticket, in: $0) }
    #expect(remote == "17")
    #expect(try state().lastSuccess != nil)
  }

  @Test("knows after a crash that what was under way may have arrived, and keeps its group")
  func crash() throws {
    let told = try group(try tell(["called", "started"]))
    _ = try spool.claim([told])
    try spool.takeBack()
    #expect(try rows().map(\.state) == [.pending, .unknown])
    #expect(try rows().map(\.carrier) == [told.carrier.seq, nil])
    #expect(try rows().map(\.attempts) == [0, 1])
    #expect(try spool.claim([told]) == [told])
  }

  @Test("has everything looked for that waits in a copy that was brought back")
  func doubt() throws {
    let told = try group(try tell(["called", "started"]))
    _ = try spool.claim([told])
    try spool.doubt()
    try spool.takeBack()
    #expect(try rows().map(\.state) == [.pending, .unknown])
    _ = try tell()
    let copy = test.folder.appending(path: "salinan.sqlite").path
    try test.ledger.backup(to: copy)
    let path = test.folder.appending(path: "lain.sqlite").path
    try Ledger.restore(from: copy, to: path)
    let restored = try Ledger(at: path)
    defer { restored.close() }
    let waiting = try restored.read { try Outbox.unfinished(after: 0, limit: 10, in: $0) }
    #expect(waiting.map(\.state) == [.pending, .unknown, .unknown])
  }

  @Test("counts an attempt only where somebody was asked")
  func attempts() throws {
    let told = try group(try tell())
    _ = try spool.claim([told])
    try spool.postpone(told, as: .pending, isAttempt: false)
    #expect(try rows().map(\.attempts) == [0])
    _ = try spool.claim([told])
    try spool.postpone(told, as: .unknown, isAttempt: true)
    #expect(try rows().map(\.attempts) == [1] && rows().map(\.state) == [.unknown])
  }

  @Test("shows a dead letter with its reason, and a person retries it: what came of it is looked for first")
  func retry() throws {
    let told = try group(try tell())
    _ = try spool.claim([told])
    try spool.bury(told, rejection: "refused", status: 422, words: "bad value")
    #expect(try figures().dead == 1)
    let dead = try test.ledger.read { try StuckRecord.dead(for: head, limit: 10, in: $0) }
    #expect(dead.map(\.words) == ["bad value"] && dead.map(\.status) == [422] && dead.map(\.attempts) == [1])
    let revision = try state().revision
    let desk = OutboxDesk(head)
    #expect(try test.ledger.record { try desk.retry(told.carrier.id, in: $0) } == .done)
    #expect(try rows().map(\.state) == [.unknown] && rows().map(\.attempts) == [0])
    #expect(try state().revision == revision + 1)
    #expect(try test.ledger.record { try desk.retry(told.carrier.id, in: $0) } == .notStuck)
  }

  @Test("lets a dead letter go with all that it takes along, and writes down who did so and why")
  func skip() throws {
    let told = try group(try tell(["called", "answered"]))
    _ = try spool.claim([told])
    try spool.bury(told, rejection: "unmapped", status: nil, words: "x")
    let desk = OutboxDesk(head)
    #expect(try test.ledger.record { try desk.skip(told.carrier.id, reason: "keliru", in: $0) } == .done)
    #expect(try settlements() == ["skipped", "skipped"])
    let acts = try test.ledger.read {
      try $0.query("SELECT act, record, reason, actor FROM crm_acts") { row in
        [try row[0] as String, try row[1], try row[2], try row[3]]
      }
    }
    #expect(acts == [["skip", told.carrier.id, "keliru", "kasi"]])
  }

  @Test("is silent about a restricted dead letter to everybody but a fraud agent")
  func restricted() throws {
    let told = try group(try tell(restricted: true))
    _ = try spool.claim([told])
    try spool.bury(told, rejection: "refused", status: 400, words: "x")
    let agent = Viewer(actor: head.actor, isFraudAgent: true)
    #expect(try test.ledger.read { try StuckRecord.dead(for: head, limit: 9, in: $0) }.isEmpty)
    #expect(try test.ledger.read { try StuckRecord.dead(for: agent, limit: 9, in: $0) }.count == 1)
    let (blind, seeing) = (OutboxDesk(head), OutboxDesk(agent))
    #expect(try test.ledger.record { try blind.skip(told.carrier.id, reason: "x", in: $0) } == .notStuck)
    #expect(try test.ledger.record { try seeing.skip(told.carrier.id, reason: "x", in: $0) } == .done)
  }

  @Test("gives nothing out while a person has paused it, and settles what stays in the house")
  func pause() throws {
    let (told, desk) = (try group(try tell()), OutboxDesk(head))
    try test.ledger.record { try desk.pause(reason: "perawatan", in: $0) }
    try test.ledger.record { try desk.pause(reason: "lagi", in: $0) }
    #expect(try spool.claim([told]).isEmpty)
    #expect(try state().pause?.reason == "perawatan" && state().pause?.by == "kasi")
    try test.ledger.record { try desk.resume(in: $0) }
    #expect(try spool.claim([], withholding: told.rows).isEmpty)
    #expect(try settlements() == ["withheld"])
  }

  @Test("has what is gone tried again only when a person resumes")
  func resume() throws {
    let id = try state().installation
    #expect(UUID(uuidString: id) != nil && id == id.lowercased())
    try test.ledger.record { entry in
      try CRMState.attach("webhook https://crm.contoh.id", in: entry)
      try CRMState.note(.unfit, missing: ["CustomField Tier"], in: entry)
      try CRMState.note(.gone, in: entry)
    }
    #expect(try state().line == .gone && state().missing.isEmpty && state().lastFailure != nil)
    let desk = OutboxDesk(head)
    try test.ledger.record { try desk.resume(in: $0) }
    #expect(try state().line == .untried && state().installation == id)
  }

  @Test("forgets at another CRM what the former one called the subjects")
  func attach() throws {
    let told = try group(try tell())
    try test.ledger.record { try CRMState.attach("a", in: $0) }
    _ = try spool.claim([told])
    try spool.settle(told, as: .sent, remote: "17", announces: false)
    try test.ledger.record { try CRMState.note(cursor: "5", in: $0) }
    try test.ledger.record { try CRMState.attach("a", in: $0) }
    #expect(try state().cursor == "5")
    try test.ledger.record { try CRMState.attach("b", in: $0) }
    #expect(try test.ledger.read { try CRMSubjects.remote(of: told.subject, .ticket, in: $0) } == nil)
    #expect(try state().cursor == nil)
  }

  @Test("has an id of its own for each loan that one act extends, the same on every run")
  func loans() throws {
    for _ in 0..<2 { #expect(NamedUUID.make("extended a x") == NamedUUID.make("extended a x")) }
    #expect(NamedUUID.make("extended a x") != NamedUUID.make("extended b x"))
    #expect(UUID(uuidString: NamedUUID.make("x")) != nil)
  }
}
