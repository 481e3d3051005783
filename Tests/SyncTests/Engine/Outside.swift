import Foundation
import Records
import Synchronization
import TestServices

@testable import Sync

/// A CRM in memory that can be made to misbehave: it keeps what it was told by subject, in order.
final class FakeCRM: Connector {
  /// What goes wrong with a call.
  enum Mishap: Sendable, Equatable {
    /// Nothing.
    case none
    /// It is done, and the answer lost.
    case lostAfter
    /// It is answered so, and nothing is done.
    case instead(SyncOutcome)
  }

  struct State {
    var subjects: [String: [String]] = [:]
    var calls: [String] = []
    var mishaps: [Mishap] = []
    var probe = Probe.ready
    var probes = 0
    var pulls: [Pull] = []
    var discoveries: [Discovery] = []
    var hidden: Set<String> = []
  }

  let capabilities: Capabilities
  let takesRestricted: Bool
  let state = Mutex(State())
  /// Called in the middle of each call, with its name.
  let during: @Sendable (String) -> Void

  init(
    keepsSubjects: Bool = true, canFind: Bool = true, coalesces: Bool = true, parallel: Int = 2,
    takesRestricted: Bool = false, during: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    capabilities = Capabilities(
      keepsSubjects: keepsSubjects, canFind: canFind, coalesces: coalesces, canPull: true, parallel: parallel)
    self.takesRestricted = takesRestricted
    self.during = during
  }

  /// What it holds of a subject, in order.
  func told(_ subject: String) -> [String] { state.withLock { $0.subjects[subject] ?? [] } }

  /// What it was asked, in order.
  var calls: [String] { state.withLock { $0.calls } }

  /// What a probe finds from now on.
  func answerProbes(_ probe: Probe) { state.withLock { $0.probe = probe } }

  /// How often it was probed.
  var probes: Int { state.withLock { $0.probes } }

  /// What it answers when it is asked for changes, one after the other.
  func answerPulls(_ pulls: [Pull]) { state.withLock { $0.pulls = pulls } }

  /// What it comes upon from now on.
  func discover(_ discoveries: [Discovery]) { state.withLock { $0.discoveries = discoveries } }

  func discoveries() -> [Discovery] { state.withLock { $0.discoveries } }

  /// Shows no more what has these ids.
  func hide(_ remotes: Set<String>) { state.withLock { $0.hidden = remotes } }

  func hidden(_ remotes: Set<String>) -> Set<String> { state.withLock { $0.hidden.intersection(remotes) } }

  /// Has the next calls go wrong, one after the other.
  func misbehave(_ mishaps: [Mishap]) { state.withLock { $0.mishaps = mishaps } }

  func probe() -> Probe {
    state.withLock {
      $0.probes += 1
      return $0.probe
    }
  }

  func find(_ delivery: Delivery) -> Search {
    note("find", delivery)
    if let mishap = next() { if case .instead(let outcome) = mishap { return .failed(outcome) } }
    return state.withLock { state in
      guard let told = state.subjects[delivery.record.subject] else { return .absent }
      return .found(remote: "r-" + delivery.record.subject, hasDelivery: told.contains(delivery.record.id))
    }
  }

  func create(_ delivery: Delivery) -> SyncOutcome {
    // It makes another one each time it is asked, as a real CRM does.
    tell("create", delivery) { $0.append("new") } ?? .created(remote: "r-" + delivery.record.subject)
  }

  func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome { tell("append", delivery) ?? .updated }

  func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome { tell("update", delivery) ?? .updated }

  func changes(after cursor: String?) -> Pull {
    state.withLock { $0.pulls.isEmpty ? .changes([], cursor: cursor ?? "0") : $0.pulls.removeFirst() }
  }

  private func tell(
    _ call: String, _ delivery: Delivery, before: (inout [String]) -> Void = { _ in }
  ) -> SyncOutcome? {
    note(call, delivery)
    let mishap = next()
    if case .instead(let outcome)? = mishap { return outcome }
    state.withLock { state in
      var told = state.subjects[delivery.record.subject] ?? []
      before(&told)
      told += delivery.records.map(\.id)
      state.subjects[delivery.record.subject] = told
    }
    return mishap == .lostAfter ? .unknown : nil
  }

  private func note(_ call: String, _ delivery: Delivery) {
    state.withLock { $0.calls.append("\(call) \(delivery.records.map(\.type).joined(separator: "+"))") }
    during(call)
  }

  private func next() -> Mishap? { state.withLock { $0.mishaps.isEmpty ? nil : $0.mishaps.removeFirst() } }
}

/// A row of the outbox of a subject.
func row(
  _ seq: Int64, _ subject: String = "a", _ type: String = "answered", state: OutboxState = .pending, attempts: Int = 0,
  carrier: Int64? = nil, restricted: Bool = false
) -> OutboxRow {
  OutboxRow(
    seq: seq, id: "id-\(seq)", kind: .ticket, subject: subject, event: seq, type: type, isRestricted: restricted,
    state: state, attempts: attempts, carrier: carrier, createdAt: Date(timeIntervalSince1970: 1_795_000_000))
}

/// A delivery that says nothing but what it is.
func delivery(_ group: OutboxGroup) -> Delivery {
  let records = group.rows.map { row in
    SyncRecord(
      id: row.id, kind: row.kind, subject: row.subject, sequence: Int(row.seq),
      type: row.type,
      at: row.createdAt, isRestricted: row.isRestricted, facts: Facts([:]))
  }
  guard let delivery = Delivery(records: records, isDoubtful: group.carrier.state == .unknown) else {
    preconditionFailure("a group has a record")
  }
  return delivery
}
