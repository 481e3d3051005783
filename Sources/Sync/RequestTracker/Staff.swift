import Calendars
import Synchronization

extension RequestTracker {
  /// Which accounts were seen to be of the CRM's own people a moment ago, so that not every message has to ask.
  final class Staff: Sendable {
    private let seen = Mutex<[String: (isStaff: Bool, at: ContinuousClock.Instant)]>([:])
    private static let holds: Duration = .seconds(300)

    /// What is known of an account; asked for where nothing is.
    func has<Failure: Error>(_ account: String, orAsk ask: () throws(Failure) -> Bool) throws(Failure) -> Bool {
      let now = ContinuousClock.now
      let known = seen.withLock { seen in
        seen = seen.filter { now - $0.value.at < Self.holds }
        return seen[account]?.isStaff
      }
      if let known { return known }
      let isStaff = try ask()
      seen.withLock { $0[account] = (isStaff, now) }
      return isStaff
    }
  }

  /// Whether an account is one of the CRM's people, which is what "privileged" means there: everybody else who writes to
  /// it gets an account, too. One that must not be seen, or is gone, is none for certain.
  func isStaff(_ account: String) throws(Client.Failure) -> Bool {
    try staff.has(account) { () throws(Client.Failure) in
      do throws(Client.Failure) {
        return try client.get("/user/\(account.percentEncoded)")["Privileged"]?.text == "1"
      } catch {
        guard error.status == 403 || error.status == 404 else { throw error }
        return false
      }
    }
  }
}
