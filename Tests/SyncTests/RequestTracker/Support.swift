import Foundation
import Records
import Synchronization
import TestServices

@testable import Sync

/// A case as its records tell of it.
struct Story {
  let id: String
  private(set) var facts: [Fact: FactValue]
  private(set) var records: [SyncRecord] = []
  private let kind: OutboxKind

  init(id: String = WireClient.newID(), kind: OutboxKind = .ticket, _ facts: [Fact: FactValue] = [:]) {
    self.id = id
    self.kind = kind
    let usual: [Fact: FactValue] = [
      .office: .text("kli"), .officeName: .text("Kantor Uji"), .id: .text(id), .number: .text("KJ-001"),
      .standard: .text("kli-prime"), .standardName: .text("Konsultasi"), .channel: .text("walkIn"),
      .subject: .text("Pelaporan SPT"), .question: .text("Bagaimana caranya?\nTerima kasih."), .state: .text("waiting"),
      .tier: .number(1), .receivedAt: .moment(Date(timeIntervalSince1970: 1_793_606_400)),
      .due: .moment(Date(timeIntervalSince1970: 1_794_000_000)), .visitorName: .text("Budi"),
      .visitorEmail: .text("budi@example.id"), .visitorPhone: .text("0812000"),
    ]
    self.facts = usual.merging(facts) { $1 }
  }

  /// Something happens; the facts are as it leaves them, nil for one that is known no more.
  mutating func tell(_ type: String, _ changed: [Fact: FactValue?] = [:], restricted: Bool = false) -> SyncRecord {
    facts[.eventText] = nil
    facts[.eventReason] = nil
    for (fact, value) in changed { facts[fact] = value }
    let sequence = records.count + 1
    let at = Date(timeIntervalSince1970: 1_793_606_400 + Double(sequence) * 60)
    facts[.version] = .number(sequence)
    facts[.eventType] = .text(type)
    facts[.eventAt] = .moment(at)
    let record = SyncRecord(
      id: WireClient.newID(), kind: kind, subject: id, sequence: sequence, type: type, at: at,
      isRestricted: restricted, facts: Facts(facts))
    records.append(record)
    return record
  }
}

extension Delivery {
  init(_ records: SyncRecord..., carrier: SyncRecord, isDoubtful: Bool = false) {
    self.init(records: records, carrier: carrier, isDoubtful: isDoubtful)
  }

  private init(records: [SyncRecord], carrier: SyncRecord, isDoubtful: Bool) {
    guard let delivery = Delivery(records: records + [carrier], isDoubtful: isDoubtful) else {
      preconditionFailure("a delivery has a record")
    }
    self = delivery
  }
}

/// The mapping that is shipped, or one that a test changes first.
func shippedMapping(_ change: (String) -> String = { $0 }) throws -> RequestTracker.Mapping {
  let file = URL(filePath: #filePath).appending(path: "../../../../Kiosk/crm/request-tracker.json").standardizedFileURL
  let text = change(try String(contentsOf: file, encoding: .utf8))
  return try RequestTracker.Mapping.read(file: "request-tracker.json", bytes: [UInt8](text.utf8)).get()
}

/// Answers what a test says, and keeps what was asked.
final class ScriptedTransport: Transport {
  typealias Answer = Result<IncomingResponse, TransportFailure>
  private let script: @Sendable (OutgoingRequest) -> Answer?
  private let sent = Mutex<[OutgoingRequest]>([])

  /// - Parameter script: nil to answer with success and nothing found.
  init(_ script: @escaping @Sendable (OutgoingRequest) -> Answer?) { self.script = script }

  /// What was asked, as `METHOD path`.
  var requests: [String] { sent.withLock { $0.map { "\($0.method) \($0.url.path)" } } }

  /// The bodies that were sent, as objects.
  var bodies: [[String: Any]] {
    sent.withLock { $0.compactMap(\.body) }.compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0))) as? [String: Any]
    }
  }

  func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse {
    sent.withLock { $0.append(request) }
    return try (script(request) ?? .json(200, #"{"count":0,"total":null,"pages":null,"items":[]}"#)).get()
  }
}

extension Result where Success == IncomingResponse, Failure == TransportFailure {
  static func json(_ status: Int, _ text: String, retryAfter: Duration? = nil) -> Self {
    .success(IncomingResponse(status: status, body: [UInt8](text.utf8), retryAfter: retryAfter))
  }
}

/// The real network, that loses the answers to what a test names, after they have done their work.
final class LosingTransport: Transport {
  private let network = WebTransport(timeout: RequestTracker.timeout)
  private let losing = Mutex<String?>(nil)

  /// Loses the next answer to a method and an end of a path, such as `POST /ticket`.
  func lose(_ request: String) { losing.withLock { $0 = request } }

  func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse {
    let response = try network.send(request)
    let isLost = losing.withLock { losing in
      guard let wanted = losing, "\(request.method) \(request.url.path)".hasPrefix(wanted.prefix(4)),
        request.url.path.hasSuffix(wanted.dropFirst(5))
      else { return false }
      losing = nil
      return true
    }
    if isLost { throw .lost }
    return response
  }
}
