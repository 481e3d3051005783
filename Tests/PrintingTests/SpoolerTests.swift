import Foundation
import Receipts
import Records
import SQLite
import Synchronization
import Testing

@testable import Printing

/// What the spool's worker makes of faults that no real printer can be made to have on demand.
@Suite("The spool's worker") struct SpoolerTests {
  /// A device whose answers are scripted, and which remembers what it really took.
  private final class Device: PrintDevice {
    struct State {
      var submissions: [DeviceError?] = []
      var progress: [DeliveryProgress] = []
      var taken: [String] = []
      var loses = false
    }

    let name = "uji"
    let script = Mutex(State())

    func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
      let error = script.withLock { script in
        let error = script.submissions.isEmpty ? nil : script.submissions.removeFirst()
        if error == nil || !script.loses { script.taken.append(jobName) }
        return error
      }
      if let error { throw error }
      return Handover(delivery(jobName))
    }

    func find(jobName: String) throws(DeviceError) -> Lookup {
      script.withLock { $0.taken.contains(jobName) } ? .found(delivery(jobName)) : .absent
    }

    func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress {
      script.withLock { $0.progress.isEmpty ? .done(confirmed: true) : $0.progress.removeFirst() }
    }

    func cancel(_ delivery: Delivery) throws(DeviceError) {}
    func state() -> DeviceState { .ok }

    private func delivery(_ name: String) -> Delivery {
      Delivery(device: self.name, jobID: 1, jobUUID: "urn:uuid:1", jobName: name)
    }
  }

  private let folder: URL
  private let ledger: Ledger
  private let device = Device()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "spooler-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    ledger = try Ledger(at: folder.appending(path: "loket.sqlite").path)
  }

  private func printer(uses: [PrintUse] = [.ticket]) -> Printer {
    Printer(name: "uji", device: device, format: .escpos, profile: .mm58, uses: uses)
  }

  private func worker() -> PrinterWorker {
    PrinterWorker(
      printer: printer(), uses: [.ticket], spool: Spool(ledger), render: { job, _ in Array(job.id.utf8) }, log: { _ in }
    )
  }

  private func queue(_ id: String) throws {
    try ledger.record { entry in
      try entry.transaction.execute(
        """
        INSERT INTO print_jobs (
          id, restricted, use, template, contents, copy, state, attempts, created_at, updated_at
        )
        VALUES (\(id), 0, 'ticket', 't', '{}', 0, 'queued', 0, 0, 0)
        """)
    }
  }

  private func job(_ id: String) throws -> PrintJob {
    try #require(try ledger.read { try PrintJobs.find(id, in: $0) })
  }

  private func after(_ seconds: Int) -> ContinuousClock.Instant { .now.advanced(by: .seconds(seconds)) }

  @Test("a job that arrived although its answer was lost is found by its name and printed once")
  func lostAnswer() throws {
    try queue("a")
    device.script.withLock { $0.submissions = [DeviceError(.timedOut, "diam")] }
    let worker = worker()
    _ = try worker.work(at: .now)
    #expect(try job("a").state == .sending)
    #expect(try job("a").trouble == "diam")
    _ = try worker.work(at: after(10))
    #expect(try job("a").state == .confirmed)
    #expect(device.script.withLock { $0.taken } == ["a"])
  }

  @Test("a job that never arrived is sent again, after a wait")
  func neverArrived() throws {
    try queue("a")
    device.script.withLock {
      $0.submissions = [DeviceError(.interrupted, "putus")]
      $0.loses = true
    }
    let worker = worker()
    let start = ContinuousClock.now
    _ = try worker.work(at: start)
    _ = try worker.work(at: start)
    #expect(device.script.withLock { $0.taken }.isEmpty)
    _ = try worker.work(at: after(10))
    #expect(try job("a").state == .confirmed)
    #expect(device.script.withLock { $0.taken } == ["a"])
  }

  @Test("a worker that was killed while sending asks the printer before it sends again", arguments: [true, false])
  func killed(hadArrived: Bool) throws {
    try queue("a")
    _ = try Spool(ledger).claim(for: "uji", uses: [.ticket])
    if hadArrived { device.script.withLock { $0.taken = ["a"] } }
    let worker = worker()
    try worker.takeUp()
    _ = try worker.work(at: .now)
    #expect(try job("a").state == .confirmed)
    #expect(device.script.withLock { $0.taken } == ["a"])
  }

  @Test("what CUPS alone calls completed stays sent; refused is failed; lost is unknown; and each is an end")
  func ends() throws {
    for (id, progress, state) in [
      ("a", DeliveryProgress.done(confirmed: false), PrintState.sent), ("b", .failed("macet"), .failed),
      ("c", .vanished, .unknown),
    ] {
      try queue(id)
      device.script.withLock { $0.progress = [.pending(.paperOut), progress] }
      let worker = worker()
      _ = try worker.work(at: .now)
      #expect(try job(id).trouble == "paperOut")
      _ = try worker.work(at: .now)
      #expect(try job(id).state == state)
      #expect(try job(id).finishedAt != nil)
    }
  }

  @Test("a job that the printer refuses fails with its words, and the next one goes on")
  func refused() throws {
    try queue("a")
    try queue("b")
    device.script.withLock { $0.submissions = [DeviceError(.rejected, "format tidak dikenal")] }
    _ = try worker().work(at: .now)
    #expect(try job("a").state == .failed)
    #expect(try job("a").trouble == "format tidak dikenal")
    #expect(try job("b").state == .confirmed)
  }

  @Test("a queue that takes nothing at present keeps the job, with its words, until it does")
  func declined() throws {
    try queue("a")
    device.script.withLock {
      $0.submissions = [DeviceError(.declined, "tidak menerima")]
      $0.loses = true
    }
    let worker = worker()
    _ = try worker.work(at: .now)
    #expect(try job("a").state == .queued)
    #expect(try job("a").trouble == "tidak menerima")
    _ = try worker.work(at: after(10))
    #expect(try job("a").state == .confirmed)
  }

  @Test("a job that stays at the printer without a word is said to, and still followed")
  func silent() throws {
    try queue("a")
    device.script.withLock { $0.progress = [.processing(.unknown), .processing(.unknown), .processing(.unknown)] }
    let worker = worker()
    _ = try worker.work(at: .now)
    #expect(try job("a").trouble == nil)
    _ = try worker.work(at: after(200))
    #expect(try job("a").trouble == "noAnswer")
    #expect(try job("a").finishedAt == nil)
  }

  @Test("the jobs of a printer that the config no longer has are queued again, or unknown if it had them")
  func gone() throws {
    let spool = Spool(ledger)
    for id in ["a", "b"] {
      try queue(id)
      _ = try spool.claim(for: "lama", uses: [.ticket])
    }
    try spool.sent("b", delivery: "{}", sha256: nil)
    try spool.adopt(known: ["uji"])
    #expect(try job("a").state == .queued)
    #expect(try job("b").state == .unknown)
    #expect(try job("b").finishedAt != nil)
  }

  @Test("a job whose template is gone fails, and the next one goes on")
  func broken() throws {
    struct Broken: Error {}
    try queue("a")
    try queue("b")
    let worker = PrinterWorker(
      printer: printer(), uses: [.ticket], spool: Spool(ledger),
      render: { job, _ in
        if job.id == "a" { throw Broken() }
        return [0x40]
      }, log: { _ in })
    _ = try worker.work(at: .now)
    #expect(try job("a").state == .failed)
    #expect(try job("b").state == .confirmed)
  }

  @Test("a long queue is printed in bursts, and stopping waits for one of them and not for all")
  func stopping() throws {
    for number in 0..<400 { try queue("j\(number)") }
    let templates = try TemplateSet(files: [(name: "t.receipt", bytes: Array("uji".utf8))])
    let spooler = Spooler(ledger: ledger, printers: [printer()], templates: templates, log: { _ in })
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
    let assigned = assign([printer(uses: [.ticket]), printer(uses: [.ticket, .slip])])
    #expect(assigned.map(\.uses) == [[.ticket], [.slip]])
  }
}
