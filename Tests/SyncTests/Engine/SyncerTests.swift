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

  private func syncer(_ crm: FakeCRM) -> Syncer {
    let settings = SyncSettings(
      connector: crm, identity: "fake", reader: RecordReader(office.ledger, office: office.facts), pulling: nil)
    return Syncer(settings, ledger: office.ledger, lock: lock, outside: SyncOutside(log: { _ in }))
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
    try wait("the lock is held") { SyncLock.isHeld(lock) }
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
    #expect(first.told(ticket.id).count == 2 && second.told(other.id).count == 2 && !SyncLock.isHeld(lock))
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
    try wait("the lock is free") { !SyncLock.isHeld(lock) }
    #expect(crm.told(ticket.id) == ["new", ticket.id])
  }
}
