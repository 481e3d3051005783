import Records
import Workers

/// Whether the CRM can be told anything now: a circuit breaker over all subjects. Pure: clock and chance come in.
///
/// It opens when nobody answers, or when one subject after the other fails; then the CRM is probed, after waits that grow,
/// and told again once it is ready. A CRM that does not let the office in, or lacks a field, is probed slowly; one that is
/// gone for good is left alone until a person resumes.
package struct Circuit {
  /// What may be done now.
  package enum Permission: Equatable {
    /// Records may go.
    case deliver
    /// The CRM is to be probed.
    case probe
    /// Nothing before that moment; nil = nothing before a person resumes.
    case rest(until: ContinuousClock.Instant?)
  }

  /// How the way is, in the words of the records.
  package private(set) var line: CRMState.Line
  /// What the CRM lacks, by name.
  package private(set) var missing: [String] = []
  /// Waits between probes. They get shorter again only when something has arrived: a CRM that is ready and takes nothing
  /// is not ready.
  private var backoff = Self.quick
  /// When the CRM wants to be asked again.
  private var asked: ContinuousClock.Instant?
  /// Subjects that have failed since something last arrived.
  private var failing: Set<String> = []
  private var refusals = Refusals()
  private var wronged: Refusals.Run?
  private var wasOpen = false
  private var isSlow = false

  private static let quick = Backoff(longest: .seconds(3600))
  private static let slow = Backoff(first: .seconds(60), longest: .seconds(3600))
  private static let threshold = 3

  /// A way that nobody has tried; one that was gone stays so.
  ///
  /// - Parameter asked: when an earlier worker was to ask again; nil for at once.
  package init(isGone: Bool = false, notBefore asked: ContinuousClock.Instant? = nil) {
    line = isGone ? .gone : .untried
    self.asked = asked
  }

  /// What may be done now.
  package func permission(at now: ContinuousClock.Instant) -> Permission {
    switch line {
    case .gone: .rest(until: nil)
    case _ where asked.map { $0 > now } ?? false: .rest(until: max(asked ?? now, backoff.until ?? now))
    case .connected: .deliver
    case .untried, .unreachable, .denied, .unfit: backoff.isOver(at: now) ? .probe : .rest(until: backoff.until)
    }
  }

  /// Until when nothing may be done; nil where something may, or where a person has to resume.
  func rest(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    guard case .rest(let until) = permission(at: now) else { return nil }
    return until
  }

  /// Takes in what a probe found.
  package mutating func note(_ probe: Probe, at now: ContinuousClock.Instant, chance: Double) {
    switch probe {
    case .ready:
      line = .connected
      (missing, failing) = ([], [])
      backoff.end()
    case .unreachable: open(.unreachable, at: now, chance)
    case .denied: open(.denied, at: now, chance)
    case .unfit(let lacking):
      open(.unfit, at: now, chance)
      missing = lacking
    case .gone: line = .gone
    }
  }

  /// Takes in what became of a record. Calls that were under way when the circuit opened don't open it again.
  /// - Returns: whether the trouble is over, so that nothing needs to wait any longer.
  package mutating func note(
    _ outcome: SyncOutcome, of subject: String, at now: ContinuousClock.Instant, chance: Double
  ) -> Bool {
    switch outcome {
    case .created, .duplicateFound, .updated:
      refusals.end()
      return recover()
    case .rejected(let rejection): return take(rejection, of: subject, at: now, chance)
    case .retryable(let after):
      if let after { asked = max(asked ?? now, now.advanced(by: after)) }
      fail(subject, at: now, chance)
    case .unknown: fail(subject, at: now, chance)
    case .unreachable: if line == .connected { open(.unreachable, at: now, chance) }
    case .denied: if line == .connected { open(.denied, at: now, chance) }
    case .gone: line = .gone
    // The CRM has answered, and nothing was told to it.
    case .undecided: break
    }
    return false
  }

  /// The subjects that were refused, as it turned out, for a fault of the way; told once.
  mutating func takeWronged() -> Refusals.Run? {
    defer { wronged = nil }
    return wronged
  }

  /// A person wants it tried now.
  package mutating func resume() { self = Circuit() }

  /// An answer, if no kind one: whoever says it is there, but for all that is known it may be a stranger.
  private mutating func take(
    _ rejection: Rejection, of subject: String, at now: ContinuousClock.Instant, _ chance: Double
  ) -> Bool {
    switch (rejection.kind, rejection.status) {
    case (.unmapped, _): return false
    case (.refused, let status?) where line == .connected:
      failing = []
      wronged = refusals.note(status, of: subject)
      guard wronged != nil else { return false }
      open(.unfit, at: now, chance)
      missing = ["crm.url (HTTP \(status))"]
      return false
    case (.refused, let status?):
      wronged = refusals.noteLate(status, of: subject)
      return false
    case (.notKept, _), (.refused, nil): return recover()
    }
  }

  private mutating func recover() -> Bool {
    defer { wasOpen = false }
    failing = []
    // An answer to a call from before says nothing of the way as it is now.
    guard line == .connected else { return false }
    (backoff, isSlow) = (Self.quick, false)
    return wasOpen
  }

  private mutating func fail(_ subject: String, at now: ContinuousClock.Instant, _ chance: Double) {
    failing.insert(subject)
    if failing.count >= Self.threshold, line == .connected { open(.unreachable, at: now, chance) }
  }

  private mutating func open(_ trouble: CRMState.Line, at now: ContinuousClock.Instant, _ chance: Double) {
    (line, missing, failing, wasOpen) = (trouble, [], [], true)
    if trouble != .unreachable, !isSlow { (backoff, isSlow) = (Self.slow, true) }
    backoff.wait(from: now, shortened: chance)
  }
}
