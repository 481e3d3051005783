import Foundation

/// Who did something, from where.
package struct Actor: Hashable, Codable, Sendable {
  /// The account's name, or the name of the worker for `Role.system`.
  package let name: String
  /// The duty in which the act was done.
  package let role: Role
  /// The device's name; nil where it has none.
  package let device: String?

  /// Takes the values as they are.
  package init(name: String, role: Role, device: String? = nil) {
    self.name = name
    self.role = role
    self.device = device
  }
}

/// One entry of a ticket's log. Order is the server's sequence, never the id.
package struct TicketEvent: Hashable, Sendable {
  /// UUID text, made by the client.
  package let id: String
  /// The ticket's id.
  package let ticket: String
  /// What happened.
  package let act: TicketAct
  /// When it took effect.
  package let at: Date
  /// When it was written down.
  package let recorded: Date
  /// Who did it.
  package let actor: Actor

  /// Takes the values as they are.
  package init(id: String, ticket: String, act: TicketAct, at: Date, recorded: Date, actor: Actor) {
    self.id = id
    self.ticket = ticket
    self.act = act
    self.at = at
    self.recorded = recorded
    self.actor = actor
  }
}

/// What can happen to a ticket, with what it carries.
package enum TicketAct: Hashable, Sendable {
  /// The ticket came into being.
  case issued(Issued)

  /// The contract's name of the event.
  package var type: String {
    switch self {
    case .issued: "issued"
    }
  }
}

extension TicketAct: Codable {
  private enum Key: CodingKey {
    case type
  }

  /// Reads `{type, …}`; throws `DecodingError` for a type that does not exist.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .type) {
    case "issued": self = .issued(try Issued(from: decoder))
    default:
      throw DecodingError.dataCorruptedError(forKey: .type, in: container, debugDescription: "no such event type")
    }
  }

  /// Writes the type beside the members of what the act carries.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type, forKey: .type)
    switch self {
    case .issued(let issued): try issued.encode(to: encoder)
    }
  }
}
