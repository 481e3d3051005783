import Foundation
import Records
import Synchronization

@testable import Sync

/// A network in memory: it keeps what was sent and answers as it is told.
final class StubTransport: Transport {
  private let state = Mutex<(sent: [OutgoingRequest], answers: [Result<IncomingResponse, TransportFailure>])>(([], []))

  /// What was sent, in order.
  var sent: [OutgoingRequest] { state.withLock { $0.sent } }

  /// Says what the next requests are answered; 204 when nothing is said.
  func answer(_ answers: [Result<IncomingResponse, TransportFailure>]) { state.withLock { $0.answers = answers } }

  func send(_ request: OutgoingRequest) throws(TransportFailure) -> IncomingResponse {
    let answer = state.withLock { state in
      state.sent.append(request)
      return state.answers.isEmpty ? .success(IncomingResponse(status: 204, body: [])) : state.answers.removeFirst()
    }
    return try answer.get()
  }
}

/// What webhooks are made of in the tests.
enum Sample {
  static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()
  static let newerSecret = "whsec_" + Data((0..<64).map { UInt8(255 - $0) }).base64EncodedString()
  static let installation = "01930a10-0000-7000-8000-00000000abcd"
  static let subject = "01930a10-0000-7000-8000-000000000001"

  static func mapping(_ name: String = "webhook.json") throws -> Webhook.Mapping {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Kiosk/crm/\(name)")
    return try Webhook.Mapping.read(file: name, bytes: [UInt8](Data(contentsOf: file)))
  }

  static func webhook(
    to url: String, secrets: [String] = [secret], by transport: any Transport
  ) throws -> Webhook {
    guard let endpoint = URL(string: url) else { throw URLError(.badURL) }
    return Webhook(
      endpoint: endpoint, mapping: try mapping(),
      secrets: try Webhook.Secrets(reading: secrets.joined(separator: "\n"), of: "secrets"), transport: transport)
  }

  static func record(
    _ sequence: Int = 1, of subject: String = subject, kind: OutboxKind = .ticket, type: String = "issued",
    more: [Fact: FactValue] = [:]
  ) -> SyncRecord {
    let facts: [Fact: FactValue] = [
      .office: .text("kppn palangka/raya"), .officeName: .text("KPPN Palangka Raya"),
      .installation: .text(installation), .number: .text("B-012"), .subject: .text("Revisi DIPA “ketiga”"),
      .version: .number(sequence), .visitorName: .text("Budi Santoso"), .visitorEmail: .text("budi@contoh.id"),
      .receivedAt: .moment(Date(timeIntervalSince1970: 1_793_606_400.25)),
    ]
    return SyncRecord(
      id: "01930a10-0000-7000-8000-0000000\(10_000 + sequence)", kind: kind, subject: subject,
      sequence: sequence, type: type, at: Date(timeIntervalSince1970: 1_793_606_400.5), isRestricted: false,
      facts: Facts(facts.merging(more) { $1 }))
  }

  static func delivery(_ records: SyncRecord..., doubtful: Bool = false) -> Delivery {
    guard let delivery = Delivery(records: records, isDoubtful: doubtful) else {
      preconditionFailure("a delivery has a record")
    }
    return delivery
  }
}
