import CCUPS

/// A printer that speaks IPP itself, without a scheduler between: what it calls completed it has printed.
package struct IPPPrinter: PrintDevice {
  /// What the config and the spool call it.
  package let name: String
  private let service: IPPService

  /// A printer that need not be there yet. Connecting and every wait for an answer end after `patience` seconds.
  /// - Parameter uri: of the scheme `ipp` or `ipps`.
  package init(name: String, uri: DeviceURI, patience: Double = 5) {
    self.name = name
    service = IPPService(
      endpoint: IPPEndpoint(uri, patience: patience), uri: uri.text,
      missing: "tidak ada printer di \(uri.resource); periksa bagian akhir alamatnya (biasanya /ipp/print)")
  }

  /// Asks for the formats that the printer takes; then the job is made first and the document sent into it, so that a
  /// document that breaks off can be taken back. What was taken back before anything of it was printed is
  /// `unreachable`: it may be sent again.
  package func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
    let printer: IPPAttributes
    do {
      printer = try service.attributes(asking: [
        "document-format-supported", "media-supported", "operations-supported",
      ])
    } catch {
      throw error.beforeSending
    }
    let type = try Self.type(of: format, among: printer.all("document-format-supported"))
    let takesJobsApart = Set(printer.integers("operations-supported"))
      .isSuperset(of: [IPP_OP_CREATE_JOB, IPP_OP_SEND_DOCUMENT].map { Int($0.rawValue) })
    let request = service.making(
      takesJobsApart ? IPP_OP_CREATE_JOB : IPP_OP_PRINT_JOB, jobName: jobName, of: bytes, format: format,
      type: takesJobsApart ? nil : type, media: printer.all("media-supported"))
    guard takesJobsApart else {
      return Handover(try delivery(answering: request, document: bytes, jobName: jobName))
    }
    let delivery: Delivery
    do {
      delivery = try self.delivery(answering: request, jobName: jobName)
    } catch {
      // At most an empty job is there.
      throw error.beforeSending
    }
    let sending = service.request(IPP_OP_SEND_DOCUMENT, job: delivery.jobID)
    sending.add(IPP_TAG_MIMETYPE, "document-format", [type])
    sending.add("last-document", true)
    do {
      _ = try service.ask(sending, document: bytes)
    } catch {
      throw takenBack(delivery, after: error)
    }
    return Handover(delivery)
  }

  /// Printers forget, and some name no jobs: what is not found may have been there.
  package func find(jobName: String) throws(DeviceError) -> Lookup {
    for which in ["not-completed", "completed"] {
      do {
        let job = try service.job(named: jobName, among: which, of: service.uri)
        if let delivery = job?.delivery(by: name) { return .found(delivery) }
      } catch  where error.isAnswer {
        // It does not tell of these.
        continue
      }
    }
    return .unknowable
  }

  package func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress {
    guard let job = try service.job(of: delivery) else { return .vanished }
    return job.progress(told: job.isFinal ? try teller() : .printer, at: state)
  }

  package func cancel(_ delivery: Delivery) throws(DeviceError) { try service.cancel(delivery) }

  package func state() -> DeviceState { QueueState.ask(service) }

  /// The name by which the printer takes a format.
  /// - Throws: `rejected`, with the remedy, when it takes none.
  private static func type(of format: DocumentFormat, among supported: [String]) throws(DeviceError) -> String {
    let names =
      switch format {
      case .pdf: [format.rawValue]
      case .escpos: [format.rawValue, "application/octet-stream"]
      }
    if let name = names.first(where: supported.contains) { return name }
    let remedy =
      switch format {
      case .pdf: "printer ini tidak menerima PDF; buat antrean CUPS untuknya (lpadmin -m everywhere) dan sebut namanya"
      case .escpos: "printer ini tidak menerima ESC/POS lewat IPP; pilih language pdf, atau tujuan socket:// bila ada"
      }
    throw DeviceError(.rejected, remedy)
  }

  /// The job that a request makes; its UUID is asked for where the answer lacks it.
  private func delivery(
    answering request: IPPRequest, document: [UInt8] = [], jobName: String
  ) throws(DeviceError) -> Delivery {
    let answer = try service.ask(request, document: document)
    guard let number = answer.attributes.integer("job-id") else { throw DeviceError(.declined, answer.words) }
    if let uuid = answer.attributes.string("job-uuid") {
      return Delivery(device: name, jobID: number, jobUUID: uuid, jobName: jobName)
    }
    let asked = try service.job(number)?.delivery(by: name)
    return Delivery(device: name, jobID: number, jobUUID: asked?.jobUUID ?? "", jobName: jobName)
  }

  /// Takes a job back whose document did not arrive whole, and says what is known then.
  private func takenBack(_ delivery: Delivery, after error: DeviceError) -> DeviceError {
    do {
      try service.cancel(delivery)
      return try service.job(of: delivery)?.cameToNothing == true ? error.beforeSending : error
    } catch let second {
      // Not even that is known.
      return error.isAnswer ? error : DeviceError(error.kind, "\(error.words); \(second.words)")
    }
  }

  /// Behind an IPP URI there may be another machine's scheduler, which only knows what it handed on.
  private func teller() throws(DeviceError) -> IPPJob.Teller {
    try service.attributes(asking: ["cups-version"]).string("cups-version") == nil ? .printer : .scheduler
  }
}
