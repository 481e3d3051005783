import Foundation
import Printing
import Receipts

extension Config.PrinterEntry {
  /// The printer that the entry describes.
  /// - Throws: a failure for a destination of a kind that this version does not serve.
  func printer() throws -> Printer {
    Printer(
      name: name, device: try device(), format: language == .pdf ? .pdf : .escpos, profile: paper, uses: uses)
  }

  private var paper: PrinterProfile {
    var paper: PrinterProfile =
      switch ProfileName(rawValue: profile) {
      case .mm58: .mm58
      case .mm80, nil: .mm80
      }
    paper.columns = columns ?? paper.columns
    return paper
  }

  private func device() throws -> any PrintDevice {
    if destination == "preview:" { return PreviewPrinter(name: name) }
    guard !destination.contains(":") else {
      throw CommandFailure(
        "pencetak \(name): tujuan \(destination) belum dilayani; buat antrean CUPS untuknya (lpadmin) dan sebut namanya",
        "printer \(name): the destination \(destination) is not served yet; make a CUPS queue for it (lpadmin) and name it"
      )
    }
    return CUPSQueue(name: destination)
  }
}
