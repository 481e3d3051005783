import CCUPS

/// A job as a scheduler or a printer tells it.
struct IPPJob {
  /// Who tells it: what "completed" means depends on that.
  enum Teller {
    /// A scheduler, which only knows that it handed the job on.
    case scheduler
    /// The printer itself.
    case printer
  }

  /// What has to be asked for.
  static let attributes = [
    "job-id", "job-uuid", "job-name", "job-state", "job-state-reasons", "job-state-message",
    "job-impressions-completed",
    "job-printer-state-message", "job-printer-state-reasons",
  ]

  private let job: IPPAttributes

  init(_ attributes: IPPAttributes) {
    job = attributes
  }

  /// Whether UUID and name both agree.
  func isSame(as delivery: Delivery) -> Bool {
    (job.string("job-uuid") ?? "") == delivery.jobUUID && job.string("job-name") == delivery.jobName
  }

  /// How to ask for it again; nil when it has no number.
  func delivery(by device: String) -> Delivery? {
    job.integer("job-id").map { number in
      Delivery(
        device: device, jobID: number, jobUUID: job.string("job-uuid") ?? "", jobName: job.string("job-name") ?? "")
    }
  }

  /// Whether nothing more will happen to it (RFC 8011 §5.3.7: canceled, aborted, completed).
  var isFinal: Bool { (job.integer("job-state") ?? 0) >= Int(IPP_JSTATE_CANCELED.rawValue) }

  /// Whether it was given up before anything of it was printed, by the word of who tells it.
  var cameToNothing: Bool { isFinal && state != IPP_JSTATE_COMPLETED && job.integer("job-impressions-completed") == 0 }

  /// How far it has come. `printer` tells how its printer is; it is asked only while the job is on its way and
  /// says nothing of the printer itself.
  func progress(told teller: Teller, at printer: () -> DeviceState) -> DeliveryProgress {
    switch state {
    case IPP_JSTATE_PENDING: .pending(own ?? printer())
    case IPP_JSTATE_HELD: .held(reasons)
    case IPP_JSTATE_PROCESSING, IPP_JSTATE_STOPPED: .processing(own ?? printer())
    case IPP_JSTATE_COMPLETED where job.all("job-state-reasons").contains("job-completed-with-errors"): .lost(words)
    case IPP_JSTATE_COMPLETED: .done(confirmed: teller == .printer)
    case IPP_JSTATE_CANCELED, IPP_JSTATE_ABORTED: .failed(words)
    default: .vanished
    }
  }

  private var state: ipp_jstate_t { ipp_jstate_t(rawValue: UInt32(clamping: job.integer("job-state") ?? 0)) }

  private var message: String { (job.string("job-printer-state-message") ?? "").cleanedForScreen }

  private var reasons: String {
    job.all("job-state-reasons").filter { $0 != "none" }.joined(separator: ", ").cleanedForScreen
  }

  private var own: DeviceState? {
    DeviceState(reasons: job.all("job-printer-state-reasons"), message: message)
  }

  private var words: String {
    let said = [message, (job.string("job-state-message") ?? "").cleanedForScreen, reasons]
    return said.first { !$0.isEmpty } ?? ""
  }
}
