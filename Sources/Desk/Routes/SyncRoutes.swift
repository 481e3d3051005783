import Foundation
import HTTP
import Records

extension Desk {
  /// `GET /api/sync`: how the way to the central CRM stands, and what is stuck on it.
  func getSync(_ call: Call) throws -> Response { try showSync(call, limit: try call.limit()) }

  /// `PUT /api/sync/retries/{id}`: tries a stuck record again, or all dead letters.
  func retrySync(_ call: Call) throws -> Response { try perform(SyncAct.retry(reading: call.request.body), call) }

  /// `PUT /api/sync/skips/{id}`: lets a stuck record go.
  func skipSync(_ call: Call) throws -> Response { try perform(SyncAct.skip(reading: call.request.body), call) }

  /// `PUT /api/sync/pauses/{id}`: pauses the sync, or goes on.
  func pauseSync(_ call: Call) throws -> Response { try perform(SyncAct.pause(reading: call.request.body), call) }

  /// `PUT /api/sync/conflicts/{id}`: a conflict is dealt with.
  func seeSyncConflict(_ call: Call) throws -> Response { try perform(SyncAct.see(reading: call.request.body), call) }

  /// Figures of the way to the CRM.
  /// - Throws: a database error.
  func syncMetrics() throws -> [Metric] {
    let now = ledger.now
    let (figures, state) = try ledger.read { (try Outbox.figures(in: $0), try CRMState.read(in: $0)) }
    let standing = SyncStanding(crm, state, oldest: figures.oldest, at: now)
    return [
      Metric("loket_outbox_pending", .gauge, "Records waiting for the central CRM.", Double(figures.waiting)),
      Metric(
        "loket_outbox_oldest_seconds", .gauge, "How long the oldest record has waited.",
        figures.oldest.map { max(0, now.timeIntervalSince($0)) } ?? 0),
      Metric("loket_outbox_dead", .gauge, "Records that the central CRM does not take.", Double(figures.dead)),
      Metric(
        "loket_sync_delivered_total", .counter, "Records that the central CRM has got.", Double(state.delivered)),
    ]
      + SyncStanding.allCases.map {
        Metric(
          "loket_sync_state", .gauge, "1 for how the way to the CRM stands.", $0 == standing ? 1 : 0,
          ["state": $0.rawValue])
      }
  }

  private func perform(_ wish: SyncAct, _ call: Call) throws -> Response {
    let (id, caller) = (try call.id("id"), try call.signedIn())
    let act = Act(id: id, actor: caller.username, request: call.digest)
    let answer = try act.perform(in: ledger) { try wish.perform(for: caller.viewer, in: $0) }
    return try showSync(call, limit: 50, status: answer.isRepeated ? 200 : 201)
  }

  private func showSync(_ call: Call, limit: Int, status: Int = 200) throws -> Response {
    let (viewer, names, now) = (try call.signedIn().viewer, try access.names(), ledger.now)
    let answer = try ledger.read {
      try SyncAnswer(
        crm, for: viewer, limit: limit, in: call.request.language, names: names, at: now, $0)
    }
    return .json(status, JSON.encode(answer))
  }
}
