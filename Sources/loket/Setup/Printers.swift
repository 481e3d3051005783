import Foundation
import Printing
import Receipts

extension Config.PrinterEntry {
  /// The destination of a printer that shows its paper on the screen.
  static let preview = "preview:"

  /// The printer that the entry describes.
  var printer: Printer {
    Printer(
      name: name, way: destination == Self.preview ? .preview : .queue, device: device,
      format: language == .pdf ? .pdf : .escpos, profile: paper, uses: uses, fallback: fallback)
  }

  private var paper: PrinterProfile {
    var paper = profile
    paper.columns = columns ?? paper.columns
    return paper
  }

  private var device: any PrintDevice {
    destination == Self.preview ? PreviewPrinter(name: name) : CUPSQueue(name: destination)
  }
}
