import Calendars
import Foundation
import Records
import Synchronization

extension SyncWorker {
  private static let announceEvery: Duration = .seconds(2)

  /// Tells a claimed group and writes down what became of it.
  func tell(_ group: OutboxGroup) {
    defer { state.withLock { $0.underWay -= 1 } }
    do {
      guard let result = try call(with: group) else { return try release(group) }
      try settle(group, result)
    } catch is UnreadableRecord {
      buryUnreadable(group)
    } catch {
      // It is marked as under way, and is taken back once nothing else is.
      state.withLock { $0.isSound = false }
      outside.logUnusable(error)
    }
  }

  /// Makes the calls for a group; nil where nobody is to be called any more.
  private func call(with group: OutboxGroup) throws -> Telling.Result? {
    line.wait()
    defer { line.signal() }
    guard state.withLock({ $0.circuit.permission(at: outside.clock()) }) == .deliver else { return nil }
    let (delivery, remote) = try read(group)
    return telling.tell(delivery, remote: remote)
  }

  private func buryUnreadable(_ group: OutboxGroup) {
    do {
      try bury(group, Rejection(.unmapped, words: group.carrier.type))
      state.withLock { $0.plan.bury(group) }
    } catch {
      state.withLock { $0.isSound = false }
    }
  }

  private func bury(_ group: OutboxGroup, _ rejection: Rejection) throws {
    try spool.bury(group, rejection: rejection.kind.rawValue, status: rejection.status, words: rejection.words)
    let (isTold, isLast) = state.withLock { $0.complaints.note(at: outside.clock()) }
    guard isTold else { return }
    let (id, kind) = (group.carrier.id, rejection.kind.rawValue)
    outside.log(Phrase("crm: catatan \(id) tidak diterima: \(kind)", "crm: the record \(id) is not taken: \(kind)"))
    guard isLast else { return }
    outside.log(
      Phrase(
        "crm: yang berikutnya dalam menit ini tidak ditulis; lihat halaman CRM pusat",
        "crm: what follows within this minute is not written; see the page Central CRM"))
  }

  /// Puts back what was claimed and not told.
  func release(_ group: OutboxGroup) throws {
    let former: OutboxState = group.carrier.state == .unknown ? .unknown : .pending
    try spool.postpone(group, as: former, isAttempt: false)
    state.withLock { $0.plan.postpone(group, as: former, waiting: false, at: outside.clock(), chance: 0) }
  }

  /// Puts back what lay in the tray when it was closed.
  func putBack(_ groups: [OutboxGroup]) {
    for group in groups {
      do {
        try release(group)
      } catch {
        outside.logUnusable(error)
      }
      state.withLock { $0.underWay -= 1 }
    }
  }

  private func read(_ group: OutboxGroup) throws -> (Delivery, remote: String?) {
    let remote = try ledger.read { try CRMSubjects.remote(of: group.subject, group.kind, in: $0) }
    return (try settings.reader.delivery(of: group), remote)
  }

  private func settle(_ group: OutboxGroup, _ result: Telling.Result) throws {
    let now = outside.clock()
    let verdict = Verdict(result.outcome, before: group.carrier.state, wasTold: result.wasTold)
    switch verdict {
    case .settled(let settlement, let remote):
      try spool.settle(group, as: settlement, remote: remote ?? result.remote, announces: announces(at: now))
    case .again(let former, let isOwn): try spool.postpone(group, as: former, isAttempt: isOwn)
    case .dead(let rejection): try bury(group, rejection)
    }
    let wronged = state.withLock { state in
      switch verdict {
      case .settled: state.plan.settle(group)
      case .again(let former, let isOwn):
        state.plan.postpone(group, as: former, waiting: isOwn, at: now, chance: outside.chance())
      case .dead: state.plan.bury(group)
      }
      let isOver = state.circuit.note(result.outcome, of: group.subject, at: now, chance: outside.chance())
      if isOver { state.plan.endWaits() }
      return state.circuit.takeWronged()
    }
    if let wronged { try putBack(wronged) }
    try writeLine()
  }

  /// Has records told again that were refused for a fault of the way.
  private func putBack(_ run: Refusals.Run) throws {
    try spool.putBack(run.subjects, refusedWith: run.status)
    state.withLock { $0.plan.forget() }
  }

  /// Whether the screens are to hear of this record: the last one, and one now and then before it.
  private func announces(at now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      let isLast = state.underWay <= 1 && !state.plan.hasReady
      guard isLast || state.announced.map({ $0.advanced(by: Self.announceEvery) <= now }) ?? true else { return false }
      state.announced = now
      return true
    }
  }
}
