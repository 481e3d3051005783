import Calendars
import TicketCore

/// A service standard as it is published to everybody (UU 25/2009): its components in words, without what only the desk
/// needs.
struct PublishedStandard: Encodable {
  /// What is asked of those who come by one channel.
  struct Way: Encodable {
    let channel: Channel
    let name: Phrase
    let required: [Phrase]
    let requiredLater: [Phrase]
  }

  /// A time promised.
  struct Time: Encodable {
    let label: Phrase
    let terms: Phrase
    let channels: [Phrase]
  }

  /// A stretch of dates with other hours.
  struct Override: Encodable {
    let name: String
    let from: LocalDate
    let to: LocalDate
    let days: [Day]
  }

  /// One day of a week.
  struct Day: Encodable {
    let weekday: String
    let frames: [ServiceFrame]
  }

  let id: String
  let title: Phrase
  let office: Phrase
  let decree: String?
  let source: String
  let version: String
  let timeZone: String
  let free: Bool
  let membersOnly: Bool
  let ways: [Way]
  let procedure: [Phrase]
  let mechanism: [Phrase]
  let times: [Time]
  let products: [Phrase]
  let compensation: Phrase?
  let complaintChannels: [ComplaintChannel]
  let hours: [Day]
  let overrides: [Override]
  let consultationHours: [Day]

  /// All that an office serves, with the office's name.
  static func encode(_ office: Office) -> [UInt8] {
    struct Listing: Encodable {
      let office: String
      let items: [PublishedStandard]
    }
    return JSON.encode(Listing(office: office.name, items: office.standards.all.map(PublishedStandard.init)))
  }

  init(_ standard: ServiceStandard) {
    id = standard.id
    title = standard.title
    office = standard.office
    decree = standard.decree
    source = standard.source
    version = standard.version
    timeZone = standard.timeZone.identifier
    free = standard.free
    membersOnly = standard.membersOnly
    ways = Channel.allCases.compactMap { channel in standard.channels[channel].map { Way(channel, $0) } }
    procedure = standard.tiers.map(\.name)
    mechanism = Mechanism(standard).sentences
    times = standard.promises.map { rule in
      Time(label: rule.label, terms: rule.terms, channels: (rule.channels ?? []).map(\.label))
    }
    products = standard.products
    compensation = standard.compensation?.text
    complaintChannels = standard.complaintChannels
    hours = Self.days(of: standard.hours.weekly)
    overrides = standard.hours.overrides.map { other in
      Override(
        name: other.name, from: other.dates.lowerBound, to: other.dates.upperBound, days: Self.days(of: other.weekly))
    }
    consultationHours = standard.consultationHours.map { Self.days(of: $0.weekly) } ?? []
  }

  private static func days(of week: WeeklyHours) -> [Day] {
    Weekday.allCases.map { Day(weekday: $0.rawValue, frames: week[$0]) }.filter { !$0.frames.isEmpty }
  }
}

extension PublishedStandard.Way {
  fileprivate init(_ channel: Channel, _ rules: ChannelRules) {
    self.channel = channel
    name = channel.label
    required =
      rules.require.map(\.words) + rules.fields.filter { $0.required && $0.requiredFor == nil }.map(\.label)
      + rules.fields.filter { $0.required && $0.requiredFor != nil }.map(\.wordsForSome)
    requiredLater = rules.requireWhenAnswerFollows.map(\.words)
  }
}

extension Requirement {
  /// The answer demanded, or those of which one is enough.
  fileprivate var words: Phrase {
    Phrase(
      anyOf.map(\.label.id).joined(separator: " atau "), anyOf.map(\.label.en).joined(separator: " or "))
  }
}

extension ExtraField {
  /// The label with those of whom it is demanded.
  fileprivate var wordsForSome: Phrase {
    let types = requiredFor ?? []
    return Phrase(
      "\(label.id) (\(types.map(\.label.id).joined(separator: ", ")))",
      "\(label.en) (\(types.map(\.label.en).joined(separator: ", ")))")
  }
}
