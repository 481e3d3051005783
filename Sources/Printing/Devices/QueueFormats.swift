/// What a queue can make of a document. CUPS accepts far more than comes out as it should: a raw queue sends a PDF's
/// bytes to the receipt printer, and an IPP printer's refusal of ESC/POS ends as "completed".
struct QueueFormats {
  private let accepted: [String]
  private let isRaw: Bool
  private let isIPP: Bool

  /// From the queue's `device-uri`, `document-format-supported` and `printer-make-and-model`.
  init(_ queue: IPPAttributes) {
    accepted = queue.all("document-format-supported")
    isRaw = Self.isRaw(queue)
    let scheme = queue.string("device-uri")?.split(separator: ":").first ?? ""
    isIPP = ["ipp", "ipps", "http", "https", "dnssd", "implicitclass"].contains(scheme)
  }

  /// Whether a queue has no driver, by its `printer-make-and-model`.
  static func isRaw(_ queue: IPPAttributes) -> Bool {
    queue.string("printer-make-and-model") == "Local Raw Printer"
  }

  /// Why the queue is not given a document of this format; nil when it may have it.
  func refusal(of format: DocumentFormat) -> String? {
    switch format {
    case .pdf where isRaw: "antrean mentah ini tidak dapat mencetak PDF"
    case .escpos where isIPP: "printer IPP ini tidak menerima ESC/POS"
    default: accepted.contains(format.rawValue) ? nil : "antrean tidak menerima \(format.rawValue)"
    }
  }
}
