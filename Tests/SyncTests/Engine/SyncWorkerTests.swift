import Foundation
import Records
import TestServices
import Testing
import TicketCore

@testable import Sync

@Suite("The sync's worker")
struct SyncWorkerTests {
  private let note = TicketAct.note(Remark(text: "catatan"))

  @Test("brings a case to the CRM step by step, once and in order")
  func day() throws {
    let bench = try Bench()
    let (first, second) = (try bench.office.issue(), try bench.office.issue())
    for ticket in [first, second] {
      try bench.office.apply(.assigned(Assignment(staff: "petugas")), to: ticket.id)
      try bench.office.apply(.answered(AnswerGiven(text: "Jawaban", promises: [])), to: ticket.id)
    }
    try bench.work()
    for ticket in [first, second] {
      #expect(try bench.crm.told(ticket.id) == ["new"] + bench.office.records(of: ticket.id))
      #expect(try bench.office.settled(ticket.id) == ["sent", "carried", "sent"])
    }
    #expect(try bench.office.unfinished().isEmpty && bench.office.state().line == .connected)
    #expect(bench.crm.calls.count == 6 && bench.crm.probes == 1)
  }

  @Test("keeps all while nobody answers, counts no attempt, and goes on at once when the CRM is back")
  func outage() throws {
    let bench = try Bench()
    bench.crm.answerProbes(.unreachable)
    let ticket = try bench.office.issue()
    try bench.work()
    #expect(try bench.office.state().line == .unreachable && bench.crm.calls.isEmpty)
    bench.crm.answerProbes(.ready)
    bench.crm.misbehave([.instead(.unreachable)])
    bench.advance(.seconds(1))
    try bench.work()
    #expect(try bench.office.unfinished().map(\.attempts) == [0])
    #expect(try bench.office.unfinished().map(\.state) == [.pending])
    bench.advance(.seconds(3600))
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
  }

  @Test("looks for a record whose answer was lost, before it says it again")
  func lost() throws {
    let bench = try Bench()
    let ticket = try bench.office.issue()
    bench.crm.misbehave([.none, .lostAfter])
    try bench.work()
    #expect(try bench.office.unfinished().map(\.state) == [.unknown])
    bench.advance(.seconds(1))
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
    #expect(try bench.office.settled(ticket.id) == ["found"])
  }

  @Test("lets a dead letter keep its own ticket only, until a person retries or skips it")
  func dead() throws {
    let bench = try Bench()
    let (first, second) = (try bench.office.issue(), try bench.office.issue())
    try bench.office.apply(note, to: first.id)
    bench.crm.misbehave([.none, .instead(.rejected(Rejection(.refused, status: 422, words: "bad value")))])
    try bench.work()
    #expect(try bench.office.unfinished().map(\.state) == [.dead, .pending])
    #expect(bench.crm.told(second.id) == ["new", second.id])
    bench.crm.misbehave([.none, .instead(.rejected(Rejection(.refused, status: 422, words: "still")))])
    #expect(try bench.act { try $0.retry(first.id, in: $1) } == .done)
    try bench.work()
    #expect(try bench.office.unfinished().map(\.state) == [.dead, .pending])
    #expect(try bench.act { try $0.skip(first.id, reason: "keliru", in: $1) } == .done)
    try bench.work()
    #expect(try bench.office.settled(first.id) == ["skipped", "sent"])
    #expect(try bench.crm.told(first.id) == ["new"] + bench.office.records(of: first.id).dropFirst())
  }

  @Test("makes no dead letters of what a wrong address refuses, and sends all once it is mended")
  func strangers() throws {
    let bench = try Bench(FakeCRM(keepsSubjects: false, canFind: false, coalesces: false))
    let tickets = try (0..<6).map { _ in try bench.office.issue().id }
    let refusal = SyncOutcome.rejected(Rejection(.refused, status: 404, words: "Not Found"))
    bench.crm.misbehave(Array(repeating: .instead(refusal), count: 6))
    bench.crm.answerProbes(.ready)
    try bench.look()
    while bench.tell() {}
    #expect(try bench.office.state().line == .unfit && bench.office.state().missing == ["crm.url (HTTP 404)"])
    #expect(try bench.office.unfinished().allSatisfy { $0.state == .pending })
    bench.crm.misbehave([])
    bench.advance(.seconds(60))
    try bench.work()
    #expect(try bench.office.unfinished().isEmpty && tickets.allSatisfy { bench.crm.told($0) == [$0] })
  }

  @Test("pauses where the CRM does not let it in, without an attempt, and asks now and then")
  func denied() throws {
    let bench = try Bench()
    let ticket = try bench.office.issue()
    bench.crm.misbehave([.none, .instead(.denied)])
    bench.crm.answerProbes(.denied)
    try bench.look()
    #expect(try bench.office.state().line == .denied && bench.crm.calls.isEmpty)
    bench.advance(.seconds(59))
    try bench.work()
    #expect(bench.crm.probes == 1)
    bench.crm.answerProbes(.ready)
    bench.advance(.seconds(1))
    try bench.work()
    #expect(try bench.office.unfinished().map(\.attempts) == [0] && bench.office.state().line == .denied)
    bench.advance(.seconds(3600))
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
  }

  @Test("says what the CRM lacks")
  func unfit() throws {
    let bench = try Bench()
    bench.crm.answerProbes(.unfit(missing: ["CustomField Tier"]))
    try bench.work()
    #expect(try bench.office.state().line == .unfit && bench.office.state().missing == ["CustomField Tier"])
  }

  @Test("leaves an endpoint alone that is gone, also after a restart, until a person resumes")
  func gone() throws {
    let bench = try Bench()
    let ticket = try bench.office.issue()
    bench.crm.misbehave([.none, .instead(.gone)])
    try bench.work()
    try bench.kill()
    bench.advance(.seconds(100_000))
    try bench.work()
    #expect(try bench.office.state().line == .gone && bench.crm.told(ticket.id).isEmpty && bench.crm.probes == 1)
    try bench.act { try $0.resume(in: $1) }
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
  }

  @Test(
    "keeps a wait that the CRM asked for, also after a restart, until it is over or a person wants it tried",
    arguments: [true, false])
  func rest(isRestarted: Bool) throws {
    for isResumed in [false, true] {
      let bench = try Bench()
      let ticket = try bench.office.issue()
      bench.crm.misbehave([.none, .instead(.retryable(after: .seconds(3600)))])
      try bench.work()
      if isRestarted { try bench.kill() }
      try bench.work()
      #expect(bench.crm.calls.count == 2 && bench.crm.probes == 1)
      if isResumed { try bench.act { try $0.resume(in: $1) } } else { bench.advance(.seconds(3600)) }
      if isResumed, isRestarted { try bench.kill() }
      try bench.work()
      #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
      #expect(try bench.office.state().notBefore == nil)
    }
  }

  @Test("tries at once what somebody asks for, whatever an earlier one was to wait for; but not what the CRM put off")
  func asked() throws {
    let bench = try Bench()
    bench.crm.answerProbes(.unreachable)
    let ticket = try bench.office.issue()
    for _ in 0..<8 {
      try bench.work()
      bench.advance(.seconds(120))
    }
    try bench.work()
    let probes = bench.crm.probes
    bench.crm.answerProbes(.ready)
    try bench.kill()
    try bench.work()
    #expect(bench.crm.probes == probes && bench.crm.told(ticket.id) == [])
    #expect(try bench.office.state().nextTry(after: bench.office.ledger.now) != nil)
    try bench.kill(isAsked: true)
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
    #expect(try bench.office.state().nextTry(after: bench.office.ledger.now) == nil)
    let other = try bench.office.issue()
    bench.crm.misbehave([.none, .instead(.retryable(after: .seconds(3600)))])
    try bench.work()
    try bench.kill(isAsked: true)
    try bench.work()
    #expect(bench.crm.told(other.id) == [])
  }

  @Test("fills no log with what a CRM refuses")
  func complaints() {
    var complaints = Complaints()
    let now = ContinuousClock.now
    let told = (0..<100).map { _ in complaints.note(at: now) }
    #expect(told.count { $0.isTold } == 5 && told.firstIndex { $0.isLast } == 4)
    #expect(complaints.note(at: now.advanced(by: .seconds(60))).isTold)
  }

  @Test("is not through while a record that may have arrived waits to be looked for again")
  func staysForDoubts() throws {
    let bench = try Bench()
    let ticket = try bench.office.issue()
    bench.crm.misbehave([.none, .lostAfter])
    try bench.look()
    bench.tell()
    #expect(try bench.office.unfinished().map(\.state) == [.unknown] && !bench.isThrough)
    bench.advance(.seconds(60))
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id] && bench.isThrough)
  }

  @Test("keeps everything in the house while a person has paused it")
  func paused() throws {
    let bench = try Bench()
    try bench.act { try $0.pause(reason: "perawatan", in: $1) }
    let ticket = try bench.office.issue()
    try bench.work()
    #expect(bench.crm.calls.isEmpty && bench.crm.probes == 0)
    try bench.act { try $0.resume(in: $1) }
    try bench.work()
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id])
  }

  @Test("heeds a pause that comes between a look and the next")
  func pausedMeanwhile() throws {
    let bench = try Bench()
    try bench.work()
    let ticket = try bench.office.issue()
    try bench.look()
    try bench.act { try $0.pause(reason: "perawatan", in: $1) }
    let other = try bench.office.issue()
    try bench.work()
    // What was claimed before goes to its end.
    #expect(bench.crm.told(ticket.id) == ["new", ticket.id] && bench.crm.told(other.id).isEmpty)
  }

  @Test("settles restricted records without sending them, unless the mapping lets them go")
  func restricted() throws {
    for takesRestricted in [false, true] {
      let bench = try Bench(FakeCRM(takesRestricted: takesRestricted))
      let ticket = try bench.office.issue(kind: "fraud")
      try bench.office.apply(note, to: ticket.id)
      try bench.work()
      let expected = takesRestricted ? ["sent", "sent"] : ["withheld", "withheld"]
      #expect(try bench.office.settled(ticket.id) == expected)
      #expect(bench.crm.told(ticket.id).isEmpty != takesRestricted)
    }
  }

  @Test("keeps a record that can't be read from stopping the others")
  func unreadable() throws {
    let bench = try Bench()
    try bench.office.ledger.record { try Outbox.append(event: 99, act: "act", kind: .lent, loan: "no-loan", in: $0) }
    let ticket = try bench.office.issue()
    try bench.work()
    #expect(try bench.office.unfinished().map(\.state) == [.dead] && bench.crm.told(ticket.id).count == 2)
  }

  @Test("sends again under the same id where the CRM can't be asked")
  func blind() throws {
    let bench = try Bench(FakeCRM(keepsSubjects: false, canFind: false, coalesces: false))
    let ticket = try bench.office.issue()
    bench.crm.misbehave([.lostAfter])
    try bench.work()
    bench.advance(.seconds(1))
    try bench.work()
    #expect(bench.crm.told(ticket.id) == [ticket.id, ticket.id])
  }
}
