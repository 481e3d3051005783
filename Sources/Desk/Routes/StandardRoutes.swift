import Calendars
import HTTP
import TicketCore

extension Desk {
  /// `GET /api/standards`: what the forms are built from.
  func listStandards(_ call: Call) -> Response { .json(200, prepared.standards) }

  /// `GET /api/published-standards`: the standards' components, open to everybody.
  func listPublishedStandards(_ call: Call) -> Response { .json(200, prepared.publishedStandards) }
}

/// What a form, and the work on a case, need of a service standard.
struct StandardAnswer: Encodable {
  /// All of them, as they are answered.
  static func encode(_ standards: [ServiceStandard]) -> [UInt8] {
    JSON.encode(Listing(items: standards.map(StandardAnswer.init), next: nil))
  }

  struct Form: Encodable {
    let required: [Requirement]
    let optional: [Answer]
    let fields: [ExtraField]
    let emailSummary: Bool
    let redirect: RedirectRule?
    let disposition: DispositionChain?

    init(_ rules: ChannelRules) {
      required = rules.require
      optional = rules.optional
      fields = rules.fields
      emailSummary = rules.emailSummary
      redirect = rules.redirect
      disposition = rules.disposition
    }
  }

  let id: String
  let title: Phrase
  let office: Phrase
  let letter: String
  let kinds: [Kind]
  let categories: [TicketCore.Category]
  let channels: [String: Form]
  let reminders: [Phrase]
  let queueing: Queueing
  let promises: [PromiseRule]
  let tiers: [Tier]
  let pending: Bool
  let progressDuty: Bool
  let coordination: [Coordination]

  init(_ standard: ServiceStandard) {
    id = standard.id
    title = standard.title
    office = standard.office
    letter = standard.letter
    kinds = standard.kinds
    categories = standard.categories
    channels = Dictionary(
      uniqueKeysWithValues: standard.channels.map { channel, rules in
        (channel.rawValue, Form(rules))
      })
    reminders = standard.reminders
    queueing = standard.queueing
    promises = standard.promises
    tiers = standard.tiers
    pending = standard.pending != nil
    progressDuty = standard.progressDuty != nil
    coordination = standard.coordination
  }
}
