import Foundation
import Records
import Testing
import TicketCore

@testable import Sync

@Suite("What others did in the CRM")
struct PullTests {
  private let bench: Bench
  private let ticket: Ticket
  private let head = Viewer(actor: Actor(name: "kasi", role: .kasi))

  init() throws {
    bench = try Bench()
    let issued = try bench.office.issue()
    ticket = try bench.office.apply(.escalated(Escalation(tier: 2, reason: "x", promises: [])), to: issued.id)
  }

  private func change(_ id: String, _ act: RemoteChange.Act, on subject: String? = nil) -> RemoteChange {
    RemoteChange(
      id: id, subject: subject ?? ticket.id, at: Date(timeIntervalSince1970: 1_795_400_100), author: "agen", act: act)
  }

  private func pull(_ changes: [RemoteChange], cursor: String = "1") throws {
    bench.crm.answerPulls([.changes(changes, cursor: cursor)])
    bench.advance(.seconds(60))
    try bench.work()
  }

  private func conflicts() throws -> [CRMConflict] {
    try bench.office.ledger.read { try CRMConflict.open(for: head, limit: 10, in: $0) }
  }

  @Test("comes to the ticket once, however often it is told, and the question goes on from there")
  func once() throws {
    try pull([change("t-1", .answer("Jawaban"))], cursor: "7")
    try pull([change("t-1", .answer("Jawaban")), change("t-2", .note("Catatan"))], cursor: "8")
    #expect(bench.inbox.taken.map(\.id) == ["t-1", "t-2"])
    #expect(try bench.office.state().cursor == "8" && conflicts().isEmpty)
  }

  @Test("is kept as a conflict where the ticket does not take it, until a person has dealt with it")
  func refused() throws {
    bench.inbox.refuse(.ticketClosed)
    try pull([change("t-1", .answer("Terlambat"))])
    let conflict = try #require(try conflicts().first)
    #expect(conflict.kind == .answer && conflict.reason == "ticket-closed" && conflict.theirs == "Terlambat")
    #expect(conflict.author == "agen" && conflict.ticket == ticket.id)
    #expect(try bench.act { try $0.see(conflict: conflict.id, reason: "dibalas", in: $1) } == .done)
    #expect(try conflicts().isEmpty)
    try pull([change("t-1", .answer("Terlambat"))])
    #expect(try conflicts().isEmpty)
  }

  @Test("is kept where another tier has the ticket")
  func otherTier() throws {
    let first = try bench.office.issue()
    try pull([change("t-1", .note("x"), on: first.id)])
    #expect(try conflicts().map(\.reason) == ["tier"] && bench.inbox.taken.isEmpty)
  }

  @Test("is a conflict where it gives a field of ours another value, and none where it is the same")
  func fields() throws {
    try pull([
      change("t-1", .changed(.tier, to: "2")), change("t-2", .changed(.tier, to: "3")),
      change("t-3", .changed(.rating, to: "")),
    ])
    let conflict = try #require(try conflicts().first)
    #expect(try conflicts().count == 1)
    #expect(conflict.kind == .field && conflict.field == "tier" && conflict.ours == "2" && conflict.theirs == "3")
  }

  @Test("is nobody's where the ticket is not of this office")
  func foreign() throws {
    try pull([change("t-1", .answer("x"), on: "no-such-ticket")])
    #expect(try conflicts().isEmpty && bench.inbox.taken.isEmpty && bench.office.state().cursor == "1")
  }

  @Test("is no reason to tell the CRM nothing where it may not be asked for")
  func denied() throws {
    try bench.work()
    bench.crm.answerPulls([.failed(.denied)])
    bench.advance(.seconds(60))
    let other = try bench.office.issue()
    try bench.work()
    #expect(try bench.office.state().line == .connected && bench.crm.told(other.id).count == 2)
  }

  @Test("is asked again from the same point where the question failed")
  func failed() throws {
    try pull([], cursor: "5")
    bench.crm.answerPulls([.failed(.unreachable)])
    bench.advance(.seconds(60))
    try bench.work()
    #expect(try bench.office.state().cursor == "5" && bench.office.state().line == .unreachable)
  }

  @Test("A CRM that does not tell of them is written down so, until it does, and is told all the same")
  func unread() throws {
    bench.crm.answerPulls([.failed(.denied)])
    try bench.work()
    #expect(try bench.office.state().isUnread && bench.office.state().line == .connected)
    #expect(try bench.office.unfinished().isEmpty)
    try pull([])
    #expect(try !bench.office.state().isUnread)
  }
}
