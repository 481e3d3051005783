import Calendars

/// A search for printers: the queues of CUPS, what announces itself, what CUPS sees, and the receipt printers' port on
/// the machine's own private networks. Takes some ten seconds at most.
package struct Discovery: Sendable {
  /// What a search came upon.
  package struct Outcome: Sendable, Equatable {
    /// Each printer once.
    package let printers: [FoundPrinter]
    /// What could not be looked at, and why.
    package let remarks: [Phrase]
  }

  private let scheduler: CUPSAddress
  private let hosts: [String]?
  private let port: UInt16

  /// How long each way of looking may take.
  private static let seconds = 2

  /// - Parameters:
  ///   - hosts: IPv4 addresses that may be receipt printers; those of the machine's private networks unless told; nil = no
  ///     network is looked through.
  ///   - port: the port that is tried on them.
  package init(
    scheduler: CUPSAddress = .system, hosts: [String]? = PrivateNetwork.own.flatMap(\.hosts),
    port: UInt16 = Destination.receiptPort
  ) {
    self.scheduler = scheduler
    self.hosts = hosts
    self.port = port
  }

  /// Looks everywhere, one after the other.
  package func run() -> Outcome {
    var remarks: [Phrase] = []
    let queues = attempt(Phrase("antrean CUPS", "CUPS queues"), &remarks) { () throws(DeviceError) in
      try PrinterDirectory.queues(at: scheduler).map(\.asFind)
    }
    let announced = AnnouncedPrinters.find(milliseconds: Int32(Self.seconds * 1000))
    let devices = attempt(Phrase("perangkat yang dilihat CUPS", "devices that CUPS sees"), &remarks) {
      () throws(DeviceError) in
      try DeviceList.devices(at: scheduler, seconds: Self.seconds)
    }
    if hosts?.isEmpty == true {
      remarks.append(
        Phrase(
          "Jaringan tidak ditelusuri: komputer ini tidak ada di jaringan privat (10…, 172.16…, 192.168…) yang kecil.",
          "No network was looked through: this machine is in no small private network (10…, 172.16…, 192.168…)."))
    }
    let ports = PortScan.open(port, on: hosts ?? [], within: .seconds(Self.seconds)).map(receiptPrinter)
    return Outcome(printers: FoundPrinter.distinct(queues + announced + devices + ports), remarks: remarks)
  }

  private func receiptPrinter(at host: String) -> FoundPrinter {
    let destination = Destination.socket(host: host, port: port)
    return FoundPrinter(
      .port, at: destination, says: "", language: .escpos,
      uris: [DeviceURI("socket://\(host):\(port)")].compactMap { $0 })
  }

  /// A refusal is no error; it is told.
  private func attempt(
    _ part: Phrase, _ remarks: inout [Phrase], _ look: () throws(DeviceError) -> [FoundPrinter]
  ) -> [FoundPrinter] {
    do throws(DeviceError) {
      return try look()
    } catch {
      remarks.append(
        Phrase("\(part.id) tidak dapat dilihat: \(error.words)", "\(part.en) can't be looked at: \(error.words)"))
      return []
    }
  }
}
