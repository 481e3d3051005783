import Calendars
import Foundation
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/visitors?q=`: returning visitors, best match first.
  func searchVisitors(_ call: Call) throws -> Response {
    let (limit, after) = (try call.limit(), try call.after() ?? 0)
    let typed = call.request.query["q"] ?? ""
    let found = try ledger.read { try Visitors.search(typed, skip: after, limit: limit + 1, in: $0) }
    let items = found.prefix(limit).map { VisitorAnswer($0, warnings: [], language: call.request.language) }
    let next = found.count > limit ? String(after + Int64(limit)) : nil
    return .json(200, JSON.encode(Listing(items: items, next: next)))
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
}

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

/// A visitor as screens see it: the identity number masked.
private struct VisitorAnswer: Encodable, Sendable {
  struct MaskedIdentity: Encodable, Sendable {
    let kind: IdentityKind
    let number: String
  }

  let id: String
  let version: Int
  let name: String
  let requesterType: RequesterType?
  let email: String?
  let phone: String?
  let address: String?
  let organisation: String?
  let nip: String?
  let identity: MaskedIdentity?
  let warnings: [ProblemDocument.FieldError]?

  init(_ record: VisitorRecord, warnings: [Problem], language: Language) {
    let visitor = record.visitor
    id = visitor.id
    version = record.version
    name = visitor.name
    requesterType = visitor.requesterType
    email = visitor.email
    phone = visitor.phone
    address = visitor.address
    organisation = visitor.organisation
    nip = visitor.nip
    identity = visitor.identity.map { MaskedIdentity(kind: $0.kind, number: $0.masked) }
    self.warnings =
      warnings.isEmpty
      ? nil
      : warnings.map { ProblemDocument.FieldError(field: $0.pointer, message: $0.message(in: language)) }
  }
}
