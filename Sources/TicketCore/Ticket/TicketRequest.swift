import Calendars
import Foundation

/// A ticket as the API is asked for it, before anything was checked.
package struct TicketRequest: Codable, Hashable, Sendable {
  /// The visitor's id; only a self-service ticket can do without.
  package var visitor: String?
  /// The standard's id.
  package var standard: String
  /// The channel's name.
  package var channel: String
  /// The category's id; `umum` where absent and not demanded.
  package var category: String?
  /// The kind's name; the standard's first where absent.
  package var kind: String?
  /// One line on what it is about.
  package var subject: String?
  /// The question or problem, of several lines if need be.
  package var question: String?
  /// The answers to the standard's own questions, by the field's name; `true` or `false` for a checkbox.
  package var fields: [String: String]?
  /// When the request arrived, where that was not just now.
  package var receivedAt: Date?
  /// Whether the ticket is printed; where absent, it is for those who wait in the queue.
  package var print: Bool?
  /// Why the visitor is served before others: the raw value of a `PriorityClass`.
  package var priority: String?
  /// A demanded answer that the visitor does not have.
  package var waiver: WaiverInput?
  /// The visit that it belongs to (UUID).
  package var visit: String?
  /// The old ticket that it goes on from (UUID).
  package var follows: String?
  /// A phone number, from a self-service device that registers nobody.
  package var phone: String?

  /// Takes the values as they are.
  package init(
    visitor: String? = nil, standard: String, channel: String, category: String? = nil, kind: String? = nil,
    subject: String? = nil, question: String? = nil, fields: [String: String]? = nil, receivedAt: Date? = nil,
    print: Bool? = nil, priority: String? = nil, waiver: WaiverInput? = nil, visit: String? = nil,
    follows: String? = nil, phone: String? = nil
  ) {
    self.visitor = visitor
    self.standard = standard
    self.channel = channel
    self.category = category
    self.kind = kind
    self.subject = subject
    self.question = question
    self.fields = fields
    self.receivedAt = receivedAt
    self.print = print
    self.priority = priority
    self.waiver = waiver
    self.visit = visit
    self.follows = follows
    self.phone = phone
  }

  /// Reads a request; a standard or channel that is not there is empty, so that both are told at once.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    visitor = try container.decodeIfPresent(String.self, forKey: .visitor)
    standard = try container.decodeIfPresent(String.self, forKey: .standard) ?? ""
    channel = try container.decodeIfPresent(String.self, forKey: .channel) ?? ""
    category = try container.decodeIfPresent(String.self, forKey: .category)
    kind = try container.decodeIfPresent(String.self, forKey: .kind)
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    question = try container.decodeIfPresent(String.self, forKey: .question)
    fields = try container.decodeIfPresent([String: String].self, forKey: .fields)
    receivedAt = try container.decodeIfPresent(Date.self, forKey: .receivedAt)
    print = try container.decodeIfPresent(Bool.self, forKey: .print)
    priority = try container.decodeIfPresent(String.self, forKey: .priority)
    waiver = try container.decodeIfPresent(WaiverInput.self, forKey: .waiver)
    visit = try container.decodeIfPresent(String.self, forKey: .visit)
    follows = try container.decodeIfPresent(String.self, forKey: .follows)
    phone = try container.decodeIfPresent(String.self, forKey: .phone)
  }

  /// The standard that is asked for. Throws where the installation does not offer it; what depends on it can't be
  /// told then, but whether there is such a channel can.
  package func standard(in offered: StandardSet) throws(InvalidInput) -> ServiceStandard {
    if let standard = offered[standard] { return standard }
    var problems = [
      Problem("/standard", .unknown(Phrase("Layanan", "Service"), choices: offered.all.map(\.id)))
    ]
    if Channel(rawValue: channel) == nil {
      problems.append(
        Problem("/channel", .unknown(Phrase("Kanal", "Channel"), choices: Channel.allCases.map(\.rawValue))))
    }
    throw InvalidInput(problems)
  }

  /// All that the standard finds wrong or missing, in the order of the form; empty for a good request. With an
  /// incomplete intake missing answers are let pass: they are asked for at the counter.
  package func check(
    against standard: ServiceStandard, visitor: Visitor?, intake: Intake = .complete, now: Date
  ) -> [Problem] {
    RequestReview(self, standard: standard, visitor: visitor, intake: intake, now: now).problems
  }
}

/// Whether a ticket has all that its standard demands.
package enum Intake: String, CaseIterable, Codable, Sendable {
  /// Every demanded answer is there.
  case complete
  /// Issued by self-service; what is missing is asked for at the counter and demanded at the start of the service.
  case incomplete
}
