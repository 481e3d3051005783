import Calendars
import Glibc

/// What is said with a receipt printer over one connection: its state before a document, its word after it.
struct SocketDialogue {
  let connection: SocketConnection
  let limits: SocketLimits

  /// Asks for the printer's state, one question after the other: nothing in an answer says which one it belongs to,
  /// so the first that is not answered is the last that is asked.
  /// - Throws: `interrupted` or `timedOut` when the connection breaks.
  func status() throws(DeviceError) -> RealTimeStatus {
    var status = RealTimeStatus()
    for question in RealTimeStatus.questions {
      try discard()
      if let failure = connection.send(RealTimeStatus.asking(question), stall: limits.status) { throw failure.error }
      guard let answer = try answer(until: .now + limits.status) else { break }
      status.note(answer, to: question)
    }
    return status
  }

  /// Waits until the printer says that all before the mark is printed, looking at its state meanwhile.
  func confirmation(of mark: PrintMark) -> DeliveryProgress {
    var watch = Watch(limits: limits)
    do throws(DeviceError) {
      // What lies here is older than the question.
      try discard()
      if let failure = connection.send(mark.question, stall: limits.stall) { throw failure.error }
      var answers: [UInt8] = []
      while ContinuousClock.now < watch.deadline {
        if let question = watch.question(at: .now) {
          if let failure = connection.send(question, stall: limits.stall) { throw failure.error }
        }
        switch try connection.read(until: watch.nextLook) {
        case .nothing: continue
        case .ended: return lost("printer menutup sambungan sebelum memastikan hasil cetak", watch.status)
        case .bytes(let bytes):
          if let answer = bytes.last(where: RealTimeStatus.isAnswer) { watch.note(answer, at: .now) }
          answers += bytes.filter { !RealTimeStatus.isAnswer($0) }
          if let end = mark.end(in: answers) { return end }
        }
      }
      return lost("printer tidak memastikan hasil cetak dalam \(limits.confirmation.inSeconds) detik", watch.status)
    } catch {
      return lost(error.words, watch.status)
    }
  }

  /// Ends the talk with a printer that says nothing: waits until its side has everything and, a short time, for its end.
  /// - Throws: `timedOut` when its side stops taking what is under way.
  func farewell() throws(DeviceError) -> DeliveryProgress {
    connection.endWriting()
    var (left, since) = (connection.unacknowledged, ContinuousClock.now)
    var hasEnded = false
    while true {
      let (now, still) = (ContinuousClock.now, connection.unacknowledged)
      if still < left { (left, since) = (still, now) }
      if still == 0, hasEnded || now - since >= limits.farewell { return .done(confirmed: false) }
      guard still == 0 || now - since < limits.stall else { throw connection.stalled(limits.stall) }
      do {
        if hasEnded {
          usleep(5000)
        } else {
          hasEnded = try connection.read(until: now + .milliseconds(20)) == .ended
        }
      } catch {
        return .lost(error.words)
      }
    }
  }

  /// The last of what looks like an answer among the bytes that come in time; whatever else comes is noise.
  private func answer(until deadline: ContinuousClock.Instant) throws(DeviceError) -> UInt8? {
    while true {
      switch try connection.read(until: deadline) {
      case .nothing: return nil
      case .ended: throw DeviceError(.interrupted, "printer menutup sambungan")
      case .bytes(let bytes):
        if let answer = bytes.last(where: RealTimeStatus.isAnswer) { return answer }
      }
    }
  }

  /// Throws away what has come by now: it answers an earlier question.
  private func discard() throws(DeviceError) {
    while case .bytes = try connection.read(until: .now) {}
  }

  private func lost(_ words: String, _ status: RealTimeStatus) -> DeliveryProgress {
    switch status.state {
    case .ok, .unknown, .paperLow: .lost(words)
    case let trouble: .lost("\(words): \(trouble.words.id)")
    }
  }
}

/// The looks at a printer's state while it prints: one question at a time and none before the last was answered,
/// so that no answer is taken for another's.
private struct Watch {
  private(set) var status = RealTimeStatus()
  let deadline: ContinuousClock.Instant
  private let interval: Duration
  private var position = 0
  private var isOpen = false
  private var due: ContinuousClock.Instant

  init(limits: SocketLimits) {
    let now = ContinuousClock.now
    deadline = now + limits.confirmation
    interval = limits.asking
    due = now + interval
  }

  /// When there is something to do at the latest.
  var nextLook: ContinuousClock.Instant { isOpen ? deadline : min(due, deadline) }

  /// The next question, if it is time for one.
  mutating func question(at now: ContinuousClock.Instant) -> [UInt8]? {
    guard !isOpen, now >= due else { return nil }
    isOpen = true
    return RealTimeStatus.asking(RealTimeStatus.questions[position])
  }

  mutating func note(_ answer: UInt8, at now: ContinuousClock.Instant) {
    guard isOpen else { return }
    status.note(answer, to: RealTimeStatus.questions[position])
    isOpen = false
    position = (position + 1) % RealTimeStatus.questions.count
    due = position == 0 ? now + interval : now
  }
}
