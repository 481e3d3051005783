import Foundation
import SQLite
import TicketCore

/// Who is signed in, as found behind a session's token.
package struct SessionHolder: Sendable, Equatable {
  /// What they signed in with.
  package let username: String
  /// What colleagues read.
  package let name: String
  /// What they may do.
  package let role: Role
  /// Whether fraud complaints are handed to them.
  package let isFraudAgent: Bool
  /// Which device they sit at.
  package let device: String
}

/// The table `sessions`: only the token's SHA-256 is kept, so a stolen database opens no session.
package enum Sessions {
  /// Begins a session.
  ///
  /// - Parameter token: the token's SHA-256.
  /// - Throws: `DatabaseError`.
  package static func begin(
    token: String, staff: String, device: String, expires: Date, in entry: Entry
  ) throws {
    try entry.transaction.execute("DELETE FROM sessions WHERE expires_at <= \(entry.now)")
    try entry.transaction.execute(
      """
      INSERT INTO sessions (token_sha256, staff, device, created_at, expires_at)
      VALUES (\(token), \(staff), \(device), \(entry.now), \(expires))
      """)
  }

  /// Who holds the session, unless it is over or the account closed.
  /// - Throws: `DatabaseError`.
  package static func holder(token: String, at now: Date, in connection: Connection) throws -> SessionHolder? {
    try connection.first(
      """
      SELECT staff.username, staff.name, staff.role, staff.fraud_agent, sessions.device
      FROM sessions JOIN staff ON staff.id = sessions.staff
      WHERE sessions.token_sha256 = \(token) AND sessions.expires_at > \(now) AND staff.disabled = 0
      """
    ) { row in
      SessionHolder(
        username: try row[0], name: try row[1], role: try row[2], isFraudAgent: try row[3], device: try row[4])
    }
  }

  /// Ends a session; nothing happens when it is over already.
  /// - Throws: `DatabaseError`.
  package static func end(token: String, in entry: Entry) throws {
    try entry.transaction.execute("DELETE FROM sessions WHERE token_sha256 = \(token)")
  }
  /// Ends every session of an account and answers their tokens' SHA-256.
  /// - Throws: `DatabaseError`.
  package static func endAll(of staff: String, in entry: Entry) throws -> [String] {
    let tokens: [String] = try entry.transaction.query(
      "SELECT token_sha256 FROM sessions WHERE staff = \(staff)"
    ) { try $0[0] }
    try entry.transaction.execute("DELETE FROM sessions WHERE staff = \(staff)")
    return tokens
  }
}
