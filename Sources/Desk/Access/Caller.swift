import TicketCore

/// Who makes a request, once the session is known.
package struct Caller: Sendable, Equatable {
  /// What they signed in with.
  package let username: String
  /// What colleagues read.
  package let name: String
  /// What they may do.
  package let role: Role
  /// Whether fraud complaints are handed to them.
  package var isFraudAgent = false
  /// Which device they sit at.
  package let device: String

  /// As events name them.
  var actor: Actor { Actor(name: username, role: role, device: device) }

  /// As queries see them.
  var viewer: Viewer { Viewer(actor: actor, isFraudAgent: isFraudAgent) }
}
