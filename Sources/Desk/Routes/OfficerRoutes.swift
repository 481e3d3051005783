import HTTP
import TicketCore

extension Desk {
  /// `GET /api/officers`: those who can have a case.
  func listOfficers(_ call: Call) throws -> Response {
    .json(200, JSON.encode(Listing(items: try access.officers(), next: nil)))
  }
}

/// Who can have a case, as colleagues read it.
struct Officer: Encodable {
  /// What they sign in with.
  let username: String
  /// What colleagues read.
  let name: String
  /// What they may do.
  let role: Role
}
