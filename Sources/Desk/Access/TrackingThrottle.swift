import Synchronization

/// Slows the guessing of tracking codes, and the flooding of a ticket whose code is known.
///
/// Every wrong code costs its address, and all addresses together, one of the few that they may have wrong; those grow
/// back slowly. A right code costs nothing, and whoever has typed it from an address goes on seeing the ticket there,
/// however many others guess.
final class TrackingThrottle: Sendable {
  private let addresses = Allowances(most: 10, pause: .seconds(10))
  private let everybody = Allowances(most: 100, pause: .seconds(3))
  private let acts = Allowances(most: 10, pause: .seconds(60))
  private let known = Mutex<Set<String>>([])

  /// Counts a look-up as a wrong one before it is done, so that many at once are many; answers whole seconds to wait
  /// where there were too many, else nil.
  func begin(_ code: String, from address: String, at now: ContinuousClock.Instant) -> Int? {
    if known.withLock({ $0.contains(address + code) }) { return nil }
    if let wait = addresses.take(address, at: now) { return wait }
    guard let wait = everybody.take("", at: now) else { return nil }
    addresses.giveBack(address)
    return wait
  }

  /// The code was right: it was no guess.
  func succeeded(_ code: String, from address: String) {
    let isNew = known.withLock { known in
      // Made-up addresses must not fill the memory.
      if known.count > 10_000 { known.removeAll() }
      return known.insert(address + code).inserted
    }
    guard isNew else { return }
    addresses.giveBack(address)
    everybody.giveBack("")
  }

  /// Counts an act of the visitor's on a ticket; answers whole seconds to wait where there were too many, else nil.
  func act(on ticket: String, at now: ContinuousClock.Instant) -> Int? { acts.take(ticket, at: now) }
}
