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
  /// The visitor was called to a counter.
  case called(Calling)
  /// The same call once more; also brings a no-show back.
  case recalled(Calling)
  /// The service began.
  case started(Starting)
  /// Called and not come.
  case noShow
  /// Handed over.
  case transferred(Transfer)
  /// Done.
  case resolved(Resolution)
  /// What was registered was put right.
  case corrected(Correction)
  /// Withdrawn by the visitor.
  case cancelled(Withdrawal)
  /// Issued by mistake.
  case voided(Withdrawal)

  /// The contract's name of the event.
  package var type: String {
    switch self {
    case .issued: "issued"
    case .called: "called"
    case .recalled: "recalled"
    case .started: "started"
    case .noShow: "noShow"
    case .transferred: "transferred"
    case .resolved: "resolved"
    case .corrected: "corrected"
    case .cancelled: "cancelled"
    case .voided: "voided"
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
    case "called": self = .called(try Calling(from: decoder))
    case "recalled": self = .recalled(try Calling(from: decoder))
    case "started": self = .started(try Starting(from: decoder))
    case "noShow": self = .noShow
    case "transferred": self = .transferred(try Transfer(from: decoder))
    case "resolved": self = .resolved(try Resolution(from: decoder))
    case "corrected": self = .corrected(try Correction(from: decoder))
    case "cancelled": self = .cancelled(try Withdrawal(from: decoder))
    case "voided": self = .voided(try Withdrawal(from: decoder))
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
    case .called(let calling), .recalled(let calling): try calling.encode(to: encoder)
    case .started(let starting): try starting.encode(to: encoder)
    case .noShow: break
    case .transferred(let transfer): try transfer.encode(to: encoder)
    case .resolved(let resolution): try resolution.encode(to: encoder)
    case .corrected(let correction): try correction.encode(to: encoder)
    case .cancelled(let withdrawal), .voided(let withdrawal): try withdrawal.encode(to: encoder)
    }
  }
}
