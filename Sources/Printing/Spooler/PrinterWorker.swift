import Foundation
import Receipts
import Records

/// One printer's worker: takes its jobs from the spool, hands them over and follows them to their end.
///
/// It may be killed at any line. What it was doing is in the spool, and before a document goes out a second time the
/// device is asked for it by name; where the device can't know, the job is `unknown` and a person decides.
final class PrinterWorker {
  private let post: Post
  private let spool: Spool
  private let patience: SpoolPatience
  private let isFallbackWell: @Sendable () -> Bool
  private let render: @Sendable (PrintJob, Printer) throws -> [UInt8]
  private let log: @Sendable (String) -> Void
  private var following: [Followed] = []
  private var trouble = PrinterTrouble()
  /// Whether a job has told something about the printer since it was last asked.
  private var hasNews = false

  /// Jobs handed over before asking after those that were.
  private static let burst = 16

  init(
    post: Post, spool: Spool, patience: SpoolPatience = SpoolPatience(),
    isFallbackWell: @escaping @Sendable () -> Bool = { true },
    render: @escaping @Sendable (PrintJob, Printer) throws -> [UInt8], log: @escaping @Sendable (String) -> Void
  ) {
    self.post = post
    self.spool = spool
    self.patience = patience
    self.isFallbackWell = isFallbackWell
    self.render = render
    self.log = log
  }

  private var name: String { post.printer.name }
  private var device: any PrintDevice { post.printer.device }

  /// Whether something is at the printer whose end is not known yet.
  var isFollowing: Bool { !following.isEmpty }

  /// Whether the printer is in trouble, by its own word or by what became of a job.
  var isTroubled: Bool { trouble.since != nil }

  /// Whether the printer should be asked how it is before its time; once.
  func takeNews() -> Bool {
    defer { hasNews = false }
    return hasNews
  }

  /// Takes up what an earlier run left unfinished.
  func takeUp() throws {
    following = try spool.unfinished(of: name).map { job in
      let delivery = job.delivery.flatMap { try? JSONDecoder().decode(Delivery.self, from: Data($0.utf8)) }
      return Followed(id: job.id, delivery: delivery, trouble: job.trouble, since: .now)
    }
  }

  /// One round: settle what is unclear, send a burst of what waits, ask after what was sent.
  ///
  /// - Parameter state: how the printer was when it was last asked.
  /// - Returns: whether there may be more to send; a long queue takes many rounds, so that the worker can be stopped and
  ///   what was sent is followed meanwhile.
  func work(at now: ContinuousClock.Instant, state: DeviceState = .unknown) throws -> Bool {
    let isWellAgain = trouble.see(state, at: now)
    if isWellAgain, fallback != nil { try spool.recall(to: name) }
    if let fallback, trouble.lasts(patience.trouble, at: now), isFallbackWell() {
      try spool.redirect(post.share, to: fallback.name, uses: fallback.uses, except: SelfTest.template)
    }
    guard trouble.mayTry(at: now) else { return false }
    do {
      try settle()
      let mayHaveMore = try sendBurst()
      try follow(at: now)
      trouble.succeeded()
      return mayHaveMore
    } catch let error as DeviceError {
      log("printer \(name): \(error.kind) – \(error.words)")
      trouble.failed(at: now)
      hasNews = true
      return false
    }
  }

  /// Gives up what has waited too long; to be called now and then.
  func expire() throws { try spool.expire(post.share, after: patience.waiting / .seconds(1)) }

  private var fallback: (name: String, uses: [PrintUse])? { post.fallback }

  // MARK: Handing over

  /// Jobs that were being sent when an earlier run ended, or whose answer was lost: the device is asked by name.
  private func settle() throws {
    for job in following where job.delivery == nil {
      switch try device.find(jobName: job.id) {
      case .found(let delivery): try sent(job.id, delivery)
      case .absent:
        try spool.requeue(job.id, trouble: job.trouble)
        forget(job.id)
      case .unknowable:
        try spool.finish(job.id, as: .unknown, trouble: job.trouble ?? "interrupted")
        forget(job.id)
      }
    }
  }

  /// Whether there may be more to send.
  private func sendBurst() throws -> Bool {
    for _ in 0..<Self.burst {
      guard let job = try spool.next(of: post.share) else { return false }
      guard let document = try document(of: job) else { continue }
      // Somebody may have cancelled it or moved it in this moment; then the next one is looked for.
      guard try spool.claim(job.id, of: post.share, document: document) else { continue }
      try send(job, document)
    }
    return true
  }

  /// The document, made once: what is tried again is the same. Nil when it can't be made.
  private func document(of job: PrintJob) throws -> [UInt8]? {
    if let made = try spool.document(of: job.id, for: post.share) { return made }
    do {
      return try render(job, post.printer)
    } catch {
      log("print job \(job.id): the template could not be rendered: \(error)")
      try spool.finish(job.id, as: .failed, trouble: "template")
      return nil
    }
  }

  private func send(_ job: PrintJob, _ document: [UInt8]) throws {
    do {
      let handover = try device.submit(document, format: post.printer.format, jobName: job.id)
      try sent(job.id, handover.delivery)
      if let end = handover.progress.end { try finish(job.id, end) }
    } catch let error as DeviceError {
      switch error.kind {
      case .rejected:
        return try spool.finish(job.id, as: .failed, trouble: error.words)
      case .declined: try spool.requeue(job.id, trouble: error.words)
      // The desk reads it in its own language; what the system calls it is in the log.
      case .unreachable: try spool.requeue(job.id, trouble: DeviceState.offline.name)
      case .interrupted, .timedOut:
        // It may have arrived all the same, so it stays "sending" until the device has been asked.
        follow(job.id, nil, trouble: error.words)
        try spool.note(job.id, trouble: error.words)
      }
      throw error
    }
  }

  /// Followed before it is written down: if the disk is full the device is asked again, and nothing is sent twice.
  private func sent(_ id: String, _ delivery: Delivery) throws {
    follow(id, delivery, trouble: nil)
    try spool.sent(id, delivery: String(decoding: try JSONEncoder().encode(delivery), as: UTF8.self))
  }

  // MARK: Following

  private func follow(_ id: String, _ delivery: Delivery?, trouble: String?) {
    forget(id)
    following.append(Followed(id: id, delivery: delivery, trouble: trouble, since: .now))
  }

  private func forget(_ id: String) { following.removeAll { $0.id == id } }

  private func finish(_ id: String, _ end: DeliveryEnd) throws {
    try spool.finish(id, as: end.state, trouble: end.trouble)
    forget(id)
  }

  private func follow(at now: ContinuousClock.Instant) throws {
    guard isFollowing else { return }
    let wishes = Dictionary(try spool.unfinished(of: name).map { ($0.id, $0.wish) }, uniquingKeysWith: { $1 })
    for var job in following {
      guard let delivery = job.delivery else { continue }
      var progress = try device.progress(of: delivery)
      job.look(at: progress, now: now)
      job.takeBack = job.reason(
        wish: wishes[job.id] ?? nil, hasFallback: fallback != nil && isFallbackWell(), patience, at: now)
      if progress.end == nil, job.takeBack != nil {
        try device.cancel(delivery)
        progress = try device.progress(of: delivery)
      }
      if let end = progress.end {
        try bring(job, to: end)
      } else {
        try note(job, silent: now - job.since > patience.silence)
      }
    }
  }

  /// What the device gave up because it was taken back goes its way; everything else ends as the device says.
  private func bring(_ job: Followed, to end: DeliveryEnd) throws {
    guard end.state == .failed, let reason = job.takeBack else { return try finish(job.id, end) }
    switch reason {
    case .cancelled, .moved: try spool.requeue(job.id, trouble: nil)
    case .diverted:
      guard let fallback else { return try finish(job.id, end) }
      try spool.divert(job.id, from: name, to: fallback.name)
    case .givenUp(let mayHavePrinted):
      try spool.finish(job.id, as: mayHavePrinted ? .unknown : .failed, trouble: "noAnswer")
    }
    forget(job.id)
  }

  private func note(_ job: Followed, silent: Bool) throws {
    var job = job
    let trouble = job.seen ?? (silent ? "noAnswer" : nil)
    if trouble != job.trouble {
      try spool.note(job.id, trouble: trouble)
      hasNews = true
    }
    job.trouble = trouble
    following = following.map { $0.id == job.id ? job : $0 }
  }
}
