import Calendars
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/visitors?q=`: returning visitors first, each with what is not done yet.
  func searchVisitors(_ call: Call) throws -> Response {
    let (limit, after, viewer) = (try call.limit(), try call.after() ?? 0, try call.signedIn().viewer)
    let (typed, language) = (call.request.query["q"] ?? "", call.request.language)
    let (items, isMore) = try ledger.read { connection in
      let found = try Visitors.search(typed, skip: after, limit: limit + 1, in: connection)
      let items = try found.prefix(limit).map { record in
        KnownVisitorAnswer(
          VisitorAnswer(record, warnings: [], language: language),
          history: try VisitorHistory.of(record.visitor.id, for: viewer, in: connection), merges: nil)
      }
      return (items, found.count > limit)
    }
    return .json(200, JSON.encode(Listing(items: items, next: isMore ? String(after + Int64(limit)) : nil)))
  }

  /// `GET /api/visitors/{id}`: one, with what can still be taken apart again.
  func getVisitor(_ call: Call) throws -> Response {
    let (id, viewer, now) = (try call.id("id"), try call.signedIn().viewer, ledger.now)
    let answer = try ledger.read { connection in
      try Visitors.person(id, in: connection).map { record in
        KnownVisitorAnswer(
          VisitorAnswer(record, warnings: [], language: call.request.language),
          history: try VisitorHistory.of(record.visitor.id, for: viewer, in: connection),
          merges: try VisitorMerges.reversible(of: record.visitor.id, at: now, in: connection))
      }
    }
    guard let answer else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(answer))
  }

  /// `PUT /api/visitors/{id}`: registers or corrects.
  func putVisitor(_ call: Call) throws -> Response {
    let id = try call.id("id")
    let body = try JSON.decode(VisitorBody.self, from: call.request.body)
    let (visitor, warnings) = try body.input.visitor(id: id)
    let outcome = try ledger.record { entry in
      try Visitors.put(visitor, expect: body.expect, keepsIdentity: !body.namesIdentity, in: entry)
    }
    func answer(_ status: Int, _ record: VisitorRecord) -> Response {
      .json(status, JSON.encode(VisitorAnswer(record, warnings: warnings, language: call.request.language)))
    }
    switch outcome {
    case .registered(let record): return answer(201, record)
    case .corrected(let record), .unchanged(let record): return answer(200, record)
    case .stale(let record):
      throw DeskProblem.stale(current: VisitorAnswer(record, warnings: [], language: call.request.language))
    }
  }

  /// `PUT /api/visitors/{id}/merges/{merge}`: another visitor was the same person.
  func mergeVisitors(_ call: Call) throws -> Response {
    let (kept, merge, caller) = (try call.id("id"), try call.id("merge"), try call.signedIn())
    let body = try JSON.decode(MergeBody.self, from: call.request.body)
    let label = Phrase("Pengunjung ganda", "Duplicate visitor")
    guard let duplicate = UUID(uuidString: body.duplicate)?.uuidString.lowercased(), duplicate != kept else {
      let remedy = Phrase("pilih pengunjung lain", "choose another visitor")
      throw InvalidInput([Problem("/duplicate", .malformed(label, remedy: remedy))])
    }
    let outcome = try ledger.record { entry in
      try VisitorMerges.merge(duplicate, into: kept, as: merge, actor: caller.username, in: entry)
    }
    switch outcome {
    case .merged(let merge): return .json(201, JSON.encode(MergeAnswer(merge)))
    case .there(let merge): return .json(200, JSON.encode(MergeAnswer(merge)))
    case .reused: throw DeskProblem.idReused
    case .missing: throw DeskProblem.notFound
    case .alreadyMerged: throw DeskProblem.alreadyMerged
    }
  }

  /// `PUT /api/visitors/{id}/merges/{merge}/reversal`: they were two after all.
  func reverseMerge(_ call: Call) throws -> Response {
    let (merge, caller) = (try call.id("merge"), try call.signedIn())
    switch try ledger.record({ try VisitorMerges.reverse(merge, actor: caller.username, in: $0) }) {
    case .reversed(let merge): return .json(200, JSON.encode(MergeAnswer(merge)))
    case .missing: throw DeskProblem.notFound
    case .tooLate: throw DeskProblem.mergeTooOld
    }
  }
}

private struct MergeBody: Decodable { let duplicate: String }

/// `PUT /api/visitors/{id}`'s body: the visitor, the version seen, and whether the identity document is named at all
/// (absent = kept, since screens see it masked; null = removed).
private struct VisitorBody: Decodable, Sendable {
  let input: VisitorInput
  let expect: Int?
  let namesIdentity: Bool

  private enum Key: String, CodingKey { case expect, identity }

  init(from decoder: any Decoder) throws {
    input = try VisitorInput(from: decoder)
    let container = try decoder.container(keyedBy: Key.self)
    expect = try container.decodeIfPresent(Int.self, forKey: .expect)
    namesIdentity = container.contains(.identity)
  }
}
