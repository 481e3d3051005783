/// A receipt printer on a TCP port, spoken to in ESC/POS: its state is asked before a document and its word after it.
///
/// The whole delivery happens in `submit`, on one connection. A printer that does not answer is mute: its documents
/// are sent, and nobody knows more. Nothing of a document can be asked of it later.
package struct SocketPrinter: PrintDevice {
  /// What the config and the spool call it.
  package let name: String
  private let host: String
  private let port: UInt16
  private let confirmation: PrintConfirmation
  private let limits: SocketLimits

  /// A printer that need not be there yet.
  /// - Parameters:
  ///   - host: a name, an IPv4 address, or an IPv6 address without brackets.
  ///   - confirmation: how it is asked whether it has printed, if it answers at all.
  package init(
    name: String, host: String, port: UInt16 = Destination.receiptPort, confirmation: PrintConfirmation = .processID,
    limits: SocketLimits = SocketLimits()
  ) {
    self.name = name
    self.host = host
    self.port = port
    self.confirmation = confirmation
    self.limits = limits
  }

  /// Hands over one document and follows it to its end: `done(confirmed: true)` by the printer's word, `lost` when a
  /// printer that answers does not give it in time, `done(confirmed: false)` when a mute one has every byte.
  /// A printer that says it can't print gets nothing: `declined`, with `DeviceState.obstacle` for words.
  package func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
    guard format == .escpos else {
      throw DeviceError(
        .rejected, "soket hanya untuk printer struk: pilih language escpos, atau antrean CUPS untuk PDF")
    }
    let dialogue = SocketDialogue(connection: try connect(), limits: limits)
    let status: RealTimeStatus
    do {
      status = try dialogue.status()
    } catch {
      throw error.beforeSending
    }
    if let obstacle = status.state.obstacle { throw DeviceError(.declined, obstacle) }
    if let failure = dialogue.connection.send(bytes, stall: limits.stall) {
      throw failure.sent == 0 ? failure.error.beforeSending : failure.error
    }
    let mark = PrintMark(jobName: jobName, confirmation: confirmation)
    let end =
      status.isSilence || mark.question.isEmpty ? try dialogue.farewell() : dialogue.confirmation(of: mark)
    return Handover(Delivery(device: name, jobID: 0, jobUUID: "", jobName: jobName), progress: end)
  }

  /// The printer keeps no history.
  package func find(jobName: String) throws(DeviceError) -> Lookup { .unknowable }

  /// What `submit` said was the end; the printer has no memory of it.
  package func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress { .vanished }

  /// There is nothing to take back: what `submit` handed over is on its way to the paper.
  package func cancel(_ delivery: Delivery) throws(DeviceError) {}

  /// What the printer answers at this moment; `unknown` when it takes the connection and says nothing.
  package func state() -> DeviceState {
    do {
      return try SocketDialogue(connection: connect(), limits: limits).status().state
    } catch {
      return .offline
    }
  }

  private func connect() throws(DeviceError) -> SocketConnection {
    try SocketConnection(host: host, port: port, within: limits.connecting)
  }
}
