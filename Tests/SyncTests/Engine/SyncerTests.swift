import Calendars
import Foundation
import Records
import Synchronization
import TestServices
import Testing
import TicketCore

@testable import Sync

@Suite("The sync's threads")
struct SyncerTests {
  private let office: TestOffice

  init() throws { office = try TestOffice() }

  private var lock: String { office.folderPath + "/sync.lock" }

  private func syncer(_ crm: FakeCRM, log: @escaping @Sendable (Phrase) -> Void = { _ in }) -> Syncer {
    let settings = SyncSettings(
      connector: crm, identity: "fake", reader: RecordReader(office.ledger, office: office.facts), pulling: nil)
    return Syncer(settings, ledger: office.ledger, lock: lock, outside: SyncOutside(log: log))
  }

  @Test("tell side by side what several tickets have, each in its order, while more comes in")
  func busy() throws {
    let most = Mutex((now: 0, most: 0))
    let crm = FakeCRM(parallel: 4) { _ in
      most.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      Thread.sleep(forTimeInterval: 0.005)
      most.withLock { $0.now -= 1 }
    }
    let syncer = syncer(crm)
    syncer.start()
    let tickets = try (0..<10).map { _ in try office.issue().id }
    for ticket in tickets + tickets {
      try office.apply(.note(Remark(text: "catatan")), to: ticket)
      syncer.wake()
    }
    try wait("all is told") { try office.unfinished().isEmpty }
    syncer.stop()
    for ticket in tickets { #expect(try crm.told(ticket) == ["new"] + office.records(of: ticket)) }
    #expect((2...4).contains(most.withLock { $0.most }))
  }

  @Test("are one worker's at a time; another one waits for its turn, and a command says who is at it")
  func lockedOut() throws {
    let (first, second) = (FakeCRM(), FakeCRM())
    let (holder, waiting) = (syncer(first), syncer(second))
    holder.start()
    try wait("the lock is held") { try SyncLock.isHeld(lock) }
    waiting.start()
    #expect(throws: SyncLock.Held(by: "loket serve, \(getpid())")) { try syncer(FakeCRM()).runOnce() }
    let ticket = try office.issue()
    holder.wake()
    try wait("it is told") { try office.unfinished().isEmpty }
    holder.stop()
    let other = try office.issue()
    try wait("the other one has its turn") {
      waiting.wake()
      return try office.unfinished().isEmpty
    }
    waiting.stop()
    #expect(try first.told(ticket.id).count == 2 && second.told(other.id).count == 2 && !SyncLock.isHeld(lock))
  }

  @Test("say once why the lock can't be opened, and a command ends with it")
  func unusableLock() throws {
    try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: false)
    let unusable = SyncLock.Unusable(path: lock, code: EISDIR)
    #expect(throws: unusable) { try syncer(FakeCRM()).runOnce() }
    #expect(throws: unusable) { try SyncLock.prepare(lock) }
    let said = Mutex<[Phrase]>([])
    let server = syncer(FakeCRM()) { line in said.withLock { $0.append(line) } }
    server.start()
    for _ in 0..<3 { server.wake() }
    try wait("it is said") { !said.withLock { $0.isEmpty } }
    server.stop()
    #expect(said.withLock { $0 } == [unusable.words])
  }

  @Test("let a look at the lock keep nobody from taking it")
  func glance() throws {
    let look = open(lock, O_RDONLY | O_CREAT, 0o600)
    try #require(flock(look, LOCK_SH) == 0)
    Thread.detachNewThread { close(look) }
    #expect(try SyncLock.take(lock, as: "uji") != nil)
  }

  @Test("end when all is told that can be told now, where that is what they are for")
  func once() throws {
    let crm = FakeCRM()
    let ticket = try office.issue()
    try syncer(crm).runOnce()
    #expect(crm.told(ticket.id) == ["new", ticket.id])
    crm.answerProbes(.unreachable)
    _ = try office.issue()
    try syncer(crm).runOnce()
    #expect(try office.unfinished().count == 1 && office.state().line == .unreachable)
  }

  @Test("end soon though a call hangs, whose record is looked for next time")
  func hanging() throws {
    let release = DispatchSemaphore(value: 0)
    let crm = FakeCRM { if $0 == "create" { release.wait() } }
    let ticket = try office.issue()
    let syncer = syncer(crm)
    syncer.start()
    try wait("the call is under way") { crm.calls.contains("create issued") }
    let begin = ContinuousClock.now
    syncer.stop()
    #expect(begin.duration(to: .now) < .seconds(20))
    #expect(try office.unfinished().map(\.state) == [.inFlight] && SyncLock.isHeld(lock))
    release.signal()
    try wait("the lock is free") { try !SyncLock.isHeld(lock) }
    #expect(crm.told(ticket.id) == ["new", ticket.id])
  }
}
