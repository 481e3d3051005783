import Foundation
import HTTP
import Records
import Synchronization
import TicketCore

/// Who is there: sign-in, sessions, and the permission table's answer.
package final class Access: Sendable {
  static let cookie = "loket_session"
  /// How long a session lasts, in seconds: a long working day; a device that stands in the public room stays signed in.
  static func lifetime(of role: Role) -> Int { role == .anjungan ? 366 * 86_400 : 12 * 3600 }

  private let ledger: Ledger
  private let demo: DemoAccounts?
  private let throttle = SignInThrottle()
  // Tokens' digests whose sessions were ended here, for the streams that they had open.
  private let ended = Mutex<Set<String>>([])
  // Verified for usernames that do not exist, so that the time taken does not tell which do.
  private let decoy: String

  /// Accounts of the ledger and, with `--demo`, the demo's.
  /// - Throws: `Passwords.Failure` when the machine can't hash passwords.
  package init(ledger: Ledger, demo: DemoAccounts?) throws {
    self.ledger = ledger
    self.demo = demo
    decoy = try Passwords.hash(UUID().uuidString)
  }

  /// Whether this desk runs with the demo's accounts.
  var isDemo: Bool { demo != nil }

  /// The caller of a request, once the permission table allows the route.
  /// - Throws: `DeskProblem`: sign in first, or not allowed.
  func caller(of request: Request, for route: Route) throws -> Caller? {
    let caller = try request.cookie(Self.cookie).flatMap { try holder(of: Digest.sha256(Array($0.utf8))) }
    try Permissions.allow(route, caller)
    return caller
  }

  /// Those who can have a case: accounts that serve visitors.
  /// - Throws: a database error.
  func officers() throws -> [Officer] {
    let serving = Permissions.officers
    let accounts = try ledger.read { try Staff.all(in: $0) }.filter { !$0.isDisabled && serving.contains($0.role) }
    let demo = demo == nil ? [] : DemoAccounts.all.filter { serving.contains($0.role) }
    return demo.map(Officer.init) + accounts.map(Officer.init)
  }

  /// The names of all accounts, closed ones too, by their user names.
  /// - Throws: a database error.
  func names() throws -> [String: String] {
    let accounts = try ledger.read { try Staff.all(in: $0) }.map { ($0.username, $0.name) }
    let demo = demo == nil ? [] : DemoAccounts.all.map { ($0.username, $0.name) }
    return Dictionary(accounts + demo) { first, _ in first }
  }

  /// Begins a session and answers its token and its holder.
  /// - Throws: `DeskProblem` when the names don't match or too many tries came before.
  func signIn(username: String, password: String, device: String) throws -> (token: String, caller: Caller) {
    let username = username.lowercased()
    if let seconds = throttle.begin(username, at: .now) { throw DeskProblem.tooManyAttempts(seconds: seconds) }
    let token = Self.newToken()
    let digest = Digest.sha256(Array(token.utf8))
    if let caller = demo?.signIn(username: username, password: password, device: device, token: digest) {
      throttle.succeeded(username)
      return (token, caller)
    }
    let member = try ledger.read { try Staff.find(username: username, in: $0) }
    let matches = Passwords.verify(password, against: member?.password ?? decoy)
    guard matches, let member, !member.isDisabled else { throw DeskProblem.signInFailed }
    throttle.succeeded(username)
    try ledger.record { entry in
      try Sessions.begin(
        token: digest, staff: member.id, device: device, expires: entry.now + Double(Self.lifetime(of: member.role)),
        in: entry)
    }
    let caller = Caller(
      username: member.username, name: member.name, role: member.role, isFraudAgent: member.isFraudAgent,
      device: device)
    return (token, caller)
  }

  /// Ends the session of a request.
  func signOut(_ request: Request) throws {
    guard let token = request.cookie(Self.cookie) else { return }
    let digest = Digest.sha256(Array(token.utf8))
    ended.withLock { _ = $0.insert(digest) }
    demo?.signOut(token: digest)
    try ledger.record { try Sessions.end(token: digest, in: $0) }
  }

  /// Notes that sessions are over, so that the streams which they had open end too.
  func noteEnded(_ tokens: [String]) { ended.withLock { $0.formUnion(tokens) } }

  /// Whether the session of a request goes on; asked for every event of a stream, which outlives its request.
  func session(of request: Request) -> @Sendable () -> Bool {
    let digest = Digest.sha256(Array((request.cookie(Self.cookie) ?? "").utf8))
    return { [self] in ended.withLock { !$0.contains(digest) } }
  }

  private func holder(of token: String) throws -> Caller? {
    if let caller = demo?.holder(token: token) { return caller }
    return try ledger.read { try Sessions.holder(token: token, at: ledger.now, in: $0) }.map {
      Caller(
        username: $0.username, name: $0.name, role: $0.role, isFraudAgent: $0.isFraudAgent, device: $0.device)
    }
  }

  /// 32 bytes from the system's random source, in hexadecimal.
  private static func newToken() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let word = String(random.next(), radix: 16)
      return String(repeating: "0", count: 16 - word.count) + word
    }.joined()
  }
}
