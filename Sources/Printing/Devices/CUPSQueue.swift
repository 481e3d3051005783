import CCUPS

/// A queue of a CUPS scheduler.
///
/// What CUPS calls completed was only handed on, so nothing is ever `done(confirmed: true)` here.
package struct CUPSQueue: PrintDevice {
  /// The queue's name at the scheduler.
  package let name: String
  private let address: CUPSAddress
  private let service: IPPService

  /// A queue that need not exist yet. Connecting and every wait for an answer end after `patience` seconds.
  package init(name: String, at address: CUPSAddress = .system, patience: Double = 5) {
    self.name = name
    self.address = address
    service = IPPService(
      endpoint: IPPEndpoint(address, patience: patience), uri: Self.uri(of: name),
      missing: "antrean \(name) tidak ada di CUPS")
  }

  package func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
    let queue: IPPAttributes
    do {
      queue = try service.attributes(asking: [
        "device-uri", "document-format-supported", "media-supported", "printer-make-and-model",
      ])
    } catch {
      throw error.beforeSending
    }
    if let refusal = QueueFormats(queue).refusal(of: format) { throw DeviceError(.rejected, refusal) }

    let request = service.making(
      IPP_OP_PRINT_JOB, jobName: jobName, of: bytes, format: format, type: format.rawValue,
      media: queue.all("media-supported"))
    let response = try service.ask(request, document: bytes)
    guard let number = response.attributes.integer("job-id") else { throw DeviceError(.declined, response.words) }
    // The answer has no job-uuid. If this second question fails the job is found by its name; a scheduler that keeps no
    // history may have forgotten the job by now, and then it stays unconfirmed.
    let asked = try service.job(number)?.delivery(by: name)
    return Handover(Delivery(device: name, jobID: number, jobUUID: asked?.jobUUID ?? "", jobName: jobName))
  }

  /// Looks through every queue of the scheduler, for an administrator may have moved the job.
  package func find(jobName: String) throws(DeviceError) -> Lookup {
    let job = try service.job(named: jobName, among: "all", of: "ipp://localhost/")
    return job?.delivery(by: name).map(Lookup.found) ?? .absent
  }

  package func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress {
    guard let job = try service.job(of: delivery) else { return .vanished }
    return job.progress(told: .scheduler, at: state)
  }

  package func cancel(_ delivery: Delivery) throws(DeviceError) { try service.cancel(delivery) }

  /// The queue's own trouble first; then what the printer says, where it speaks IPP and can be asked. An idle queue
  /// knows nothing of any other printer: `unknown`.
  package func state() -> DeviceState {
    do {
      let queue = try service.attributes(asking: QueueState.attributes)
      if let trouble = QueueState.trouble(queue) { return trouble }
      guard address.isLocal, let device = queue.string("device-uri").flatMap(DeviceURI.init),
        ["ipp", "ipps"].contains(device.scheme)
      else { return .unknown }
      return IPPPrinter(name: name, uri: device, patience: service.endpoint.patience).state()
    } catch {
      return error.isAnswer ? .error(error.words) : .offline
    }
  }

  private static func uri(of name: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(HTTP_MAX_URI))
    httpAssembleURI(
      HTTP_URI_CODING_ALL, &buffer, Int32(buffer.count), "ipp", nil, "localhost", 0, "/printers/\(name)")
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
