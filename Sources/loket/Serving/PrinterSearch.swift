import Calendars
import Desk
import Printing

/// Looks for printers that could be set up.
enum PrinterSearch {
  /// What there is now.
  static func run() -> FoundPrinters {
    do {
      let queues = try PrinterDirectory.queues()
      return FoundPrinters(
        printers: queues.map { queue in
          FoundPrinters.Printer(
            destination: queue.name, way: "queue", name: queue.name, info: queue.info,
            language: queue.isRaw ? "escpos" : "pdf")
        }, notes: [])
    } catch {
      return FoundPrinters(
        printers: [],
        notes: [Phrase("CUPS tidak menjawab: \(error.words)", "CUPS does not answer: \(error.words)")])
    }
  }
}
