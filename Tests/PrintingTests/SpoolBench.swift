import Foundation
import Receipts
import Records
import SQLite
import Synchronization
import Testing

@testable import Printing

/// A device whose answers are scripted, and which remembers what it really took.
final class ScriptedDevice: PrintDevice {
  struct Script {
    /// The next submissions' errors; none when it is empty.
    var submissions: [DeviceError?] = []
    /// What is told next of a delivery; printed when it is empty.
    var progress: [DeliveryProgress] = []
    /// What is told of every delivery until it is cancelled; nil = `progress`.
    var standing: DeliveryProgress?
    var taken: [String] = []
    var documents: [[UInt8]] = []
    var cancelled: [String] = []
    /// Whether what failed to be submitted did not arrive.
    var loses = false
    /// Whether it remembers nothing, as a socket.
    var forgets = false
  }

  let name = "uji"
  let script = Mutex(Script())

  func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
    let error = script.withLock { script in
      let error = script.submissions.isEmpty ? nil : script.submissions.removeFirst()
      if error == nil || !script.loses { script.taken.append(jobName) }
      script.documents.append(bytes)
      return error
    }
    if let error { throw error }
    return Handover(delivery(jobName))
  }

  func find(jobName: String) throws(DeviceError) -> Lookup {
    script.withLock { script in
      if script.forgets { return .unknowable }
      return script.taken.contains(jobName) ? .found(delivery(jobName)) : .absent
    }
  }

  func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress {
    script.withLock { script in
      if script.cancelled.contains(delivery.jobName) { return .failed("canceled") }
      if let standing = script.standing { return standing }
      return script.progress.isEmpty ? .done(confirmed: true) : script.progress.removeFirst()
    }
  }

  func cancel(_ delivery: Delivery) throws(DeviceError) {
    script.withLock { $0.cancelled.append(delivery.jobName) }
  }

  func state() -> DeviceState { .ok }

  private func delivery(_ name: String) -> Delivery {
    Delivery(device: self.name, jobID: 1, jobUUID: "urn:uuid:1", jobName: name)
  }
}

/// A spool of one test's own, with a scripted printer and one that stands in for it.
final class SpoolBench {
  let ledger: Ledger
  let device = ScriptedDevice()
  private let folder: URL
  private let listener: Listener

  /// Whoever hears of changes, as the server's spooler does.
  private final class Listener: Sendable {
    let wake = Mutex<(@Sendable () -> Void)?>(nil)
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "spooler-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let listener = Listener()
    self.listener = listener
    ledger = try Ledger(
      at: folder.appending(path: "loket.sqlite").path, announce: { _ in listener.wake.withLock { $0 }?() })
  }

  deinit {
    ledger.close()
    try? FileManager.default.removeItem(at: folder)
  }

  func printer(_ name: String = "uji", uses: [PrintUse] = [.ticket], fallback: String? = nil) -> Printer {
    Printer(name: name, way: .queue, device: device, format: .escpos, profile: .mm58, uses: uses, fallback: fallback)
  }

  func worker(
    fallback: String? = nil,
    render: @escaping @Sendable (PrintJob, Printer) throws -> [UInt8] = { job, _ in Array(job.id.utf8) }
  ) -> PrinterWorker {
    let posts = Post.all([printer(fallback: fallback), printer("cadangan")])
    return PrinterWorker(post: posts[0], spool: Spool(ledger), render: render, log: { _ in })
  }

  func queue(_ id: String) throws {
    try ledger.record { entry in
      try PrintJobs.insert(
        id: id, ticket: nil, restricted: false, use: .ticket, target: nil, template: "t", contents: "'{}'", in: entry)
    }
  }

  func job(_ id: String) throws -> PrintJob {
    try #require(try ledger.read { try PrintJobs.find(id, in: $0) })
  }

  func change(_ change: PrintJobChange, _ id: String) throws {
    let job = try job(id)
    #expect(try ledger.record { try change.apply(to: job, in: $0) } != .wrongState)
  }

  /// Runs a spooler for as long as `body` takes.
  func run(_ spooler: Spooler, _ body: () throws -> Void) throws {
    listener.wake.withLock { $0 = { spooler.wake() } }
    spooler.start()
    defer {
      listener.wake.withLock { $0 = nil }
      spooler.stop()
    }
    try body()
  }

  /// A moment so many seconds from now.
  func after(_ seconds: Int) -> ContinuousClock.Instant { .now.advanced(by: .seconds(seconds)) }
}
