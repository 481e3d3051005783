import Foundation
import Records

/// One printer's worker: takes its jobs from the spool, hands them over and follows them to their end.
///
/// It may be killed at any line. What it was doing is in the spool, and before a document goes out a second time the
/// device is asked for it by name.
final class PrinterWorker {
  private let printer: Printer
  private let uses: [PrintUse]
  private let spool: Spool
  private let render: @Sendable (PrintJob, Printer) throws -> [UInt8]
  private let log: @Sendable (String) -> Void
  private var following: [Followed] = []
  private var backoff = Backoff()

  private struct Followed {
    let id: String
    let delivery: Delivery?
    var trouble: String?
    /// Since when it is followed; a device may keep silent for days.
    let since: ContinuousClock.Instant
  }

  /// Jobs handed over before asking after those that were.
  private static let burst = 16
  /// How long a device may have a job without a word before the desk is told.
  private static let patience: Duration = .seconds(120)

  init(
    printer: Printer, uses: [PrintUse], spool: Spool,
    render: @escaping @Sendable (PrintJob, Printer) throws -> [UInt8], log: @escaping @Sendable (String) -> Void
  ) {
    self.printer = printer
    self.uses = uses
    self.spool = spool
    self.render = render
    self.log = log
  }

  /// Whether something is at the printer whose end is not known yet.
  var isFollowing: Bool { !following.isEmpty }

  /// Takes up what an earlier run left unfinished.
  func takeUp() throws {
    following = try spool.unfinished(of: printer.name).map { job in
      let delivery = job.delivery.flatMap { try? JSONDecoder().decode(Delivery.self, from: Data($0.utf8)) }
      return Followed(id: job.id, delivery: delivery, trouble: job.trouble, since: .now)
    }
  }

  /// One round: settle what is unclear, send a burst of what waits, ask after what was sent.
  ///
  /// - Returns: whether there may be more to send; a long queue takes many rounds, so that the worker can be stopped and
  ///   what was sent is followed meanwhile.
  func work(at now: ContinuousClock.Instant) throws -> Bool {
    guard backoff.isOver(at: now) else { return false }
    do {
      try settle()
      let mayHaveMore = try sendBurst()
      try follow(at: now)
      backoff.reset()
      return mayHaveMore
    } catch let error as DeviceError {
      log("printer \(printer.name): \(error.kind) – \(error.words)")
      backoff.wait(from: now)
      return false
    }
  }

  /// Jobs that were being sent when an earlier run ended, or whose answer was lost: the device is asked by name.
  private func settle() throws {
    for job in following where job.delivery == nil {
      switch try printer.device.find(jobName: job.id) {
      case .found(let delivery): try sent(job.id, delivery, sha256: nil)
      case .absent: try spool.requeue(job.id, trouble: job.trouble)
      case .unknowable: try spool.finish(job.id, as: .unknown, trouble: job.trouble ?? "interrupted")
      }
      following.removeAll { $0.id == job.id && $0.delivery == nil }
    }
  }

  /// Whether there may be more to send.
  private func sendBurst() throws -> Bool {
    for _ in 0..<Self.burst {
      guard let job = try spool.claim(for: printer.name, uses: uses) else { return false }
      try send(job)
    }
    return true
  }

  private func send(_ job: PrintJob) throws {
    let bytes: [UInt8]
    do {
      bytes = try render(job, printer)
    } catch {
      log("print job \(job.id): the template could not be rendered: \(error)")
      return try spool.finish(job.id, as: .failed, trouble: "template")
    }
    do {
      let handover = try printer.device.submit(bytes, format: printer.format, jobName: job.id)
      try sent(job.id, handover.delivery, sha256: Digest.sha256(bytes))
      guard let end = Self.end(of: handover.progress) else { return }
      try spool.finish(job.id, as: end.state, trouble: end.trouble)
      following.removeAll { $0.id == job.id }
    } catch let error as DeviceError {
      switch error.kind {
      case .rejected:
        return try spool.finish(job.id, as: .failed, trouble: error.words)
      case .declined, .unreachable:
        try spool.requeue(job.id, trouble: error.words)
      case .interrupted, .timedOut:
        // It may have arrived all the same, so it stays "sending" until the device has been asked.
        follow(job.id, nil, trouble: error.words)
        try spool.note(job.id, trouble: error.words)
      }
      throw error
    }
  }

  /// Followed before it is written down: if the disk is full the device is asked again, and nothing is sent twice.
  private func sent(_ id: String, _ delivery: Delivery, sha256: String?) throws {
    follow(id, delivery, trouble: nil)
    let text = String(decoding: try JSONEncoder().encode(delivery), as: UTF8.self)
    try spool.sent(id, delivery: text, sha256: sha256)
  }

  private func follow(_ id: String, _ delivery: Delivery?, trouble: String?) {
    following.removeAll { $0.id == id }
    following.append(Followed(id: id, delivery: delivery, trouble: trouble, since: .now))
  }

  private func follow(at now: ContinuousClock.Instant) throws {
    for job in following {
      guard let delivery = job.delivery else { continue }
      let progress = try printer.device.progress(of: delivery)
      if let end = Self.end(of: progress) {
        try spool.finish(job.id, as: end.state, trouble: end.trouble)
        following.removeAll { $0.id == job.id }
        continue
      }
      let silence = now - job.since > Self.patience ? "noAnswer" : nil
      let trouble = Self.trouble(of: progress) ?? silence
      guard trouble != job.trouble else { continue }
      try spool.note(job.id, trouble: trouble)
      if let index = following.firstIndex(where: { $0.id == job.id }) { following[index].trouble = trouble }
    }
  }

  /// What the end of a delivery says about the paper: what only the transport finished stays `sent`.
  private static func end(of progress: DeliveryProgress) -> (state: PrintState, trouble: String?)? {
    switch progress {
    case .pending, .processing, .held: nil
    case .done(let confirmed): (confirmed ? .confirmed : .sent, nil)
    case .failed(let words): (.failed, words)
    case .lost(let words): (.unknown, words)
    case .vanished: (.unknown, "vanished")
    }
  }

  private static func trouble(of progress: DeliveryProgress) -> String? {
    switch progress {
    case .pending(let state), .processing(let state): state.trouble
    case .held(let words): words
    case .done, .failed, .lost, .vanished: nil
    }
  }
}

extension DeviceState {
  /// What keeps a job, in the spool's words; nil when nothing does.
  fileprivate var trouble: String? {
    switch self {
    case .ok, .unknown, .paperLow: nil
    case .error(let words): words
    case .paperOut, .coverOpen, .offline: name
    }
  }
}
