import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/stream?after=SEQ`: a snapshot of what was missed, then every change that this role may hear of.
  func openStream(_ call: Call) throws -> Subscription {
    let (caller, after) = (try call.signedIn(), try call.after())
    let topics = Set(Topic.allCases.filter { Permissions.topics[$0]?.contains(caller.role) ?? false })
    let sight = Audience(of: caller.viewer)
    let isSignedIn = access.session(of: call.request)
    return Subscription(
      snapshot: { [ledger] in
        let missed = try? ledger.read { try Changes.since(after, in: $0) }
        let changes = missed?.changes.filter { topics.contains($0.topic) && sight.includes($0) } ?? []
        let answer = SnapshotAnswer(
          seq: missed?.seq ?? 0, changes: changes.map { .init(topic: $0.topic.rawValue, id: $0.id, seq: $0.seq) },
          complete: missed?.isComplete ?? false)
        return Snapshot(seq: answer.seq, data: JSON.encode(answer))
      },
      accepts: { event in
        isSignedIn() && event.audience & sight.bits == event.audience
          && Topic(rawValue: event.topic).map(topics.contains) ?? false
      })
  }
}

/// Who may know of a change, as the broadcaster's bits.
package struct Audience: Sendable {
  private static let restricted = 1
  let bits: Int

  init(of viewer: Viewer) { bits = viewer.mayRead(restricted: true) ? Self.restricted : 0 }

  /// The bits that a reader must have to hear of a change.
  package static func demanded(by change: Change) -> Int { change.isRestricted ? restricted : 0 }

  func includes(_ change: Change) -> Bool { Self.demanded(by: change) & bits == Self.demanded(by: change) }
}

private struct SnapshotAnswer: Encodable {
  struct Change: Encodable {
    let topic: String
    let id: String
    let seq: Int64
  }

  let seq: Int64
  let changes: [Change]
  let complete: Bool
}
