import Foundation
import Records
import SQLite
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

  private func change(
    _ id: String, _ act: RemoteChange.Act, on subject: String? = nil, second: Int = 0, isWhole: Bool = true,
    visitor: RemoteChange.Visitor? = nil
  ) -> RemoteChange {
    RemoteChange(
      id: id, subject: subject ?? ticket.id, at: Date(timeIntervalSince1970: 1_795_400_100 + Double(second)),
      author: "agen", act: act, isWhole: isWhole, visitor: visitor)
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
    #expect(bench.inbox.taken.map(\.act) == [.answer("Jawaban"), .note("Catatan")])
    #expect(try bench.office.state().cursor == "8" && conflicts().isEmpty)
  }

  @Test("comes also where another CRM has given the number to something else, and once where only its address is new")
  func otherCRM() throws {
    try pull([change("1796", .answer("Uji coba"))])
    try bench.office.ledger.record { try CRMState.attach("another", in: $0) }
    #expect(try bench.office.state().cursor == nil)
    try pull([change("1796", .answer("Uji coba")), change("1796", .answer("Yang sebenarnya"), second: 1)])
    #expect(bench.inbox.taken.map(\.act) == [.answer("Uji coba"), .answer("Yang sebenarnya")])
    #expect(Set(bench.inbox.taken.map(\.id)).count == 2)
    bench.inbox.refuse(.ticketClosed)
    try pull([change("1797", .answer("a")), change("1797", .answer("b"), second: 1)], cursor: "2")
    #expect(try conflicts().map(\.theirs) == ["b", "a"])
  }

  @Test("comes page by page, without a wait, until there is no more")
  func pages() throws {
    bench.crm.answerPulls(
      (1...3).map { .changes([change("t-\($0)", .note("Catatan \($0)"))], cursor: String($0)) })
    try bench.work()
    #expect(bench.inbox.taken.count == 3)
    #expect(try bench.office.state().cursor == "3")
  }

  @Test("is the visitor's reply at every tier, and for people to look at where it is not whole")
  func visitors() throws {
    let first = try bench.office.issue()
    try pull([
      change("t-1", .reply("Belum dijawab juga"), on: first.id),
      change("t-2", .answer("Lampiran di CRM: surat.pdf"), isWhole: false),
    ])
    #expect(bench.inbox.taken.map(\.act) == [.reply("Belum dijawab juga")])
    let conflict = try #require(try conflicts().first)
    #expect(try conflicts().count == 1 && conflict.kind == .answer && conflict.reason == "invalid")
    #expect(conflict.theirs == "Lampiran di CRM: surat.pdf")
    bench.inbox.refuse(.ticketClosed)
    try pull([change("t-3", .reply("Terlambat"))], cursor: "2")
    #expect(try conflicts().first?.kind == .reply)
  }

  @Test("goes to nobody else's case where several lie on one ticket there: people have to look")
  func onlyTheirs() throws {
    let others = try ["siti@contoh.id", "budi@contoh.id"].map { email in
      let issued = try bench.office.issue(by: email)
      return try bench.office.apply(.escalated(Escalation(tier: 2, reason: "x", promises: [])), to: issued.id).id
    }
    try pull(
      ([ticket.id] + others).flatMap { id in
        [
          change("t-1", .reply("Rahasia"), on: id, visitor: .address("Budi@contoh.id")),
          change("t-2", .answer("Jawaban"), on: id, visitor: .ofCase(ticket.id)),
          change("t-3", .answer("Entah"), on: id, visitor: .ofCase("no-such-ticket")),
        ]
      })
    let taken: [RemoteChange.Act] = [.reply("Rahasia"), .answer("Jawaban")]
    #expect(bench.inbox.taken.map(\.act) == taken + taken)
    #expect(bench.inbox.taken.map(\.subject) == [ticket.id, ticket.id, others[1], others[1]])
    let kept = try conflicts().reversed()
    #expect(kept.map(\.theirs) == ["Entah", "Rahasia", "Jawaban", "Entah", "Entah"])
    #expect(kept.map(\.ticket) == [ticket.id] + Array(repeating: others[0], count: 3) + [others[1]])
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

  @Test("is kept once where a ticket is there twice, until a person has dealt with it")
  func doubled() throws {
    try bench.work()
    bench.crm.discover(
      [ticket.id, "no-such-ticket"].map {
        Discovery(.doubled(remotes: ["5", "6"]), of: $0, author: "sync-gateway")
      })
    try pull([])
    try pull([], cursor: "2")
    let conflict = try #require(try conflicts().first)
    #expect(try conflicts().count == 1 && conflict.ticket == ticket.id && conflict.reason == "doubled")
    #expect(conflict.kind == .field && conflict.field == "id" && conflict.theirs == "5, 6")
    #expect(conflict.ours == "r-" + ticket.id && conflict.author == "sync-gateway")
    #expect(try bench.act { try $0.see(conflict: conflict.id, reason: "digabung", in: $1) } == .done)
    try pull([], cursor: "3")
    #expect(try conflicts().isEmpty)
  }

  @Test("is kept once for each value where what has changed here can't be changed there")
  func stale() throws {
    for theirs in ["salah@contoh.id", "salah@contoh.id", "budi@contoh.id", "keliru@contoh.id"] {
      bench.crm.discover([Discovery(.stale(.visitorEmail, theirs: theirs), of: ticket.id, author: "sync-gateway")])
      try pull([])
    }
    #expect(try conflicts().map(\.theirs) == ["keliru@contoh.id", "salah@contoh.id"])
    #expect(try conflicts().allSatisfy { $0.ours == "budi@contoh.id" && $0.reason == "stale" })
    #expect(try conflicts().allSatisfy { $0.kind == .field && $0.field == "visitor.email" })
  }

  @Test("is missed where an escalated case is not shown, which is said once")
  func hidden() throws {
    let first = try bench.office.issue()
    let ids = [ticket.id, first.id]
    try bench.office.ledger.record { entry in
      for id in ids {
        try entry.transaction.execute(
          "INSERT INTO crm_subjects (kind, subject, remote) VALUES ('ticket', \(id), \("r-" + id))")
      }
    }
    bench.crm.hide(["r-" + ticket.id, "r-" + first.id])
    try pull([])
    try pull([], cursor: "2")
    let conflict = try #require(try conflicts().first)
    #expect(try conflicts().count == 1 && conflict.ticket == ticket.id && conflict.reason == "hidden")
    #expect(conflict.ours == "r-" + ticket.id && conflict.theirs == "" && conflict.author == "")
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
