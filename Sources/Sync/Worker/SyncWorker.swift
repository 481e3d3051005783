import Foundation
import Records
import Synchronization
import Workers

/// Carries the outbox to the CRM. One thread looks what may go and claims it (`look`), others tell what is claimed
/// (`tell`).
///
/// It may be killed at any line: what is claimed is marked before it is told, and may have arrived when the next worker
/// finds it so.
final class SyncWorker: Sendable {
  struct State {
    var plan: SyncPlan
    var circuit = Circuit()
    /// Groups that are claimed and not settled.
    var underWay = 0
    /// Whether everything that is marked as under way in the outbox is so.
    var isSound = false
    /// When it may next be made so.
    var mendable: ContinuousClock.Instant?
    var isPaused = false
    /// The last act of a person that is taken into account; nil before the first look.
    var revision: Int?
    var announced: ContinuousClock.Instant?
    var complaints = Complaints()
    var nextPull: ContinuousClock.Instant?
    var isPullRefused = false
    /// The rest that is written down, for the next worker.
    var rest: ContinuousClock.Instant?
  }

  let settings: SyncSettings
  let ledger: Ledger
  let spool: SyncSpool
  let outside: SyncOutside
  private let hand: @Sendable ([OutboxGroup]) -> Void
  private let isAsked: Bool
  let telling: Telling
  /// Lets as many call at once as the CRM takes.
  let line: DispatchSemaphore
  let puller: Puller?
  let state: Mutex<State>

  private static let page = 2000
  /// How long a doubt is stayed for, longer than a connector's patience with one.
  private static let stay: Duration = .seconds(150)
  /// What can't be used now is not tried without end.
  private static let mendEvery: Duration = .seconds(5)

  /// - Parameters:
  ///   - isAsked: whether somebody wants it tried now, whatever an earlier worker was to wait for.
  ///   - hand: takes what is claimed, to be told.
  init(
    _ settings: SyncSettings, ledger: Ledger, outside: SyncOutside, isAsked: Bool = false,
    hand: @escaping @Sendable ([OutboxGroup]) -> Void
  ) {
    self.isAsked = isAsked
    self.settings = settings
    self.ledger = ledger
    self.hand = hand
    self.outside = outside
    spool = SyncSpool(ledger)
    telling = Telling(connector: settings.connector)
    line = DispatchSemaphore(value: max(1, settings.connector.capabilities.parallel))
    puller = settings.pulling.map { Puller(settings, $0, ledger: ledger) }
    state = Mutex(State(plan: Self.plan(settings)))
  }

  private static func plan(_ settings: SyncSettings) -> SyncPlan {
    SyncPlan(coalesces: settings.connector.capabilities.coalesces, takesRestricted: settings.connector.takesRestricted)
  }

  /// Whether nothing is under way, and nothing may go or come now.
  var isIdle: Bool {
    state.withLock { state in
      let now = outside.clock()
      let hasMore = puller != nil && state.nextPull.map { $0 <= now } ?? false
      let mayGo = state.circuit.permission(at: now) == .deliver && (state.plan.hasReady || hasMore)
      return state.underWay == 0 && (state.isPaused || !mayGo)
    }
  }

  /// Whether there is nothing to stay for: idle, and nothing that may have arrived is soon to be looked for again. That
  /// is looked for twice, some time apart, and whoever left between would never be through with it.
  var isThrough: Bool {
    isIdle
      && state.withLock { state in
        let now = outside.clock()
        let mayGo = !state.isPaused && state.circuit.permission(at: now) == .deliver
        return !mayGo || !state.plan.hasDoubt(by: now.advanced(by: Self.stay))
      }
  }

  // MARK: Looking

  /// Claims what may go, after a look at what is new and whether the CRM is there.
  ///
  /// - Returns: when to look again at the latest; nil = when something has changed.
  /// - Throws: a database error; then it begins afresh.
  func look() throws -> ContinuousClock.Instant? {
    do {
      return try lookOnce()
    } catch {
      state.withLock { $0.isSound = false }
      throw error
    }
  }

  private func lookOnce() throws -> ContinuousClock.Instant? {
    guard try begin() else { return state.withLock { $0.mendable } }
    let crm = try ledger.read { try CRMState.read(in: $0) }
    heed(crm)
    guard crm.pause == nil else { return nil }
    if state.withLock({ $0.circuit.permission(at: outside.clock()) }) == .probe { try probe() }
    if case .rest(let until) = state.withLock({ $0.circuit.permission(at: outside.clock()) }) { return until }
    try learn()
    try claim()
    try pull()
    return state.withLock { [$0.plan.nextWait, $0.nextPull].compactMap { $0 }.min() }
  }

  /// Takes back what an earlier worker, or this one in trouble, has left unsettled; false while that is still under way.
  private func begin() throws -> Bool {
    let (isSound, underWay) = state.withLock { ($0.isSound, $0.underWay) }
    guard !isSound else { return true }
    let now = outside.clock()
    guard underWay == 0, state.withLock({ $0.mendable.map { $0 <= now } ?? true }) else { return false }
    state.withLock { $0.mendable = now.advanced(by: Self.mendEvery) }
    try ledger.record { [settings] in try CRMState.attach(settings.identity, in: $0) }
    try spool.takeBack()
    state.withLock { state in
      state.plan = Self.plan(settings)
      (state.isSound, state.revision) = (true, nil)
    }
    return true
  }

  /// Takes into account what people have done since the last look.
  private func heed(_ crm: CRMState) {
    state.withLock { state in
      state.isPaused = crm.pause != nil
      guard state.revision != crm.revision else { return }
      let isFirst = state.revision == nil
      state.revision = crm.revision
      if isFirst {
        // What the CRM itself asked for, while it answered, is heeded all the same.
        state.rest = isAsked && crm.line != .connected ? nil : rest(until: crm.notBefore)
        state.circuit = Circuit(isGone: crm.line == .gone, notBefore: state.rest)
        state.isPullRefused = crm.isUnread
      } else {
        state.plan.forget()
        let rests = state.circuit.rest(at: outside.clock()) != nil
        guard state.circuit.line != .connected || rests, crm.line != .gone else { return }
        state.circuit.resume()
        state.plan.endWaits()
      }
    }
  }

  private func probe() throws {
    let found = settings.connector.probe()
    state.withLock { $0.circuit.note(found, at: outside.clock(), chance: outside.chance()) }
    try writeLine()
    if found == .ready { state.withLock { $0.nextPull = outside.clock() } }
  }

  private func learn() throws {
    while true {
      let last = state.withLock { $0.plan.last }
      let rows = try ledger.read { try Outbox.unfinished(after: last, limit: Self.page, in: $0) }
      state.withLock { $0.plan.learn(rows) }
      if rows.count < Self.page { return }
    }
  }

  private func claim() throws {
    let room = settings.connector.capabilities.parallel * 4
    while true {
      let choice = state.withLock { state in
        let choice = state.plan.choose(max(0, room - state.underWay), at: outside.clock())
        state.underWay += choice.groups.count
        return choice
      }
      guard choice != SyncPlan.Choice() else { return }
      let claimed: [OutboxGroup]
      do {
        claimed = try spool.claim(choice.groups, withholding: choice.withheld)
      } catch {
        state.withLock { $0.underWay -= choice.groups.count }
        throw error
      }
      giveUp(choice.groups.filter { !claimed.contains($0) })
      hand(claimed)
    }
  }

  /// Lets go of groups that people have changed meanwhile; they are learnt afresh.
  private func giveUp(_ groups: [OutboxGroup]) {
    guard !groups.isEmpty else { return }
    state.withLock { state in
      for group in groups { state.plan.abandon(group) }
      state.underWay -= groups.count
      state.plan.forget()
    }
  }
}
