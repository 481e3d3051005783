import Desk
import Printing

/// Looks for printers that could be set up.
enum PrinterSearch {
  /// What there is now, after some seconds.
  static func run() -> FoundPrinters {
    let outcome = Discovery().run()
    return FoundPrinters(
      printers: outcome.printers.map { found in
        FoundPrinters.Printer(
          destination: found.destination.text, way: found.way, name: found.name, info: found.words,
          language: found.language == .escpos ? "escpos" : "pdf", remedy: found.remedy)
      }, notes: outcome.remarks)
  }
}

extension FoundPrinter {
  /// As the contract names it.
  fileprivate var way: String {
    switch kind {
    case .queue: "queue"
    case .announced: "ipp"
    case .device: "device"
    case .port: "socket"
    }
  }
}
