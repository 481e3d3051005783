import Calendars
import Foundation
import Records
import TicketCore

/// The way to the central CRM as the screen sees it. Sums and lists leave out what the reader may not know of.
struct SyncAnswer: Encodable {
  struct Pause: Encodable {
    let since: Date
    let by: String
    let reason: String
  }

  let connector: Nullable<String>
  let host: Nullable<String>
  let queue: Nullable<String>
  let state: String
  let since: Nullable<Date>
  let nextTry: Nullable<Date>
  let missing: [String]
  let problems: [String]
  let unread: Nullable<String>
  let pause: Nullable<Pause>
  let backlog: Int
  let oldest: Nullable<Date>
  let deadLetters: Int
  let openConflicts: Int
  let dead: [StuckAnswer]
  let retrying: [StuckAnswer]
  let conflicts: [ConflictAnswer]
  let acts: [SyncActAnswer]
  let lastSuccess: Nullable<Date>
  let lastFailure: Nullable<Date>

  /// Reads how it stands.
  ///
  /// - Parameters:
  ///   - limit: the length of each list.
  ///   - names: accounts' names by their user names.
  /// - Throws: a database error.
  init(
    _ link: CRMLink?, for viewer: Viewer, limit: Int, in language: Language, names: [String: String], at now: Date,
    _ reader: some SQLReader
  ) throws {
    let crm = try CRMState.read(in: reader)
    let figures = try Outbox.figures(withRestricted: viewer.isFraudAgent, in: reader)
    let standing = SyncStanding(link, crm, oldest: figures.oldest, at: now)
    let called = { (username: String) in names[username] ?? username }
    connector = Nullable(link?.kind)
    host = Nullable(link?.host)
    queue = Nullable(link?.queue)
    state = standing.rawValue
    since = Nullable(standing.since(crm, oldest: figures.oldest))
    nextTry = Nullable(link?.identity == crm.connector ? crm.nextTry(after: now) : nil)
    missing = standing == .unfit ? crm.missing : []
    problems = link?.problems.map { $0[language] } ?? []
    unread = Nullable(Unread(link, crm)?.rawValue)
    pause = Nullable(crm.pause.map { Pause(since: $0.since, by: called($0.by), reason: $0.reason) })
    backlog = figures.waiting
    oldest = Nullable(figures.oldest)
    deadLetters = figures.dead
    openConflicts = try CRMConflict.unseen(withRestricted: viewer.isFraudAgent, in: reader)
    dead = try StuckRecord.dead(for: viewer, limit: limit, in: reader).map(StuckAnswer.init)
    retrying = try StuckRecord.retrying(for: viewer, limit: limit, in: reader).map(StuckAnswer.init)
    conflicts = try CRMConflict.open(for: viewer, limit: limit, in: reader).map(ConflictAnswer.init)
    acts = try CRMAct.latest(for: viewer, limit: limit, in: reader).map { SyncActAnswer($0, by: called($0.by)) }
    lastSuccess = Nullable(crm.lastSuccess)
    lastFailure = Nullable(crm.lastFailure)
  }
}

/// A record that does not get through.
struct StuckAnswer: Encodable {
  let id: String
  let kind: String
  let ticket: Nullable<String>
  let number: Nullable<String>
  let type: String
  let state: String
  let attempts: Int
  let reason: Nullable<String>
  let status: Nullable<Int>
  let words: Nullable<String>
  let createdAt: Date
  let since: Date

  init(_ record: StuckRecord) {
    id = record.id
    kind = record.kind.rawValue
    ticket = Nullable(record.ticket)
    number = Nullable(record.number)
    type = record.type
    state = record.state.rawValue
    attempts = record.attempts
    reason = Nullable(record.rejection)
    status = Nullable(record.status)
    words = Nullable(record.words)
    createdAt = record.createdAt
    since = record.updatedAt
  }
}

/// Something done in the CRM that does not fit what is recorded here.
struct ConflictAnswer: Encodable {
  let id: String
  let ticket: String
  let number: Nullable<String>
  let kind: String
  let field: Nullable<String>
  let ours: Nullable<String>
  let theirs: String
  let author: String
  let at: Date
  let reason: String
  let pulledAt: Date

  init(_ conflict: CRMConflict) {
    id = conflict.id
    ticket = conflict.ticket
    number = Nullable(conflict.number)
    kind = conflict.kind.rawValue
    field = Nullable(conflict.field)
    ours = Nullable(conflict.ours)
    theirs = conflict.theirs
    author = conflict.author
    at = conflict.at
    reason = conflict.reason
    pulledAt = conflict.createdAt
  }
}

/// What somebody did about the sync.
struct SyncActAnswer: Encodable {
  let act: String
  let ticket: Nullable<String>
  let number: Nullable<String>
  let reason: Nullable<String>
  let at: Date
  let by: String

  init(_ act: CRMAct, by name: String) {
    self.act = act.kind.rawValue
    ticket = Nullable(act.ticket)
    number = Nullable(act.number)
    reason = Nullable(act.reason)
    at = act.at
    by = name
  }
}
