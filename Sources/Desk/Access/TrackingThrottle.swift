import Synchronization

/// Slows the guessing of tracking codes, and the flooding of a ticket whose code is known.
///
/// Every wrong code costs its address, and all addresses together, one of the few that they may have wrong; those grow
/// back slowly. A right code costs nothing, and whoever has typed it from an address goes on seeing the ticket there,
/// however many others guess.
final class TrackingThrottle: Sendable {
  /// So many at once, and one more after each pause.
  struct Allowance: Sendable {
    let most: Double
    let pause: Duration
  }

  static let ofAddress = Allowance(most: 10, pause: .seconds(10))
  static let ofEverybody = Allowance(most: 100, pause: .seconds(3))
  static let ofReplies = Allowance(most: 10, pause: .seconds(60))

  private struct Bucket {
    private var left: Double
    private var at: ContinuousClock.Instant

    init(_ allowance: Allowance, at now: ContinuousClock.Instant) { (left, at) = (allowance.most, now) }

    /// Whole seconds until there is one to take; nil where there is.
    mutating func wait(_ allowance: Allowance, at now: ContinuousClock.Instant) -> Int? {
      left = min(allowance.most, left + (now - at) / allowance.pause)
      at = now
      return left >= 1 ? nil : Int(((1 - left) * (allowance.pause / .seconds(1))).rounded(.up))
    }

    mutating func take() { left -= 1 }
    mutating func giveBack() { left += 1 }
  }

  private struct Memory {
    var everybody: Bucket?
    var addresses: [String: Bucket] = [:]
    var replies: [String: Bucket] = [:]
    var known: Set<String> = []
  }

  /// Made-up codes and addresses must not fill the memory.
  private static let most = 10_000
  private let memory = Mutex(Memory())

  /// Counts a look-up as a wrong one before it is done, so that many at once are many; answers whole seconds to wait
  /// where there were too many, else nil.
  func begin(_ code: String, from address: String, at now: ContinuousClock.Instant) -> Int? {
    memory.withLock { memory in
      if memory.known.contains(address + code) { return nil }
      if memory.addresses.count > Self.most { memory.addresses.removeAll() }
      var own = memory.addresses[address] ?? Bucket(Self.ofAddress, at: now)
      var all = memory.everybody ?? Bucket(Self.ofEverybody, at: now)
      let waits = [own.wait(Self.ofAddress, at: now), all.wait(Self.ofEverybody, at: now)].compactMap(\.self)
      if waits.isEmpty {
        own.take()
        all.take()
      }
      (memory.addresses[address], memory.everybody) = (own, all)
      return waits.max()
    }
  }

  /// The code was right: it was no guess.
  func succeeded(_ code: String, from address: String) {
    memory.withLock { memory in
      if memory.known.count > Self.most { memory.known.removeAll() }
      guard memory.known.insert(address + code).inserted else { return }
      memory.addresses[address]?.giveBack()
      memory.everybody?.giveBack()
    }
  }

  /// Counts a reply; answers whole seconds to wait where there were too many, else nil.
  func reply(_ code: String, at now: ContinuousClock.Instant) -> Int? {
    memory.withLock { memory in
      if memory.replies.count > Self.most { memory.replies.removeAll() }
      var own = memory.replies[code] ?? Bucket(Self.ofReplies, at: now)
      let wait = own.wait(Self.ofReplies, at: now)
      if wait == nil { own.take() }
      memory.replies[code] = own
      return wait
    }
  }
}
