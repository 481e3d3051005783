import CCUPS

/// A job as the scheduler tells it.
struct CUPSJob {
  /// What has to be asked for.
  static let attributes = [
    "job-id", "job-uuid", "job-name", "job-state", "job-state-reasons",
    "job-printer-state-message", "job-printer-state-reasons",
  ]

  private let job: IPPAttributes

  init(_ attributes: IPPAttributes) {
    job = attributes
  }

  /// Whether number, UUID and name all agree.
  func isSame(as delivery: Delivery) -> Bool {
    job.string("job-uuid") == delivery.jobUUID && job.string("job-name") == delivery.jobName
  }

  /// Whether nothing more will happen to it (RFC 8011 §5.3.7: canceled, aborted, completed).
  var isFinal: Bool { (job.integer("job-state") ?? 0) >= Int(IPP_JSTATE_CANCELED.rawValue) }

  /// How far it has come. `state` tells how its printer is; it is asked only while the job is on its way and
  /// says nothing of the printer itself.
  func progress(at state: () -> DeviceState) -> DeliveryProgress {
    switch ipp_jstate_t(rawValue: UInt32(clamping: job.integer("job-state") ?? 0)) {
    case IPP_JSTATE_PENDING: .pending(own ?? state())
    case IPP_JSTATE_HELD: .held(reasons)
    case IPP_JSTATE_PROCESSING, IPP_JSTATE_STOPPED: .processing(own ?? state())
    case IPP_JSTATE_COMPLETED: .done(confirmed: false)
    case IPP_JSTATE_CANCELED, IPP_JSTATE_ABORTED: .failed(words)
    default: .vanished
    }
  }

  private var message: String { (job.string("job-printer-state-message") ?? "").cleanedForScreen }

  private var reasons: String {
    job.all("job-state-reasons").filter { $0 != "none" }.joined(separator: ", ").cleanedForScreen
  }

  private var own: DeviceState? {
    DeviceState(reasons: job.all("job-printer-state-reasons"), message: message)
  }

  private var words: String { message.isEmpty ? reasons : message }
}
