import Foundation
import Records
import Synchronization
import TestServices
import TicketCore

@testable import Sync

/// An office and a CRM with a worker between them that is driven by hand: no thread, no waiting.
final class Bench {
  let office: TestOffice
  let crm: FakeCRM
  let inbox = FakeInbox()
  private var worker: SyncWorker
  private let claimed = Mailbox()
  private let clock = Hands()

  init(_ crm: FakeCRM = FakeCRM(), tiers: Set<Int> = [2, 3]) throws {
    office = try TestOffice()
    self.crm = crm
    settings = Self.settings(office, crm, inbox, tiers)
    worker = Self.worker(settings, office, claimed, clock)
  }

  let settings: SyncSettings

  private static func settings(
    _ office: TestOffice, _ crm: FakeCRM, _ inbox: FakeInbox, _ tiers: Set<Int>
  ) -> SyncSettings {
    SyncSettings(
      connector: crm, identity: "fake", reader: RecordReader(office.ledger, office: office.facts),
      pulling: SyncSettings.Pulling(inbox: inbox, tiers: tiers))
  }

  private static func worker(
    _ settings: SyncSettings, _ office: TestOffice, _ claimed: Mailbox, _ clock: Hands, isAsked: Bool = false
  ) -> SyncWorker {
    let outside = SyncOutside(clock: { clock.now }, chance: { 0 }, log: { _ in })
    return SyncWorker(settings, ledger: office.ledger, outside: outside, isAsked: isAsked) { claimed.put($0) }
  }

  /// Looks once; what is claimed lies there to be told.
  func look() throws { _ = try worker.look() }

  /// Tells the first group that lies there; false where none does.
  @discardableResult
  func tell() -> Bool {
    guard let group = claimed.take() else { return false }
    worker.tell(group)
    return true
  }

  /// Looks and tells until there is nothing to do now.
  func work() throws {
    repeat {
      try look()
      while tell() {}
    } while !worker.isIdle
  }

  /// Whether a worker that works until it is through would end now.
  var isThrough: Bool { worker.isThrough }

  /// Kills the worker, perhaps in the middle of a call; the next one may be somebody's wish.
  func kill(telling: Bool = false, isAsked: Bool = false) throws {
    if telling, let group = claimed.take() {
      let remote = try office.ledger.read { try CRMSubjects.remote(of: group.subject, group.kind, in: $0) }
      _ = Telling(connector: crm).tell(try settings.reader.delivery(of: group), remote: remote)
    }
    claimed.clear()
    worker = Self.worker(settings, office, claimed, clock, isAsked: isAsked)
  }

  func advance(_ duration: Duration) { clock.advance(duration) }

  /// Performs an act of the head of section.
  func act<T: Sendable>(_ body: @escaping @Sendable (OutboxDesk, Entry) throws -> T) throws -> T {
    try office.ledger.record { entry in
      try body(OutboxDesk(Viewer(actor: Actor(name: "kasi", role: .kasi))), entry)
    }
  }
}

/// Where claimed groups lie.
private final class Mailbox: Sendable {
  private let groups = Mutex<[OutboxGroup]>([])

  func put(_ more: [OutboxGroup]) { groups.withLock { $0 += more } }
  func take() -> OutboxGroup? { groups.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
  func clear() { groups.withLock { $0 = [] } }
}

/// A monotonic clock that is moved by hand.
private final class Hands: Sendable {
  private let moment = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { moment.withLock { $0 } }
  func advance(_ duration: Duration) { moment.withLock { $0 = $0.advanced(by: duration) } }
}

/// Takes words in, or refuses them.
final class FakeInbox: CaseInbox {
  private let state = Mutex((taken: [RemoteChange](), refusal: Refusal?.none))

  var taken: [RemoteChange] { state.withLock { $0.taken } }

  func refuse(_ refusal: Refusal) { state.withLock { $0.refusal = refusal } }

  func take(_ change: RemoteChange, on ticket: Ticket, in entry: Entry) throws -> String {
    try state.withLock { state in
      if let refusal = state.refusal { throw refusal }
      state.taken.append(change)
    }
    return "event-\(change.id)"
  }
}
