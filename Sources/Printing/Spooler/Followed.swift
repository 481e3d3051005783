import Records

/// A job that a printer has, as its worker follows it.
struct Followed {
  let id: String
  /// How the device is asked for it; nil while it is not known whether it has it.
  let delivery: Delivery?
  /// What the spool says keeps it.
  var trouble: String?
  /// Since when it is followed; a device may keep silent for days.
  let since: ContinuousClock.Instant
  /// What keeps it, as the device said last.
  private(set) var seen: String?
  /// Why it is being taken back from the device.
  var takeBack: TakeBack?
  private var isOffline = false
  private var isPrinting = false
  private var isHeld = false
  /// Since when something keeps it of which nothing can be on paper yet.
  private var keptSince: ContinuousClock.Instant?

  /// Why a job is taken back.
  enum TakeBack: Equatable {
    case cancelled, moved
    /// The printer is in trouble and has not begun with it, and another one stands in.
    case diverted
    case givenUp(mayHavePrinted: Bool)
  }

  init(id: String, delivery: Delivery?, trouble: String?, since: ContinuousClock.Instant) {
    self.id = id
    self.delivery = delivery
    self.trouble = trouble
    self.since = since
  }

  /// Takes note of what the device says.
  mutating func look(at progress: DeliveryProgress, now: ContinuousClock.Instant) {
    seen = progress.trouble
    isHeld = if case .held = progress { true } else { false }
    isPrinting = if case .processing = progress { true } else { false }
    isOffline = seen == DeviceState.offline.name
    let isKept = isOffline || seen != nil && !isPrinting && !isHeld
    keptSince = isKept ? keptSince ?? now : nil
  }

  /// Why it should be taken back now: somebody wishes so, or nothing comes of it. What has begun before an open cover or
  /// an empty roll is left alone: somebody will see to that, and a part of it may be on paper.
  func reason(
    wish: PrintWish?, hasFallback: Bool, _ patience: SpoolPatience, at now: ContinuousClock.Instant
  ) -> TakeBack? {
    switch wish {
    case .cancel: return .cancelled
    case .move: return .moved
    case nil: break
    }
    if let takeBack, takeBack != .cancelled, takeBack != .moved { return takeBack }
    if hasFallback, let keptSince, now - keptSince >= patience.trouble { return .diverted }
    let isSilent = seen == nil && !isHeld
    guard isSilent || isOffline, now - since >= patience.whole else { return nil }
    return .givenUp(mayHavePrinted: isPrinting && !isOffline)
  }
}

/// What the end of a delivery says about the paper.
struct DeliveryEnd {
  let state: PrintState
  let trouble: String?
}

extension DeliveryProgress {
  /// Its end; nil while it goes on. What only the transport finished stays `sent`.
  var end: DeliveryEnd? {
    switch self {
    case .pending, .processing, .held: nil
    case .done(let confirmed): DeliveryEnd(state: confirmed ? .confirmed : .sent, trouble: nil)
    case .failed(let words): DeliveryEnd(state: .failed, trouble: words)
    case .lost(let words): DeliveryEnd(state: .unknown, trouble: words)
    case .vanished: DeliveryEnd(state: .unknown, trouble: "vanished")
    }
  }

  /// What keeps it, in the spool's words; nil when nothing does.
  fileprivate var trouble: String? {
    switch self {
    case .pending(let state), .processing(let state): state.obstacle
    case .held(let words): words
    case .done, .failed, .lost, .vanished: nil
    }
  }
}

extension DeviceState {
  /// Whether it prints nothing as it is.
  var isTrouble: Bool { obstacle != nil }
}
