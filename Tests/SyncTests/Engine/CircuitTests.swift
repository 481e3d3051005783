import Records
import Testing

@testable import Sync

@Suite("The circuit breaker")
struct CircuitTests {
  private let start = ContinuousClock.now

  /// A circuit by reference, as an expectation can't change a value.
  private final class Rehearsal {
    private var circuit: Circuit

    init(_ circuit: Circuit) { self.circuit = circuit }

    var line: CRMState.Line { circuit.line }
    var missing: [String] { circuit.missing }

    func permission(at now: ContinuousClock.Instant) -> Circuit.Permission { circuit.permission(at: now) }
    func note(_ probe: Probe, at now: ContinuousClock.Instant) { circuit.note(probe, at: now, chance: 0) }
    func takeWronged() -> Refusals.Run? { circuit.takeWronged() }
    func resume() { circuit.resume() }

    @discardableResult
    func note(_ outcome: SyncOutcome, of subject: String, at now: ContinuousClock.Instant) -> Bool {
      circuit.note(outcome, of: subject, at: now, chance: 0)
    }
  }

  private func closed() -> Rehearsal {
    let circuit = Rehearsal(Circuit())
    circuit.note(.ready, at: start)
    return circuit
  }

  /// When it may be probed next.
  private func rest(_ circuit: Rehearsal, at now: ContinuousClock.Instant) -> Duration? {
    guard case .rest(let until?) = circuit.permission(at: now) else { return nil }
    return until - now
  }

  @Test("probes before it lets the first record go")
  func first() {
    #expect(Circuit().permission(at: start) == .probe)
    #expect(closed().permission(at: start) == .deliver)
  }

  @Test("opens when nobody answers, probes after waits that grow to an hour, and closes when the CRM is ready")
  func outage() {
    let circuit = closed()
    #expect(!circuit.note(.unreachable, of: "a", at: start))
    #expect(circuit.line == .unreachable && rest(circuit, at: start) == .seconds(1))
    var (now, waits) = (start, [Duration]())
    while let wait = rest(circuit, at: now), waits.count < 14 {
      waits.append(wait)
      now = now.advanced(by: wait)
      #expect(circuit.permission(at: now) == .probe)
      circuit.note(.unreachable, at: now)
    }
    #expect(waits.prefix(3) == [.seconds(1), .seconds(2), .seconds(4)] && waits.last == .seconds(3600))
    circuit.note(.ready, at: now)
    #expect(circuit.permission(at: now) == .deliver)
    // What arrives ends all waits, once.
    #expect(circuit.note(.updated, of: "a", at: now))
    #expect(!circuit.note(.updated, of: "b", at: now))
  }

  @Test("opens when one subject after the other fails, but not for one that fails again and again")
  func threshold() {
    let circuit = closed()
    for _ in 0..<20 { circuit.note(.retryable(after: nil), of: "a", at: start) }
    #expect(circuit.permission(at: start) == .deliver)
    circuit.note(.unknown, of: "b", at: start)
    circuit.note(.updated, of: "c", at: start)
    circuit.note(.unknown, of: "b", at: start)
    circuit.note(.unknown, of: "c", at: start)
    #expect(circuit.permission(at: start) == .deliver)
    circuit.note(.unknown, of: "d", at: start)
    #expect(circuit.line == .unreachable)
  }

  @Test("waits longer for a CRM that is ready and takes nothing")
  func falselyReady() {
    let circuit = closed()
    var waits: [Duration] = []
    for _ in 0..<3 {
      for subject in ["a", "b", "c"] { circuit.note(.retryable(after: nil), of: subject, at: start) }
      waits.append(rest(circuit, at: start) ?? .zero)
      circuit.note(.ready, at: start)
    }
    #expect(waits == [.seconds(1), .seconds(2), .seconds(4)])
  }

  @Test("asks nothing before the CRM wants to be asked again")
  func retryAfter() {
    let circuit = closed()
    circuit.note(.retryable(after: .seconds(90)), of: "a", at: start)
    #expect(rest(circuit, at: start) == .seconds(90))
    #expect(circuit.permission(at: start.advanced(by: .seconds(90))) == .deliver)
  }

  @Test("probes a CRM slowly that does not let the office in or lacks a field")
  func denied() {
    let circuit = closed()
    circuit.note(.denied, of: "a", at: start)
    #expect(circuit.line == .denied && rest(circuit, at: start) == .seconds(60))
    let later = start.advanced(by: .seconds(60))
    circuit.note(.unfit(missing: ["CustomField Tier"]), at: later)
    #expect(circuit.line == .unfit && circuit.missing == ["CustomField Tier"])
    #expect(rest(circuit, at: later) == .seconds(120))
    circuit.note(.ready, at: later)
    #expect(circuit.missing.isEmpty && circuit.permission(at: later) == .deliver)
  }

  @Test("leaves a CRM alone that is gone, until a person resumes")
  func gone() {
    let circuit = closed()
    circuit.note(.gone, of: "a", at: start)
    #expect(circuit.permission(at: start.advanced(by: .seconds(1_000_000))) == .rest(until: nil))
    #expect(Circuit(isGone: true).permission(at: start) == .rest(until: nil))
    circuit.resume()
    #expect(circuit.permission(at: start) == .probe)
  }

  private func refused(_ status: Int) -> SyncOutcome { .rejected(Rejection(.refused, status: status, words: "")) }

  @Test("opens when one subject after the other is refused alike, and nothing is taken in between")
  func strangers() {
    let circuit = closed()
    for subject in ["a", "b", "c", "d"] { circuit.note(refused(404), of: subject, at: start) }
    circuit.note(.updated, of: "e", at: start)
    for subject in ["f", "g", "h", "i"] { circuit.note(refused(404), of: subject, at: start) }
    circuit.note(refused(422), of: "j", at: start)
    for _ in 0..<9 { circuit.note(.rejected(Rejection(.unmapped, words: "")), of: "k", at: start) }
    #expect(circuit.line == .connected && circuit.takeWronged() == nil)
    for subject in ["f", "g", "h", "i", "j"] { circuit.note(refused(404), of: subject, at: start) }
    #expect(circuit.line == .unfit && circuit.missing == ["crm.url (HTTP 404)"])
    #expect(rest(circuit, at: start) == .seconds(60))
    #expect(circuit.takeWronged() == Refusals.Run(status: 404, subjects: ["f", "g", "h", "i", "j"]))
    // One that was under way shares their fate.
    circuit.note(refused(404), of: "k", at: start)
    #expect(circuit.takeWronged() == Refusals.Run(status: 404, subjects: ["k"]))
    circuit.note(.ready, at: start)
    for subject in ["f", "g", "h", "i", "j"] { circuit.note(refused(404), of: subject, at: start) }
    #expect(rest(circuit, at: start) == .seconds(120))
    // Where others are taken, those that are not are to blame themselves.
    circuit.note(.ready, at: start)
    circuit.note(.updated, of: "l", at: start)
    for subject in ["f", "g", "h", "i", "j"] { circuit.note(refused(404), of: subject, at: start) }
    #expect(circuit.line == .connected)
  }

  @Test("takes no answer from before the trouble for the end of it")
  func lateAnswers() {
    let circuit = closed()
    circuit.note(.unreachable, of: "a", at: start)
    #expect(!circuit.note(.updated, of: "b", at: start))
    circuit.note(.unreachable, of: "c", at: start)
    #expect(rest(circuit, at: start) == .seconds(1))
  }
}
