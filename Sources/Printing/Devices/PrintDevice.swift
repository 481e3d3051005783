/// The language a document is written in for its printer.
package enum DocumentFormat: String, Sendable, Equatable {
  /// Bytes for a receipt printer, passed on untouched.
  case escpos = "application/vnd.cups-raw"
  /// A page description (ISO 32000) that the queue or the printer turns into dots.
  case pdf = "application/pdf"
}

/// One way to a printer. Calls block, each within the device's time limit; the print spool's worker makes them.
///
/// A device never says more than it knows: what only the transport accepted is `done(confirmed: false)`.
package protocol PrintDevice: Sendable {
  /// What the config and the spool call it.
  var name: String { get }

  /// Hands over one document. `jobName` is our own id and says nothing about a person.
  ///
  /// After `interrupted` or `timedOut` the document may have arrived all the same: `find(jobName:)` before sending it
  /// again. After every other error the device has nothing of it.
  func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover

  /// The delivery that carries this name, in whatever state it is, so that a crash never prints twice.
  func find(jobName: String) throws(DeviceError) -> Lookup

  /// How far a delivery has come.
  func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress

  /// Takes back what has not been printed; a delivery that has ended, or that the device no longer knows, is left alone.
  func cancel(_ delivery: Delivery) throws(DeviceError)

  /// How the printer is, as far as it tells; never throws, since "offline" and "unknown" are answers too.
  func state() -> DeviceState
}

/// A document in the hands of a device.
package struct Handover: Sendable, Equatable {
  /// How to ask for it.
  package let delivery: Delivery
  /// How far it has come; where the device can't be asked later, the end.
  package let progress: DeliveryProgress

  /// A hand-over after which the device has to be asked, unless it said more.
  package init(_ delivery: Delivery, progress: DeliveryProgress = .pending(.unknown)) {
    self.delivery = delivery
    self.progress = progress
  }
}

/// What a device says of a name that it may have been given.
package enum Lookup: Sendable, Equatable {
  /// It has it, or had it.
  case found(Delivery)
  /// It keeps a history and that name is not in it, so the document never came.
  /// The answer is only as old as that history (CUPS: `PreserveJobHistory`, `MaxJobs`).
  case absent
  /// It remembers too little to know.
  case unknowable
}

/// A document that a device took, with enough to know it again. Job ids are used a second time after a crash
/// of cupsd, so a job is ours only if its UUID and its name agree too.
package struct Delivery: Sendable, Equatable, Codable {
  /// The device that took it.
  package let device: String
  /// The job's number there.
  package let jobID: Int
  /// RFC 8011's job-uuid, a `urn:uuid:`; empty where the device gives none.
  package let jobUUID: String
  /// Our own id.
  package let jobName: String

  /// A delivery as a device or the spool's table tells it.
  package init(device: String, jobID: Int, jobUUID: String, jobName: String) {
    self.device = device
    self.jobID = jobID
    self.jobUUID = jobUUID
    self.jobName = jobName
  }
}

/// How far a delivery has come.
package enum DeliveryProgress: Sendable, Equatable {
  /// It waits at the device, which is in this state.
  case pending(DeviceState)
  /// It is being printed, or would be if the device were well.
  case processing(DeviceState)
  /// Somebody or a rule keeps it back; with the device's words.
  case held(String)
  /// The device is done with it. Only `confirmed` means that the printer said it is on paper:
  /// CUPS says "completed" of jobs whose printer was reset, refused the format or died.
  case done(confirmed: Bool)
  /// The device gave it up; with its words.
  case failed(String)
  /// It was on its way to the paper when the device fell silent, so nobody can know; with what was seen last.
  case lost(String)
  /// The device does not know it, or knows another job by its number.
  case vanished
}
