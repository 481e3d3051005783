import Calendars
import Foundation
import Records

/// A record as a CloudEvent 1.0 in structured JSON mode. The same record gives the same bytes.
struct CloudEvent {
  /// The media type of the structured mode in JSON.
  static let contentType = "application/cloudevents+json; charset=UTF-8"
  /// The extension `sequence` is compared as text, so it has leading zeros; no subject has more than they hold.
  private static let sequenceDigits = 10

  /// The event as JSON.
  let bytes: [UInt8]

  /// An event of a record; nil where the mapping has nothing for its kind, or nobody knows whose it is.
  init?(_ record: SyncRecord, by mapping: Webhook.Mapping) {
    guard let data = mapping.data(of: record), let source = Self.source(record.facts) else { return nil }
    let sequence = String(record.sequence)
    let zeros = String(repeating: "0", count: max(0, Self.sequenceDigits - sequence.count))
    let event = JSONTree.object([
      "specversion": .string("1.0"), "id": .string(record.id), "source": .string(source),
      "type": .string("id.go.loket.\(record.kind.rawValue).\(record.type).v1"), "subject": .string(record.subject),
      "time": .string(record.at.rfc3339), "sequence": .string(zeros + sequence),
      "datacontenttype": .string("application/json"), "data": data,
    ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let encoded = try? encoder.encode(event) else { return nil }
    bytes = [UInt8](encoded)
  }

  /// Whose events they are: two installations of one office number their tickets alike and are told apart all the same.
  private static func source(_ facts: Facts) -> String? {
    guard case .text(let office)? = facts[.office], case .text(let installation)? = facts[.installation] else {
      return nil
    }
    return "/offices/\(office.percentEncoded)/installations/\(installation.percentEncoded)"
  }

}

extension FactValue {
  /// The value as JSON; moments as RFC 3339 text in UTC.
  var json: JSONTree {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(Double(number))
    case .moment(let moment): .string(moment.rfc3339)
    }
  }
}

extension Date {
  fileprivate var rfc3339: String { formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }
}
