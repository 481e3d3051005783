import Foundation
import Receipts
import Records
import SQLite
import Synchronization
import Testing

@testable import Printing

/// What the spool's worker makes of faults that no real printer can be made to have on demand.
@Suite("The spool's worker") struct SpoolerTests {
  private let bench: SpoolBench
  private var ledger: Ledger { bench.ledger }
  private var device: ScriptedDevice { bench.device }

  init() throws {
    bench = try SpoolBench()
  }

  @Test("a job that arrived although its answer was lost is found by its name and printed once")
  func lostAnswer() throws {
    try bench.queue("a")
    device.script.withLock { $0.submissions = [DeviceError(.timedOut, "diam")] }
    let worker = bench.worker()
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .sending)
    #expect(try bench.job("a").trouble == "diam")
    _ = try worker.work(at: bench.after(10))
    #expect(try bench.job("a").state == .confirmed)
    #expect(device.script.withLock { $0.taken } == ["a"])
  }

  @Test("a job that never arrived is sent again, after a wait")
  func neverArrived() throws {
    try bench.queue("a")
    device.script.withLock {
      $0.submissions = [DeviceError(.interrupted, "putus")]
      $0.loses = true
    }
    let worker = bench.worker()
    let start = ContinuousClock.now
    _ = try worker.work(at: start)
    _ = try worker.work(at: start)
    #expect(device.script.withLock { $0.taken }.isEmpty)
    _ = try worker.work(at: bench.after(10))
    #expect(try bench.job("a").state == .confirmed)
    #expect(device.script.withLock { $0.taken } == ["a"])
  }

  @Test("a worker that was killed while sending asks the printer before it sends again", arguments: [true, false])
  func killed(hadArrived: Bool) throws {
    try bench.queue("a")
    let share = Spool.Share(printer: "uji", paper: "58 mm", uses: [.ticket], known: ["uji"])
    #expect(try Spool(ledger).claim("a", of: share, document: [1]))
    if hadArrived { device.script.withLock { $0.taken = ["a"] } }
    let worker = bench.worker()
    try worker.takeUp()
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .confirmed)
    #expect(device.script.withLock { $0.taken } == ["a"])
  }

  @Test("what CUPS alone calls completed stays sent; refused is failed; lost is unknown; and each is an end")
  func ends() throws {
    for (id, progress, state) in [
      ("a", DeliveryProgress.done(confirmed: false), PrintState.sent), ("b", .failed("macet"), .failed),
      ("c", .vanished, .unknown),
    ] {
      try bench.queue(id)
      device.script.withLock { $0.progress = [.pending(.paperOut), progress] }
      let worker = bench.worker()
      _ = try worker.work(at: .now)
      #expect(try bench.job(id).trouble == "paperOut")
      _ = try worker.work(at: .now)
      #expect(try bench.job(id).state == state)
      #expect(try bench.job(id).finishedAt != nil)
    }
  }

  @Test("a job that the printer refuses fails with its words, and the next one goes on")
  func refused() throws {
    try bench.queue("a")
    try bench.queue("b")
    device.script.withLock { $0.submissions = [DeviceError(.rejected, "format tidak dikenal")] }
    _ = try bench.worker().work(at: .now)
    #expect(try bench.job("a").state == .failed)
    #expect(try bench.job("a").trouble == "format tidak dikenal")
    #expect(try bench.job("b").state == .confirmed)
  }

  @Test("a queue that takes nothing at present keeps the job, with its words, until it does")
  func declined() throws {
    try bench.queue("a")
    device.script.withLock {
      $0.submissions = [DeviceError(.declined, "tidak menerima")]
      $0.loses = true
    }
    let worker = bench.worker()
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .queued)
    #expect(try bench.job("a").trouble == "tidak menerima")
    _ = try worker.work(at: bench.after(10))
    #expect(try bench.job("a").state == .confirmed)
  }

  @Test("a job that stays at the printer without a word is said to, and still followed")
  func silent() throws {
    try bench.queue("a")
    device.script.withLock { $0.progress = [.processing(.unknown), .processing(.unknown), .processing(.unknown)] }
    let worker = bench.worker()
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").trouble == nil)
    _ = try worker.work(at: bench.after(200))
    #expect(try bench.job("a").trouble == "noAnswer")
    #expect(try bench.job("a").finishedAt == nil)
  }

  @Test("of the jobs that were given to a printer which the config no longer has, nobody can know")
  func gone() throws {
    let spool = Spool(ledger)
    for id in ["a", "b"] {
      try bench.queue(id)
      let share = Spool.Share(printer: "lama", paper: "58 mm", uses: [.ticket], known: ["lama"])
      #expect(try spool.claim(id, of: share, document: [1]))
    }
    try spool.sent("b", delivery: "{}")
    try spool.abandon(known: ["uji"])
    for id in ["a", "b"] {
      #expect(try bench.job(id).state == .unknown)
      #expect(try bench.job(id).trouble == "printerGone")
      #expect(try bench.job(id).finishedAt != nil)
    }
  }

  @Test("a job whose template is gone fails, and the next one goes on")
  func broken() throws {
    struct Broken: Error {}
    try bench.queue("a")
    try bench.queue("b")
    let worker = bench.worker { job, _ in
      if job.id == "a" { throw Broken() }
      return [0x40]
    }
    _ = try worker.work(at: .now)
    #expect(try bench.job("a").state == .failed)
    #expect(try bench.job("b").state == .confirmed)
  }

  @Test("a long queue is printed in bursts, and stopping waits for one of them and not for all")
  func stopping() throws {
    for number in 0..<400 { try bench.queue("j\(number)") }
    let templates = try TemplateSet(shipped: [(name: "t.receipt", bytes: Array("uji".utf8))])
    let spooler = Spooler(ledger: ledger, printers: [bench.printer()], templates: templates, log: { _ in })
    spooler.start()
    while device.script.withLock({ $0.taken.isEmpty }) { Thread.sleep(forTimeInterval: 0.001) }
    spooler.stop()
    let taken = device.script.withLock { $0.taken.count }
    #expect((1..<400).contains(taken))
    spooler.stop()
    #expect(device.script.withLock { $0.taken.count } == taken)
  }

  @Test("a use belongs to the first printer that has it")
  func uses() {
    let posts = Post.all([bench.printer(uses: [.ticket]), bench.printer("lain", uses: [.ticket, .slip])])
    #expect(posts.map(\.share.uses) == [[.ticket], [.slip]])
  }

  @Test("what does not come out on a printer's paper is logged by its line, and nothing of what it says")
  func losses() throws {
    let markup = "NOMOR\n{option:code128,4; code:SITI-RAHMAWATI-0001}\n"
    let templates = try TemplateSet(shipped: [("t.receipt", Array(markup.utf8))])
    try bench.queue("a")
    var lines: [String] = []
    _ = try templates.document(for: try bench.job("a"), on: bench.printer()) { lines.append($0) }
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("print job a on uji: template t, line 2, column 20: ") == true, "\(lines)")
    #expect(lines.first?.contains("SITI") == false)
  }
}
