import CCUPS

/// What a scheduler's queue and a printer that speaks IPP itself are asked alike.
struct IPPService: Sendable {
  /// Where requests go.
  let endpoint: IPPEndpoint
  /// The printer-uri that they are about.
  let uri: String
  /// What is said when there is no such queue or printer.
  let missing: String

  /// The answers of RFC 8011 that speak of the document and not of the queue.
  private static let documentRefusals = [
    IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED, IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR,
    IPP_STATUS_ERROR_DOCUMENT_UNPRINTABLE, IPP_STATUS_ERROR_REQUEST_ENTITY, IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES,
  ]

  /// Sends a request and demands that it succeeds.
  /// - Throws: also `declined` and `rejected`, by the answer's status.
  func ask(_ request: IPPRequest, document: [UInt8] = []) throws(DeviceError) -> IPPResponse {
    let response = try endpoint.exchange(request, document: document)
    guard response.succeeded else {
      throw DeviceError(
        Self.documentRefusals.contains(response.status) ? .rejected : .declined,
        response.status == IPP_STATUS_ERROR_NOT_FOUND ? missing : response.words)
    }
    return response
  }

  /// These attributes of the queue or the printer.
  func attributes(asking names: [String]) throws(DeviceError) -> IPPAttributes {
    let request = IPPRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, ("printer-uri", uri))
    request.ask(for: names)
    return try ask(request).attributes
  }

  /// A request that makes a job of this name, on the paper that a PDF asks for where that is among the `media`.
  /// - Parameter type: the document's format, where the request carries the document.
  func making(
    _ operation: ipp_op_t, jobName: String, of bytes: [UInt8], format: DocumentFormat, type: String? = nil,
    media: [String]
  ) -> IPPRequest {
    let request = IPPRequest(operation, ("printer-uri", uri))
    request.add(IPP_TAG_NAME, "job-name", [jobName])
    if let type { request.add(IPP_TAG_MIMETYPE, "document-format", [type]) }
    switch format == .pdf ? PageMedia(pdf: bytes)?.choice(among: media) : nil {
    case .named(let keyword): request.add(IPP_TAG_KEYWORD, "media", [keyword], to: IPP_TAG_JOB)
    case .custom(let width, let length): request.addMedia(width: width, length: length)
    case nil: break
    }
    return request
  }

  /// A request about a job.
  func request(_ operation: ipp_op_t, job: Int) -> IPPRequest {
    let request = IPPRequest(operation, ("printer-uri", uri))
    request.add("job-id", job)
    return request
  }

  /// A job by its number; nil when there is none.
  func job(_ number: Int) throws(DeviceError) -> IPPJob? {
    let request = request(IPP_OP_GET_JOB_ATTRIBUTES, job: number)
    request.ask(for: IPPJob.attributes)
    let response = try endpoint.exchange(request)
    if response.status == IPP_STATUS_ERROR_NOT_FOUND { return nil }
    guard response.succeeded else { throw DeviceError(.declined, response.words) }
    return IPPJob(response.attributes)
  }

  /// The job, if it is still the one that was delivered: after a crash another one may bear its number.
  func job(of delivery: Delivery) throws(DeviceError) -> IPPJob? {
    guard let job = try job(delivery.jobID), job.isSame(as: delivery) else { return nil }
    return job
  }

  /// The latest of these jobs that bears a name; nil when none does.
  /// - Parameter which: `all`, `completed` or `not-completed` (RFC 8011 §4.2.6).
  func job(named name: String, among which: String, of uri: String) throws(DeviceError) -> IPPJob? {
    let request = IPPRequest(IPP_OP_GET_JOBS, ("printer-uri", uri))
    request.add(IPP_TAG_KEYWORD, "which-jobs", [which])
    request.add("my-jobs", false)
    request.ask(for: ["job-id", "job-uuid", "job-name"])
    return try ask(request).groups.last { $0.string("job-name") == name }.map(IPPJob.init)
  }

  /// Takes a delivery back, unless it has ended or is no longer known.
  func cancel(_ delivery: Delivery) throws(DeviceError) {
    guard try job(of: delivery)?.isFinal == false else { return }
    let response = try endpoint.exchange(request(IPP_OP_CANCEL_JOB, job: delivery.jobID))
    // It may have ended between the two questions.
    let ended = [IPP_STATUS_ERROR_NOT_POSSIBLE, IPP_STATUS_ERROR_NOT_FOUND].contains(response.status)
    guard response.succeeded || ended else { throw DeviceError(.declined, response.words) }
  }
}
