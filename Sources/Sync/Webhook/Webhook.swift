import Calendars
import Foundation
import Records

/// The way to anything that takes webhooks: each record is a CloudEvent 1.0 in structured mode, signed after Standard
/// Webhooks. The receiver knows a record that comes again by its `webhook-id`, the record's id on every attempt.
package struct Webhook: Connector {
  /// How long one call may take, in seconds; Standard Webhooks wants 15–30.
  package static let timeout: TimeInterval = 20

  /// Every event is a record of its own, and nobody can be asked what has arrived.
  package let capabilities = Capabilities(
    keepsSubjects: false, canFind: false, coalesces: false, canPull: false, parallel: 8)

  private let endpoint: URL
  private let mapping: Mapping
  private let secrets: Secrets
  private let transport: any Transport
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - endpoint: where the records go.
  ///   - secrets: what they are signed with; all of them sign while one is replaced by another.
  ///   - now: the time of sending, which is signed too so that nobody can send a record again much later.
  package init(
    endpoint: URL, mapping: Mapping, secrets: Secrets, transport: any Transport,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.endpoint = endpoint
    self.mapping = mapping
    self.secrets = secrets
    self.transport = transport
    self.now = now
  }

  package var takesRestricted: Bool { mapping.takesRestricted }

  /// Asks by OPTIONS, which changes nothing. Whether the signature counts only a record can tell, and receivers differ
  /// in what they say to a method that they don't serve: every answer but those that mean trouble is a sign of life.
  package func probe() -> Probe {
    do {
      let answer = try transport.send(OutgoingRequest("OPTIONS", endpoint))
      return switch answer.status {
      case 410: .gone
      case 300..<400: .unfit(missing: ["crm.url (HTTP \(answer.status))"])
      case 429, 500, 502...504: .unreachable
      default: .ready
      }
    } catch {
      return Probe(error)
    }
  }

  package func find(_ delivery: Delivery) -> Search { .absent }

  package func create(_ delivery: Delivery) -> SyncOutcome { deliver(delivery) }

  package func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome { deliver(delivery) }

  package func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome { deliver(delivery) }

  package func changes(after cursor: String?) -> Pull { .changes([], cursor: cursor ?? "") }

  private func deliver(_ delivery: Delivery) -> SyncOutcome {
    for record in delivery.records {
      let outcome = deliver(record)
      guard outcome == .updated else { return outcome }
    }
    return .updated
  }

  private func deliver(_ record: SyncRecord) -> SyncOutcome {
    guard let event = CloudEvent(record, by: mapping) else {
      return .rejected(Rejection(.unmapped, words: "\(record.kind.rawValue).\(record.type)"))
    }
    let body = event.bytes
    do {
      let answer = try transport.send(
        OutgoingRequest("POST", endpoint, headers: headers(of: record, body: body), body: body))
      return outcome(of: answer)
    } catch {
      return SyncOutcome(error)
    }
  }

  private func headers(of record: SyncRecord, body: [UInt8]) -> [String: String] {
    let timestamp = String(Int(now().timeIntervalSince1970.rounded(.down)))
    return [
      "Content-Type": CloudEvent.contentType, "webhook-id": record.id, "webhook-timestamp": timestamp,
      "webhook-signature": secrets.signatures(id: record.id, timestamp: timestamp, body: body),
    ]
  }

  private func outcome(of answer: IncomingResponse) -> SyncOutcome {
    switch answer.status {
    case 200..<300: .updated
    // A redirect says that the address is wrong and not the record: that is no reason to give up any.
    case 300..<400: .retryable(after: answer.retryAfter)
    default:
      SyncOutcome(refusal: answer, words: Self.words(of: answer))
    }
  }

  /// What a receiver says of the trouble (RFC 9457, or a message), and nothing else of its answer: some send back what
  /// they were sent.
  private static func words(of answer: IncomingResponse) -> String {
    guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(answer.body)) else { return "" }
    return ["title", "detail", "message"].compactMap { tree[$0]?.text }.joined(separator: " ")
  }
}
