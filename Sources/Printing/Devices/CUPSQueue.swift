import CCUPS

/// A queue of a CUPS scheduler.
///
/// What CUPS calls completed was only handed on, so nothing is ever `done(confirmed: true)` here.
package struct CUPSQueue: PrintDevice {
  /// The queue's name at the scheduler.
  package let name: String
  private let address: CUPSAddress
  private let scheduler: IPPEndpoint

  /// A queue that need not exist yet. Connecting and every wait for an answer end after `patience` seconds.
  package init(name: String, at address: CUPSAddress = .system, patience: Double = 5) {
    self.name = name
    self.address = address
    scheduler = IPPEndpoint(address, patience: patience)
  }

  package func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
    let queue: IPPAttributes
    do {
      queue = try printer(asking: [
        "device-uri", "document-format-supported", "media-supported", "printer-make-and-model",
      ])
    } catch {
      throw error.beforeSending
    }
    if let refusal = QueueFormats(queue).refusal(of: format) { throw DeviceError(.rejected, refusal) }

    let request = IPPRequest(IPP_OP_PRINT_JOB, ("printer-uri", uri))
    request.add(IPP_TAG_NAME, "job-name", [jobName])
    request.add(IPP_TAG_MIMETYPE, "document-format", [format.rawValue])
    if format == .pdf, let media = PageMedia(pdf: bytes)?.keyword(among: queue.all("media-supported")) {
      request.add(IPP_TAG_KEYWORD, "media", [media], to: IPP_TAG_JOB)
    }
    let response = try ask(request, document: bytes)
    guard let jobID = response.attributes.integer("job-id") else { throw DeviceError(.declined, response.words) }
    // The answer has no job-uuid. If this second question fails the job is found by its name; a scheduler that keeps no
    // history may have forgotten the job by now, and then it stays unconfirmed.
    let job = try scheduler.exchange(Self.job(jobID, IPP_OP_GET_JOB_ATTRIBUTES, asking: ["job-uuid"])).attributes
    return Handover(Delivery(device: name, jobID: jobID, jobUUID: job.string("job-uuid") ?? "", jobName: jobName))
  }

  /// Looks through every queue of the scheduler, for an administrator may have moved the job.
  package func find(jobName: String) throws(DeviceError) -> Lookup {
    let request = IPPRequest(IPP_OP_GET_JOBS, ("printer-uri", "ipp://localhost/"))
    request.add(IPP_TAG_KEYWORD, "which-jobs", ["all"])
    request.add("my-jobs", false)
    request.ask(for: ["job-id", "job-uuid", "job-name"])
    let jobs = try ask(request).groups
    guard let job = jobs.last(where: { $0.string("job-name") == jobName }), let jobID = job.integer("job-id") else {
      return .absent
    }
    return .found(Delivery(device: name, jobID: jobID, jobUUID: job.string("job-uuid") ?? "", jobName: jobName))
  }

  package func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress {
    guard let job = try job(of: delivery) else { return .vanished }
    return job.progress(at: state)
  }

  package func cancel(_ delivery: Delivery) throws(DeviceError) {
    guard try job(of: delivery)?.isFinal == false else { return }
    let response = try scheduler.exchange(Self.job(delivery.jobID, IPP_OP_CANCEL_JOB))
    // It may have ended between the two questions.
    let ended = [IPP_STATUS_ERROR_NOT_POSSIBLE, IPP_STATUS_ERROR_NOT_FOUND].contains(response.status)
    guard response.succeeded || ended else { throw DeviceError(.declined, response.words) }
  }

  /// The queue's own trouble first; then what the printer says, where it speaks IPP and can be asked. An idle queue
  /// knows nothing of any other printer: `unknown`.
  package func state() -> DeviceState {
    do {
      let queue = try printer(asking: QueueState.attributes)
      if let trouble = QueueState.trouble(queue) { return trouble }
      guard address.isLocal, let device = queue.string("device-uri"),
        let printer = IPPEndpoint(uri: device, patience: scheduler.patience)
      else { return .unknown }
      return QueueState.ask(printer, uri: device)
    } catch {
      return error.isAnswer ? .error(error.words) : .offline
    }
  }

  /// The answers of RFC 8011 that speak of the document and not of the queue.
  private static let documentRefusals = [
    IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED, IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR,
    IPP_STATUS_ERROR_DOCUMENT_UNPRINTABLE, IPP_STATUS_ERROR_REQUEST_ENTITY,
  ]

  private var uri: String {
    var buffer = [CChar](repeating: 0, count: Int(HTTP_MAX_URI))
    httpAssembleURI(
      HTTP_URI_CODING_ALL, &buffer, Int32(buffer.count), "ipp", nil, "localhost", 0, "/printers/\(name)")
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func job(_ jobID: Int, _ operation: ipp_op_t, asking names: [String] = []) -> IPPRequest {
    let request = IPPRequest(operation, ("job-uri", "ipp://localhost/jobs/\(jobID)"))
    request.ask(for: names)
    return request
  }

  private func printer(asking names: [String]) throws(DeviceError) -> IPPAttributes {
    let request = IPPRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, ("printer-uri", uri))
    request.ask(for: names)
    return try ask(request).attributes
  }

  /// The job, if it is still the one that was delivered: after a crash another one may bear its number.
  private func job(of delivery: Delivery) throws(DeviceError) -> CUPSJob? {
    let response = try scheduler.exchange(
      Self.job(delivery.jobID, IPP_OP_GET_JOB_ATTRIBUTES, asking: CUPSJob.attributes))
    if response.status == IPP_STATUS_ERROR_NOT_FOUND { return nil }
    guard response.succeeded else { throw DeviceError(.declined, response.words) }
    let job = CUPSJob(response.attributes)
    return job.isSame(as: delivery) ? job : nil
  }

  private func ask(_ request: IPPRequest, document: [UInt8] = []) throws(DeviceError) -> IPPResponse {
    let response = try scheduler.exchange(request, document: document)
    guard response.succeeded else {
      let missing = response.status == IPP_STATUS_ERROR_NOT_FOUND
      throw DeviceError(
        Self.documentRefusals.contains(response.status) ? .rejected : .declined,
        missing ? "antrean \(name) tidak ada di CUPS" : response.words)
    }
    return response
  }
}
