import Records
import Testing

@testable import Sync

@Suite("The plan of the sync")
struct SyncPlanTests {
  private let now = ContinuousClock.now

  /// A plan by reference, as an expectation can't change a value.
  private final class Rehearsal {
    private var plan: SyncPlan

    init(_ plan: SyncPlan) { self.plan = plan }

    var nextWait: ContinuousClock.Instant? { plan.nextWait }

    func choose(_ limit: Int, at now: ContinuousClock.Instant) -> SyncPlan.Choice { plan.choose(limit, at: now) }
    func learn(_ rows: [OutboxRow]) { plan.learn(rows) }
    func forget() { plan.forget() }
    func settle(_ group: OutboxGroup) { plan.settle(group) }
    func bury(_ group: OutboxGroup) { plan.bury(group) }
    func endWaits() { plan.endWaits() }

    func postpone(_ group: OutboxGroup, at now: ContinuousClock.Instant, chance: Double = 0) {
      plan.postpone(group, as: .unknown, waiting: true, at: now, chance: chance)
    }
  }

  private func plan(_ rows: [OutboxRow], coalesces: Bool = true, takesRestricted: Bool = false) -> Rehearsal {
    let plan = Rehearsal(SyncPlan(coalesces: coalesces, takesRestricted: takesRestricted))
    plan.learn(rows)
    return plan
  }

  private func seqs(_ choice: SyncPlan.Choice) -> [[Int64]] { choice.groups.map { $0.rows.map(\.seq) } }

  @Test("keeps one subject's records in order and lets other subjects go beside it")
  func order() {
    let plan = self.plan([row(1, "a"), row(2, "b"), row(3, "a"), row(4, "b")])
    let first = plan.choose(9, at: now)
    #expect(seqs(first) == [[1], [2]])
    #expect(seqs(plan.choose(9, at: now)).isEmpty)
    plan.settle(first.groups[1])
    #expect(seqs(plan.choose(9, at: now)) == [[4]])
    plan.settle(first.groups[0])
    #expect(seqs(plan.choose(9, at: now)) == [[3]])
  }

  @Test("lets a dead letter keep only its own subject")
  func dead() {
    let plan = self.plan([row(1, "a"), row(2, "a"), row(3, "b", state: .dead), row(4, "b"), row(5, "c")])
    let first = plan.choose(9, at: now)
    #expect(seqs(first) == [[1], [5]])
    plan.bury(first.groups[0])
    #expect(seqs(plan.choose(9, at: now)).isEmpty)
    #expect(plan.nextWait == nil)
    plan.forget()
    plan.learn([row(2, "a"), row(3, "b", state: .unknown), row(4, "b")])
    #expect(seqs(plan.choose(9, at: now)) == [[3], [2]].reversed())
  }

  @Test("takes successive field updates along with what follows them, but never a message")
  func coalescing() {
    let rows = [
      row(1, "a", "issued"), row(2, "a", "called"), row(3, "a", "started"), row(4, "a", "answered"),
      row(5, "a", "replied"), row(6, "a", "assigned"),
    ]
    var all: [[Int64]] = []
    let plan = self.plan(rows)
    while let group = plan.choose(1, at: now).groups.first {
      all.append(group.rows.map(\.seq))
      plan.settle(group)
    }
    #expect(all == [[1], [2, 3, 4], [5], [6]])
    // A demanded reason is a message, whatever else its event moves.
    let reasoned = self.plan([row(1, "a", "pended"), row(2, "a", "recounted"), row(3, "a", "note")])
    let pended = reasoned.choose(1, at: now)
    #expect(seqs(pended) == [[1]])
    reasoned.settle(pended.groups[0])
    #expect(seqs(reasoned.choose(1, at: now)) == [[2, 3]])
    let single = self.plan(rows, coalesces: false)
    #expect(seqs(single.choose(9, at: now)) == [[1]])
  }

  @Test("keeps a group as it was told, whatever follows it")
  func fixedGroup() throws {
    let plan = self.plan([row(1, "a", "called"), row(2, "a", "started")])
    let group = try #require(plan.choose(1, at: now).groups.first)
    plan.learn([row(3, "a", "answered")])
    plan.postpone(group, at: now)
    let again = try #require(plan.choose(1, at: now.advanced(by: .seconds(2))).groups.first)
    #expect(again.rows.map(\.seq) == [1, 2] && again.carrier.state == .unknown && again.carrier.attempts == 1)
    // So it is after a crash, when the outbox says who took whom along.
    let next = self.plan([
      row(1, "a", "called", carrier: 2), row(2, "a", "started", state: .unknown), row(3, "a", "answered"),
    ])
    #expect(seqs(next.choose(9, at: now)) == [[1, 2]])
    let alone = self.plan([row(2, "a", "started", state: .unknown), row(3, "a", "answered")])
    #expect(seqs(alone.choose(9, at: now)) == [[2]])
  }

  @Test("has a record wait by itself, longer each time and at most an hour, by chance")
  func waiting() throws {
    let plan = self.plan([row(1, "a"), row(2, "b")])
    var moment = now
    var longest: [Duration] = []
    for _ in 0..<15 {
      let group = try #require(plan.choose(9, at: moment).groups.first { $0.subject == "a" })
      plan.postpone(group, at: moment)
      let until = try #require(plan.nextWait)
      longest.append(until - moment)
      #expect(plan.choose(9, at: until.advanced(by: .milliseconds(-1))).groups.allSatisfy { $0.subject != "a" })
      moment = until
    }
    #expect(longest.prefix(4) == [.seconds(1), .seconds(2), .seconds(4), .seconds(8)])
    #expect(longest.last == .seconds(3600))
    let group = try #require(plan.choose(9, at: moment).groups.first)
    plan.postpone(group, at: moment, chance: 1)
    #expect(plan.nextWait == moment)
  }

  @Test("tries at once what a person wants tried, and all that waited when the CRM is back")
  func impatience() throws {
    let plan = self.plan([row(1, "a")])
    let group = try #require(plan.choose(1, at: now).groups.first)
    plan.postpone(group, at: now)
    plan.forget()
    plan.learn([row(1, "a", state: .unknown, attempts: 1)])
    #expect(plan.choose(1, at: now).groups.isEmpty && plan.nextWait != nil)
    plan.forget()
    plan.learn([row(1, "a", state: .unknown, attempts: 0)])
    let again = try #require(plan.choose(1, at: now).groups.first)
    plan.postpone(again, at: now)
    plan.endWaits()
    #expect(plan.choose(1, at: now).groups.count == 1)
  }

  @Test("keeps what is under way when it learns afresh")
  func underWay() throws {
    let plan = self.plan([row(1, "a"), row(2, "a"), row(3, "b")])
    let first = plan.choose(1, at: now)
    plan.forget()
    plan.learn([row(1, "a", state: .inFlight), row(2, "a"), row(3, "b")])
    #expect(seqs(plan.choose(9, at: now)) == [[3]])
    plan.settle(first.groups[0])
    #expect(seqs(plan.choose(9, at: now)) == [[2]])
  }

  @Test("keeps restricted records in the house, unless the mapping lets them go")
  func restricted() {
    let rows = [row(1, "a", restricted: true), row(2, "b"), row(3, "a", restricted: true)]
    let closed = self.plan(rows)
    let choice = closed.choose(9, at: now)
    #expect(seqs(choice) == [[2]] && choice.withheld.map(\.seq) == [1, 3])
    let open = self.plan(rows, takesRestricted: true)
    #expect(seqs(open.choose(9, at: now)) == [[1], [2]])
  }

  @Test("stays quick with a long backlog")
  func longBacklog() {
    let plan = self.plan((1...50_000).map { row(Int64($0), "s\($0 % 20_000)", "called") })
    var told = 0
    let begin = ContinuousClock.now
    while true {
      let groups = plan.choose(32, at: now).groups
      if groups.isEmpty { break }
      for group in groups {
        told += group.rows.count
        plan.settle(group)
      }
    }
    #expect(told == 50_000)
    #expect(begin.duration(to: .now) < .seconds(10))
  }
}
