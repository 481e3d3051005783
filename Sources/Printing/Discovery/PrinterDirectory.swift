import CCUPS

/// The queues that a CUPS scheduler has.
package enum PrinterDirectory {
  /// A queue as the scheduler describes it.
  package struct Queue: Sendable, Equatable {
    /// What the config calls it by.
    package let name: String
    /// What its administrator wrote about it.
    package let info: String
    /// The queue's own account: `unknown` when it knows of no trouble. The printer is not asked.
    package let state: DeviceState
    /// Whether it hands documents on untouched, as a receipt printer wants them.
    package let isRaw: Bool
    /// Where the queue's printer is, if that is a URI.
    package let device: DeviceURI?

    /// As what a search finds: its name is its destination.
    var asFind: FoundPrinter {
      FoundPrinter(
        .queue, at: .queue(name), says: info.isEmpty ? name : info, language: isRaw ? .escpos : .pdf,
        uris: [device].compactMap { $0 })
    }
  }

  /// All queues by name. Connecting and every wait for an answer end after `patience` seconds.
  package static func queues(
    at address: CUPSAddress = .system, patience: Double = 5
  ) throws(DeviceError) -> [Queue] {
    let request = IPPRequest(IPP_OP_CUPS_GET_PRINTERS, nil)
    request.ask(for: QueueState.attributes + ["printer-info", "printer-make-and-model", "printer-name"])
    let response = try IPPEndpoint(address, patience: patience).exchange(request)
    // A scheduler without any queue answers "not found".
    if response.status == IPP_STATUS_ERROR_NOT_FOUND { return [] }
    guard response.succeeded else { throw DeviceError(.declined, response.words) }
    let queues = response.groups.compactMap { queue -> Queue? in
      guard let name = queue.string("printer-name") else { return nil }
      let info = (queue.string("printer-info") ?? "").cleanedForScreen
      return Queue(
        name: name, info: info, state: QueueState.trouble(queue) ?? .unknown, isRaw: QueueFormats.isRaw(queue),
        device: queue.string("device-uri").flatMap(DeviceURI.init))
    }
    return queues.sorted { $0.name < $1.name }
  }
}
