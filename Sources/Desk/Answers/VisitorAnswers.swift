import Calendars
import Foundation
import Records
import TicketCore

/// A visitor as screens see it: the identity number masked.
struct VisitorAnswer: Encodable, Sendable {
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
    self.warnings = ProblemDocument.FieldError.doubts(warnings, in: language)
  }
}

/// A visitor with what the desk knows of earlier visits.
struct KnownVisitorAnswer: Encodable {
  private struct Rest: Encodable {
    let visits: Int
    let lastVisit: LocalDate?
    let openTickets: [VisitorHistory.OpenTicket]
    let merges: [MergeAnswer]?
  }

  private let visitor: VisitorAnswer
  private let rest: Rest

  init(_ visitor: VisitorAnswer, history: VisitorHistory, merges: [VisitorMerges.Merge]?) {
    self.visitor = visitor
    rest = Rest(
      visits: history.visits, lastVisit: history.lastVisit, openTickets: history.open,
      merges: merges.map { $0.map(MergeAnswer.init) })
  }

  func encode(to encoder: any Encoder) throws {
    try visitor.encode(to: encoder)
    try rest.encode(to: encoder)
  }
}

/// A merge of two visitors, and until when it can be taken back.
struct MergeAnswer: Encodable {
  struct Duplicate: Encodable {
    let id: String
    let name: String
  }

  let id: String
  let kept: String
  let duplicate: Duplicate
  let at: Date
  let until: Date
  let reversed: Bool

  init(_ merge: VisitorMerges.Merge) {
    id = merge.id
    kept = merge.kept
    duplicate = Duplicate(id: merge.duplicate, name: merge.name)
    at = merge.at
    until = merge.until
    reversed = merge.isReversed
  }
}
