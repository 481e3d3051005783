import Foundation
import Records
import Synchronization
import Testing

@testable import Printing

/// What becomes of a job that somebody wants back, or whose printer fails.
@Suite("The spool's worker, in trouble") struct SpoolerRescueTests {
  private let bench: SpoolBench

  init() throws {
    bench = try SpoolBench()
  }

  private func stand(_ progress: DeliveryProgress?) { bench.device.script.withLock { $0.standing = progress } }

  @Test("a job at a printer that remembers nothing is unknown after a crash, and is not sent again")
  func forgetful() throws {
    try bench.queue("a")
    bench.device.script.withLock { $0.forgets = true }
    let share = Spool.Share(printer: "uji", paper: "58 mm", uses: [.ticket], known: ["uji"])
    #expect(try Spool(bench.ledger).claim("a", of: share, document: [1]))
    let worker = bench.worker()
    try worker.takeUp()
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .unknown)
    #expect(try bench.job("a").trouble == "interrupted")
    #expect(bench.device.script.withLock { $0.taken }.isEmpty)
  }

  @Test("what could not be sent at all is sent again as it was, whatever the template says by then")
  func sameBytes() throws {
    try bench.queue("a")
    bench.device.script.withLock {
      $0.submissions = [DeviceError(.unreachable, "tidak terjangkau")]
      $0.loses = true
    }
    let first = bench.worker { _, _ in [1] }
    _ = try first.work(at: .now)
    #expect(try bench.job("a").state == .queued)
    #expect(try bench.job("a").trouble == "offline")
    _ = try bench.worker { _, _ in [2] }.work(at: .now)
    #expect(try bench.job("a").state == .confirmed)
    #expect(bench.device.script.withLock { $0.documents } == [[1], [1]])
  }

  @Test("a cancelled job is taken back from the printer; one that came out before stays printed")
  func cancelled() throws {
    for id in ["a", "b"] { try bench.queue(id) }
    stand(.processing(.paperOut))
    let worker = bench.worker()
    _ = try worker.work(at: .now)
    try bench.change(.cancel, "a")
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .failed)
    #expect(try bench.job("a").trouble == "cancelled")
    #expect(try bench.job("b").state == .sent)
    try bench.change(.cancel, "b")
    stand(.done(confirmed: true))
    _ = try worker.work(at: .now)
    #expect(try bench.job("b").state == .confirmed)
    #expect(try bench.job("b").wish == nil)
    #expect(bench.device.script.withLock { $0.cancelled } == ["a"])
  }

  @Test("a moved job leaves the printer and waits at the other, also when the server ended in between")
  func moved() throws {
    try bench.queue("a")
    stand(.pending(.error("macet")))
    _ = try bench.worker().work(at: .now)
    try bench.change(.move(printer: "cadangan"), "a")
    let next = bench.worker()
    try next.takeUp()
    _ = try next.work(at: .now)
    #expect(try bench.job("a").state == .queued)
    #expect(try bench.job("a").place == "cadangan")
    #expect(bench.device.script.withLock { $0.taken } == ["a"])
  }

  @Test("what waits for a printer in trouble goes to its stand-in after half a minute, and not before")
  func fallback() throws {
    bench.device.script.withLock {
      $0.submissions = Array(repeating: DeviceError(.declined, "kertas habis"), count: 9)
      $0.loses = true
    }
    let worker = bench.worker(fallback: "cadangan")
    try bench.queue("a")
    let start = ContinuousClock.now
    _ = try worker.work(at: start, state: .paperOut)
    _ = try worker.work(at: start.advanced(by: .seconds(29)), state: .paperOut)
    #expect(try bench.job("a").place == nil)
    _ = try worker.work(at: start.advanced(by: .seconds(30)), state: .paperOut)
    #expect(try bench.job("a").place == "cadangan")
    #expect(try bench.job("a").movedFrom == "uji")
    // The next one does not wait for half a minute again; when the printer is well it prints itself.
    try bench.queue("b")
    _ = try worker.work(at: start.advanced(by: .seconds(90)), state: .paperOut)
    #expect(try bench.job("b").place == "cadangan")
    bench.device.script.withLock { $0.submissions = [] }
    try bench.queue("c")
    _ = try worker.work(at: start.advanced(by: .seconds(91)), state: .ok)
    #expect(try bench.job("c").state == .confirmed)
  }

  @Test(
    "what a printer has and has not begun goes to the stand-in as well; what it has begun is left to a person",
    arguments: [
      (DeliveryProgress.pending(.paperOut), true), (.processing(.offline), true), (.processing(.paperOut), false),
      (.held("ditahan"), false),
    ])
  func diverted(progress: DeliveryProgress, isDiverted: Bool) throws {
    try bench.queue("a")
    stand(progress)
    let worker = bench.worker(fallback: "cadangan")
    _ = try worker.work(at: .now)
    _ = try worker.work(at: bench.after(31))
    #expect(try bench.job("a").place == (isDiverted ? "cadangan" : "uji"))
    #expect(bench.device.script.withLock { !$0.cancelled.isEmpty } == isDiverted)
  }

  @Test(
    "a job that nothing comes of is taken back after a quarter of an hour: unknown if it may have begun",
    arguments: [
      (DeliveryProgress.processing(.unknown), PrintState.unknown), (.processing(.offline), .failed),
      (.pending(.unknown), .failed), (.processing(.paperOut), .sent),
    ])
  func givenUp(progress: DeliveryProgress, state: PrintState) throws {
    try bench.queue("a")
    stand(progress)
    let worker = bench.worker()
    _ = try worker.work(at: .now)
    _ = try worker.work(at: bench.after(890))
    #expect(try bench.job("a").finishedAt == nil)
    _ = try worker.work(at: bench.after(901))
    #expect(try bench.job("a").state == state)
    #expect(try (bench.job("a").trouble == "noAnswer") == (state != .sent))
  }

  @Test("a printer that is well again is tried at once, however long the wait had grown")
  func wellAgain() throws {
    try bench.queue("a")
    bench.device.script.withLock {
      $0.submissions = [DeviceError(.declined, "tutup terbuka"), DeviceError(.declined, "tutup terbuka")]
      $0.loses = true
    }
    let worker = bench.worker()
    let start = ContinuousClock.now
    _ = try worker.work(at: start, state: .coverOpen)
    _ = try worker.work(at: start.advanced(by: .seconds(2)), state: .coverOpen)
    _ = try worker.work(at: start.advanced(by: .seconds(3)), state: .ok)
    #expect(try bench.job("a").state == .confirmed)
  }

  @Test("a stand-in that is in trouble itself gets nothing, and a printer that is well again takes back what it gave")
  func recalled() throws {
    try bench.queue("a")
    bench.device.script.withLock {
      $0.submissions = Array(repeating: DeviceError(.declined, "paperOut"), count: 9)
      $0.loses = true
    }
    let isWell = Mutex(false)
    let posts = Post.all([bench.printer(fallback: "cadangan"), bench.printer("cadangan")])
    let worker = PrinterWorker(
      post: posts[0], spool: Spool(bench.ledger), isFallbackWell: { isWell.withLock { $0 } },
      render: { _, _ in [1] }, log: { _ in })
    let start = ContinuousClock.now
    for seconds in [0, 40] { _ = try worker.work(at: start.advanced(by: .seconds(seconds)), state: .paperOut) }
    #expect(try bench.job("a").place == nil)
    isWell.withLock { $0 = true }
    _ = try worker.work(at: start.advanced(by: .seconds(50)), state: .paperOut)
    #expect(try bench.job("a").place == "cadangan")
    bench.device.script.withLock { $0.submissions = [] }
    _ = try worker.work(at: start.advanced(by: .seconds(60)), state: .ok)
    #expect(try bench.job("a").state == .confirmed)
    #expect(try bench.job("a").printer == "uji")
    #expect(try bench.job("a").movedFrom == nil)
  }

  @Test("what waited for half a day is given up, and what somebody then wishes for again is printed")
  func expired() throws {
    try bench.queue("a")
    var patience = SpoolPatience()
    patience.waiting = .seconds(-1)
    let posts = Post.all([bench.printer()])
    let hasty = PrinterWorker(
      post: posts[0], spool: Spool(bench.ledger), patience: patience, render: { _, _ in [1] }, log: { _ in })
    try hasty.expire()
    #expect(try bench.job("a").state == .failed)
    #expect(try bench.job("a").trouble == "expired")
    try bench.change(.retry(printer: nil), "a")
    let worker = bench.worker()
    try worker.expire()
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .confirmed)
  }
}
