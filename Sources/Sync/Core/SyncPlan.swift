import Records
import Workers

/// Which records may go next: strictly in order for each subject, side by side across subjects. A dead letter keeps its own
/// subject alone; so does one that waits. Pure: clock and chance come in.
package struct SyncPlan {
  /// A subject's records that are not done, the first first.
  struct Line {
    enum State { case ready, waiting, inFlight, dead }

    var rows: ArraySlice<OutboxRow>
    var state = State.ready
  }

  /// What may go now.
  package struct Choice: Equatable {
    /// To be told, each to its end before the next of its subject is chosen.
    package var groups: [OutboxGroup] = []
    /// Restricted records that the mapping keeps in the house.
    package var withheld: [OutboxRow] = []
  }

  private let coalesces: Bool
  private let takesRestricted: Bool
  private var lines: [String: Line] = [:]
  /// Subjects that may be ready, in the order in which they became so.
  private var ready: ArraySlice<String> = []
  private var waits: [String: Backoff] = [:]
  /// The last record that was learnt of.
  package private(set) var last: Int64 = 0

  private static let longestWait: Duration = .seconds(3600)
  private static let longestGroup = 50

  /// A plan that knows of no record yet.
  package init(coalesces: Bool, takesRestricted: Bool) {
    self.coalesces = coalesces
    self.takesRestricted = takesRestricted
  }

  /// Takes in records that are not done, in their order. What it knows already is left as it is.
  package mutating func learn(_ rows: [OutboxRow]) {
    for row in rows {
      last = max(last, row.seq)
      if let known = lines[row.subject]?.rows.last {
        if row.seq > known.seq { lines[row.subject]?.rows.append(row) }
      } else {
        lines[row.subject] = Line(rows: [row])
        ready.append(row.subject)
      }
    }
  }

  /// Forgets all but what is under way, so that the outbox can be learnt afresh after a person has changed it.
  package mutating func forget() {
    waits = waits.filter { lines[$0.key] != nil }
    lines = lines.filter { $0.value.state == .inFlight }
    for (subject, line) in lines { lines[subject]?.rows = line.head(coalescing: coalesces).rows[...] }
    ready = []
    last = 0
  }

  /// So many groups that may go now; they count as under way from here on.
  package mutating func choose(_ limit: Int, at now: ContinuousClock.Instant) -> Choice {
    for (subject, wait) in waits where wait.isOver(at: now) && lines[subject]?.state == .waiting {
      lines[subject]?.state = .ready
      ready.append(subject)
    }
    var choice = Choice()
    while choice.groups.count < limit, choice.withheld.count < Self.longestGroup, let subject = ready.popFirst() {
      guard let line = lines[subject], line.state == .ready else { continue }
      let group = line.head(coalescing: coalesces)
      if group.carrier.isRestricted, !takesRestricted {
        choice.withheld += group.rows
        leave(group)
      } else if group.carrier.state == .dead {
        lines[subject]?.state = .dead
      } else if let wait = waits[subject], group.carrier.attempts > 0, !wait.isOver(at: now) {
        lines[subject]?.state = .waiting
      } else {
        // Somebody at the desk wants it tried now.
        if group.carrier.attempts == 0 { waits[subject] = nil }
        lines[subject]?.put(group, as: .inFlight, attempts: 0)
        lines[subject]?.state = .inFlight
        choice.groups.append(group)
      }
    }
    return choice
  }

  /// A group was changed by a person before it could go; it is to be learnt afresh.
  package mutating func abandon(_ group: OutboxGroup) { lines[group.subject] = nil }

  /// A group is settled: what follows on its subject may go.
  package mutating func settle(_ group: OutboxGroup) {
    waits[group.subject] = nil
    leave(group)
  }

  /// A group goes again as the same group, and after a wait of its own where the trouble may be its own.
  ///
  /// - Parameters:
  ///   - state: `unknown` where it may have arrived, else `pending`.
  ///   - chance: 0–1; the wait is any part of the longest one that it may be.
  package mutating func postpone(
    _ group: OutboxGroup, as state: OutboxState, waiting isItsOwn: Bool, at now: ContinuousClock.Instant, chance: Double
  ) {
    lines[group.subject]?.put(group, as: state, attempts: isItsOwn ? 1 : 0)
    guard isItsOwn else { return free(group.subject) }
    waits[group.subject, default: Backoff(longest: Self.longestWait)].wait(from: now, shortened: chance)
    lines[group.subject]?.state = .waiting
  }

  /// A group is not taken; its subject waits for a person.
  package mutating func bury(_ group: OutboxGroup) {
    lines[group.subject]?.put(group, as: .dead, attempts: 1)
    lines[group.subject]?.state = .dead
  }

  /// Lets all go at once that waits for its time: the trouble was the CRM's and not theirs.
  package mutating func endWaits() {
    waits = [:]
    for (subject, line) in lines where line.state == .waiting { free(subject) }
  }

  /// Whether a record that may have arrived waits to be looked for again by a moment.
  package func hasDoubt(by moment: ContinuousClock.Instant) -> Bool {
    waits.contains { subject, wait in
      guard let line = lines[subject], line.state == .waiting else { return false }
      return line.rows.first?.state == .unknown && wait.isOver(at: moment)
    }
  }

  /// When the first that waits may go; nil where none waits.
  package var nextWait: ContinuousClock.Instant? {
    waits.lazy.filter { lines[$0.key]?.state == .waiting }.compactMap(\.value.until).min()
  }

  /// Whether something may go now, or could after a look at it.
  package var hasReady: Bool { !ready.isEmpty }

  private mutating func leave(_ group: OutboxGroup) {
    guard var line = lines[group.subject] else { return }
    line.rows = line.rows.drop { $0.seq <= group.carrier.seq }
    lines[group.subject] = line.rows.isEmpty ? nil : line
    if !line.rows.isEmpty { free(group.subject) }
  }

  private mutating func free(_ subject: String) {
    lines[subject]?.state = .ready
    ready.append(subject)
  }
}

extension SyncPlan.Line {
  private static let longestGroup = 50

  /// What goes first. A group that was told once stays what it was; else field updates go with the record behind them.
  func head(coalescing: Bool) -> OutboxGroup {
    let first = rows[rows.startIndex]
    let end: Int64
    if let carrier = first.carrier {
      end = carrier
    } else if coalescing, first.isFree, first.isFieldUpdate {
      let updates = rows.prefix(Self.longestGroup).prefix { $0.isFree && $0.isFieldUpdate }
      let next = rows.dropFirst(updates.count).first
      end = next.flatMap { $0.isFree && !$0.isFieldUpdate ? $0.seq : nil } ?? updates.last?.seq ?? first.seq
    } else {
      end = first.seq
    }
    let group = rows.prefix { $0.seq <= end }
    return OutboxGroup(carried: Array(group.dropLast()), carrier: group.last ?? first)
  }

  /// Writes down what became of the first group.
  mutating func put(_ group: OutboxGroup, as state: OutboxState, attempts: Int) {
    let carried = group.carried.map { $0.with(.pending, carrier: group.carrier.seq) }
    let carrier = group.carrier.with(state, attempts: group.carrier.attempts + attempts)
    rows = (carried + [carrier])[...] + rows.drop { $0.seq <= carrier.seq }
  }
}

extension OutboxRow {
  /// Whether it was told to nobody yet.
  fileprivate var isFree: Bool { state == .pending && carrier == nil }

  fileprivate var isFieldUpdate: Bool { !SyncRecord.isMessage(type) }
}
