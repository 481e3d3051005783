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
  case noShow(Absence)
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
  /// The case is an officer's.
  case assigned(Assignment)
  /// The officer stated by when it will be done.
  case promised(Stating)
  /// Documents or a reply are asked of the visitor.
  case documentRequested(DocumentRequest)
  /// They have come.
  case documentReceived(DocumentReceipt)
  /// How it goes, for the visitor.
  case progress(ProgressReport)
  /// Words for colleagues.
  case note(Remark)
  /// To a further tier.
  case escalated(Escalation)
  /// Leadership direction is waited for.
  case pended(Pending)
  /// A letter was handed over along its chain.
  case disposed(Disposition)
  /// The visitor is directed elsewhere.
  case redirected(Redirection)
  /// The answer.
  case answered(AnswerGiven)
  /// The visitor's word.
  case replied(VisitorReply)
  /// The end by the visitor, the officer or the clock.
  case closed(Closure)
  /// How content the visitor was.
  case rated(Rated)
  /// The case goes on.
  case reopened(Reopening)
  /// Another ticket belongs to it.
  case linked(Link)
  /// A missed promise earned priority at the next service.
  case compensationGranted(Granting)
  /// It was spent on another ticket.
  case compensationUsed(Link)
  /// A calendar arrived, and with it the dates of what was promised.
  case recounted(Recounting)

  /// The contract's names of all events: those that can be asked for, and the desk's own.
  package static let types = EventRequest.types + ["issued", "compensationGranted", "compensationUsed", "recounted"]

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
    case .assigned: "assigned"
    case .promised: "promised"
    case .documentRequested: "documentRequested"
    case .documentReceived: "documentReceived"
    case .progress: "progress"
    case .note: "note"
    case .escalated: "escalated"
    case .pended: "pended"
    case .disposed: "disposed"
    case .redirected: "redirected"
    case .answered: "answered"
    case .replied: "replied"
    case .closed: "closed"
    case .rated: "rated"
    case .reopened: "reopened"
    case .linked: "linked"
    case .compensationGranted: "compensationGranted"
    case .compensationUsed: "compensationUsed"
    case .recounted: "recounted"
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
    case "noShow": self = .noShow(try Absence(from: decoder))
    case "transferred": self = .transferred(try Transfer(from: decoder))
    case "resolved": self = .resolved(try Resolution(from: decoder))
    case "corrected": self = .corrected(try Correction(from: decoder))
    case "cancelled": self = .cancelled(try Withdrawal(from: decoder))
    case "voided": self = .voided(try Withdrawal(from: decoder))
    case "assigned": self = .assigned(try Assignment(from: decoder))
    case "promised": self = .promised(try Stating(from: decoder))
    case "documentRequested": self = .documentRequested(try DocumentRequest(from: decoder))
    case "documentReceived": self = .documentReceived(try DocumentReceipt(from: decoder))
    case "progress": self = .progress(try ProgressReport(from: decoder))
    case "note": self = .note(try Remark(from: decoder))
    case "escalated": self = .escalated(try Escalation(from: decoder))
    case "pended": self = .pended(try Pending(from: decoder))
    case "disposed": self = .disposed(try Disposition(from: decoder))
    case "redirected": self = .redirected(try Redirection(from: decoder))
    case "answered": self = .answered(try AnswerGiven(from: decoder))
    case "replied": self = .replied(try VisitorReply(from: decoder))
    case "closed": self = .closed(try Closure(from: decoder))
    case "rated": self = .rated(try Rated(from: decoder))
    case "reopened": self = .reopened(try Reopening(from: decoder))
    case "linked": self = .linked(try Link(from: decoder))
    case "compensationGranted": self = .compensationGranted(try Granting(from: decoder))
    case "compensationUsed": self = .compensationUsed(try Link(from: decoder))
    case "recounted": self = .recounted(try Recounting(from: decoder))
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
    case .noShow(let absence): try absence.encode(to: encoder)
    case .transferred(let transfer): try transfer.encode(to: encoder)
    case .resolved(let resolution): try resolution.encode(to: encoder)
    case .corrected(let correction): try correction.encode(to: encoder)
    case .cancelled(let withdrawal), .voided(let withdrawal): try withdrawal.encode(to: encoder)
    case .progress(let report): try report.encode(to: encoder)
    case .note(let remark): try remark.encode(to: encoder)
    case .linked(let link), .compensationUsed(let link): try link.encode(to: encoder)
    case .assigned(let body): try body.encode(to: encoder)
    case .promised(let body): try body.encode(to: encoder)
    case .documentRequested(let body): try body.encode(to: encoder)
    case .documentReceived(let body): try body.encode(to: encoder)
    case .escalated(let body): try body.encode(to: encoder)
    case .pended(let body): try body.encode(to: encoder)
    case .disposed(let body): try body.encode(to: encoder)
    case .redirected(let body): try body.encode(to: encoder)
    case .answered(let body): try body.encode(to: encoder)
    case .replied(let body): try body.encode(to: encoder)
    case .closed(let body): try body.encode(to: encoder)
    case .rated(let body): try body.encode(to: encoder)
    case .reopened(let body): try body.encode(to: encoder)
    case .compensationGranted(let body): try body.encode(to: encoder)
    case .recounted(let body): try body.encode(to: encoder)
    }
  }
}
