import Printing
import Receipts

extension Config.PrinterEntry {
  /// The printer that the entry describes.
  var printer: Printer {
    Printer(
      name: name, way: destination.way,
      device: destination.device(named: name, confirmation: profile.confirmation.onSocket),
      format: language == .pdf ? .pdf : .escpos, profile: paper, uses: uses, fallback: fallback)
  }

  private var paper: PrinterProfile {
    var paper = profile
    paper.columns = columns ?? paper.columns
    return paper
  }
}

extension PrinterProfile.Confirmation {
  /// How a printer with this ability is asked on a socket.
  fileprivate var onSocket: PrintConfirmation {
    switch self {
    case .processID: .processID
    case .paperStatus: .paperSensor
    }
  }
}
