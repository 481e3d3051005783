import CCUPS

/// The devices that a scheduler's backends see: on a cable, or answering on the network.
enum DeviceList {
  /// Asks the scheduler (CUPS-Get-Devices), which looks for `seconds`.
  /// - Throws: `declined` where the scheduler lets only its administrators ask.
  static func devices(at address: CUPSAddress, seconds: Int) throws(DeviceError) -> [FoundPrinter] {
    let request = IPPRequest(IPP_OP_CUPS_GET_DEVICES, nil)
    request.add("timeout", seconds)
    // Backends have their own moments of silence beyond the time they are given.
    let response = try IPPEndpoint(address, patience: Double(seconds) + 3).exchange(request)
    if response.status == IPP_STATUS_ERROR_NOT_FOUND { return [] }
    guard response.succeeded else { throw DeviceError(.declined, response.words) }
    return response.groups.compactMap(find)
  }

  /// One device; nil for a backend that only says it is there.
  static func find(_ device: IPPAttributes) -> FoundPrinter? {
    guard let uri = device.string("device-uri").flatMap(DeviceURI.init), !uri.host.isEmpty else { return nil }
    let said = ["device-info", "device-make-and-model"].compactMap(device.string)
    let words = said.first { !$0.isEmpty && $0 != "Unknown" } ?? ""
    let id = device.string("device-id") ?? ""
    switch uri.scheme {
    case "socket":
      let destination = UInt16(exactly: uri.port).map { Destination.socket(host: uri.host, port: $0) }
      return FoundPrinter(.port, at: destination, says: words, language: .escpos, uris: [uri])
    case "ipp", "ipps":
      return FoundPrinter(.announced, at: .ipp(uri), says: words, language: .pdf, uris: [uri])
    default:
      return FoundPrinter(.device, at: nil, says: words, language: language(id: id, words: words), uris: [uri])
    }
  }

  /// By the commands that its IEEE 1284 id names, else by what receipt printers are called.
  private static func language(id: String, words: String) -> DocumentFormat {
    let clues = [
      "esc/pos", "escpos", "esc pos", "thermal", "receipt", "pos-", "pos58", "pos80", "tm-t", "tm-m", "tm-u",
    ]
    let text = "\(id) \(words)".lowercased()
    return clues.contains(where: text.contains) ? .escpos : .pdf
  }
}
