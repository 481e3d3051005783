import Foundation
import Records
import Synchronization
import TicketCore

/// Fetches what others did in the CRM and makes it the ticket's own, once: words become events, and what does not fit is
/// kept as a conflict for people.
struct Puller: Sendable {
  private let connector: any Connector
  private let reader: RecordReader
  private let pulling: SyncSettings.Pulling
  private let ledger: Ledger
  private let looks = Looks()

  init(_ settings: SyncSettings, _ pulling: SyncSettings.Pulling, ledger: Ledger) {
    connector = settings.connector
    reader = settings.reader
    self.pulling = pulling
    self.ledger = ledger
  }

  /// What came of a question.
  enum Result: Equatable {
    /// There may be more, or there is none for now.
    case taken(hasMore: Bool)
    /// It failed so.
    case failed(SyncOutcome)
  }

  /// Fetches what is new, as much as the CRM tells in one go.
  /// - Throws: a database error; what was not taken in is told again.
  func pull() throws -> Result {
    guard connector.capabilities.canPull else { return .taken(hasMore: false) }
    for discovery in try connector.discoveries() + hidden() {
      try ledger.record { [self] in try keep(discovery, in: $0) }
    }
    let cursor = try ledger.read { try CRMState.read(in: $0).cursor }
    switch connector.changes(after: cursor) {
    case .failed(let outcome): return .failed(outcome)
    case .changes(let changes, cursor: let next):
      for change in changes where try ledger.read({ try CRMTransactions.isNew(change.id, in: $0) }) {
        try ledger.record { [self] in try take(change, in: $0) }
      }
      if next != cursor { try ledger.record { try CRMState.note(cursor: next, in: $0) } }
      return .taken(hasMore: next != cursor)
    }
  }

  private func take(_ change: RemoteChange, in entry: Entry) throws {
    guard try CRMTransactions.isNew(change.id, in: entry.transaction) else { return }
    let ticket = try Tickets.find(change.subject, for: .worker, in: entry.transaction)?.ticket
    let event = try ticket.flatMap { try become($0, change, in: entry) }
    try CRMTransactions.note(change.id, on: change.subject, by: change.author, event: event, in: entry)
  }

  /// Makes an event of a change, or a conflict; answers the event's id.
  private func become(_ ticket: Ticket, _ change: RemoteChange, in entry: Entry) throws -> String? {
    switch change.act {
    case .changed(let fact, let theirs):
      try compare(fact, theirs, of: ticket, change, in: entry)
      return nil
    case .reply(let words):
      return try take(words, change, on: ticket, in: entry)
    case .answer(let words), .note(let words):
      guard pulling.tiers.contains(ticket.tier) else {
        try keep(change, on: ticket, theirs: words, because: "tier", in: entry)
        return nil
      }
      return try take(words, change, on: ticket, in: entry)
    }
  }

  private func take(_ words: String, _ change: RemoteChange, on ticket: Ticket, in entry: Entry) throws -> String? {
    do {
      guard change.isWhole, try isOfItsVisitor(change, on: ticket, in: entry) else { throw InvalidInput([]) }
      return try pulling.inbox.take(change, on: ticket, in: entry)
    } catch let refusal as Refusal {
      try keep(change, on: ticket, theirs: words, because: refusal.rawValue, in: entry)
    } catch is InvalidInput {
      try keep(change, on: ticket, theirs: words, because: "invalid", in: entry)
    }
    return nil
  }

  /// Whether the ticket is the visitor's alone who may read the words.
  private func isOfItsVisitor(_ change: RemoteChange, on ticket: Ticket, in entry: Entry) throws -> Bool {
    switch change.visitor {
    case nil: return true
    case .address(let address): return try self.address(on: ticket, in: entry) == address.lowercased()
    case .ofCase(let id):
      guard let other = try Tickets.find(id, for: .worker, in: entry.transaction)?.ticket else { return false }
      if let visitor = ticket.visitorID, visitor == other.visitorID { return true }
      guard let address = try address(on: ticket, in: entry) else { return false }
      return try self.address(on: other, in: entry) == address
    }
  }

  private func address(on ticket: Ticket, in entry: Entry) throws -> String? {
    let visitor = try ticket.visitorID.flatMap { try Visitors.person($0, in: entry.transaction)?.visitor }
    return visitor?.email?.lowercased()
  }

  private func compare(
    _ fact: Fact, _ theirs: String, of ticket: Ticket, _ change: RemoteChange, in entry: Entry
  ) throws {
    let value = try reader.facts(ofTicket: ticket.id, in: entry.transaction)?[fact]
    let ours = value.map { connector.word(for: fact, $0, of: .ticket) ?? $0.text }
    guard ours != theirs, ours != nil || !theirs.isEmpty else { return }
    try keep(change, on: ticket, field: fact, ours: ours, theirs: theirs, because: "differs", in: entry)
  }

  /// Looks now and then for cases whose answers are not told, since they lie where this office must not look.
  private func hidden() throws -> [Discovery] {
    guard looks.areDue() else { return [] }
    let remotes = try ledger.read { try CRMSubjects.remotes(ofCasesAt: pulling.tiers, in: $0) }
    let hidden = connector.hidden(Set(remotes.values))
    return remotes.filter { hidden.contains($0.value) }.map {
      Discovery(.hidden(remote: $0.value), of: $0.key, author: "")
    }
  }

  /// Keeps once what a connector came upon.
  private func keep(_ discovery: Discovery, in entry: Entry) throws {
    let reader = entry.transaction
    guard let ticket = try Tickets.find(discovery.subject, for: .worker, in: reader)?.ticket else { return }
    let (fact, ours, theirs, reason): (Fact, String?, String, String) =
      switch discovery.trouble {
      case .doubled(let remotes):
        (.id, try CRMSubjects.remote(of: ticket.id, .ticket, in: reader), remotes.joined(separator: ", "), "doubled")
      case .stale(let fact, let theirs):
        (fact, try self.reader.facts(ofTicket: ticket.id, in: reader)?[fact]?.text, theirs, "stale")
      case .hidden(let remote): (.id, remote, "", "hidden")
      }
    // Another number of ours is no new trouble with theirs.
    let id = "\(ticket.id) \(reason) \(theirs)" + (reason == "doubled" ? "" : " \(ours ?? "")")
    guard ours != theirs, try CRMTransactions.isNew(id, in: reader) else { return }
    try CRMConflict(
      change: id, ticket: ticket.id, isRestricted: ticket.restricted, kind: .field, field: fact.rawValue, ours: ours,
      theirs: theirs, author: discovery.author, at: entry.now, reason: reason, now: entry.now
    ).insert(in: entry)
    try CRMTransactions.note(id, on: ticket.id, by: discovery.author, event: nil, in: entry)
  }

  private func keep(
    _ change: RemoteChange, on ticket: Ticket, field: Fact? = nil, ours: String? = nil, theirs: String,
    because reason: String, in entry: Entry
  ) throws {
    let kind: CRMConflict.Kind =
      switch change.act {
      case .answer: .answer
      case .note: .note
      case .reply: .reply
      case .changed: .field
      }
    try CRMConflict(
      change: change.id, ticket: ticket.id, isRestricted: ticket.restricted, kind: kind, field: field?.rawValue,
      ours: ours, theirs: theirs, author: change.author, at: change.at, reason: reason, now: entry.now
    ).insert(in: entry)
  }
}

extension Puller {
  /// When was looked for hidden cases.
  private final class Looks: Sendable {
    private static let every: Duration = .seconds(600)
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// Whether it is time; from then on it is not for a while.
    func areDue() -> Bool {
      let now = ContinuousClock.now
      return last.withLock { last in
        guard last.map({ now - $0 >= Self.every }) ?? true else { return false }
        last = now
        return true
      }
    }
  }
}

extension FactValue {
  /// The value in words, where the mapping has none for it.
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .moment(let moment): moment.formatted(.iso8601)
    }
  }
}
