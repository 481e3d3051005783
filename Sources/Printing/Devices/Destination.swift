import Calendars

/// Where documents for a printer go: the config's `destination`, understood.
package enum Destination: Sendable, Hashable {
  /// A queue of this machine's CUPS, by its name.
  case queue(String)
  /// A printer that speaks IPP itself (RFC 8010, RFC 7472): an `ipp` or `ipps` URI.
  case ipp(DeviceURI)
  /// A receipt printer's TCP port; the host is a name, an IPv4 address, or an IPv6 address without brackets.
  case socket(host: String, port: UInt16)
  /// The screen.
  case preview

  /// Why a text names no destination, with the remedy.
  package struct Misread: Error, Equatable {
    /// For the reader.
    package let message: Phrase
  }

  /// The port of receipt printers where none is named.
  package static let receiptPort: UInt16 = 9100

  /// Reads the name of a CUPS queue, `preview:`, `ipp://…`, `ipps://…` or `socket://host[:port]`.
  package init(_ text: String) throws(Misread) {
    guard let colon = text.firstIndex(of: ":") else {
      if PrivateNetwork.isAddress(text) { throw Self.bareAddress(text) }
      guard Self.isQueueName(text) else { throw Self.noQueueName(text) }
      self = .queue(text)
      return
    }
    switch text[..<colon].lowercased() {
    case "preview" where text.lowercased() == "preview:": self = .preview
    case "ipp", "ipps": self = .ipp(try Self.uri(text))
    case "socket":
      let uri = try Self.uri(text)
      guard ["", "/"].contains(uri.resource), let port = UInt16(exactly: uri.port), port > 0 else {
        throw Misread(
          message: Phrase(
            "Tulis socket://ALAMAT atau socket://ALAMAT:PORT, tanpa apa pun sesudahnya.",
            "Write socket://ADDRESS or socket://ADDRESS:PORT, with nothing behind it."))
      }
      self = .socket(host: uri.host, port: port)
    default: throw Self.unknownWay(String(text[..<colon]))
    }
  }

  /// As it is written in the config.
  package var text: String {
    switch self {
    case .queue(let name): return name
    case .ipp(let uri): return uri.text
    case .preview: return "preview:"
    case .socket(let host, let port):
      let bracketed = host.contains(":") ? "[\(host)]" : host
      return "socket://\(bracketed)" + (port == Self.receiptPort ? "" : ":\(port)")
    }
  }

  /// How it is reached.
  package var way: PrinterWay {
    switch self {
    case .queue: .queue
    case .ipp: .ipp
    case .socket: .socket
    case .preview: .preview
    }
  }

  /// The way there, under the name that the config gives the printer.
  /// - Parameter confirmation: how a receipt printer on a socket is asked whether it has printed.
  package func device(named name: String, confirmation: PrintConfirmation = .processID) -> any PrintDevice {
    switch self {
    case .queue(let queue): CUPSQueue(name: queue)
    case .ipp(let uri): IPPPrinter(name: name, uri: uri)
    case .socket(let host, let port): SocketPrinter(name: name, host: host, port: port, confirmation: confirmation)
    case .preview: PreviewPrinter(name: name)
    }
  }

  private static func uri(_ text: String) throws(Misread) -> DeviceURI {
    guard let uri = DeviceURI(text), !uri.host.isEmpty else {
      throw Misread(
        message: Phrase(
          "\(text) bukan alamat pencetak; tulis misalnya socket://192.168.1.50 atau ipp://192.168.1.50/ipp/print.",
          "\(text) is no printer's address; write socket://192.168.1.50 or ipp://192.168.1.50/ipp/print, for instance.")
      )
    }
    guard !uri.namesUser else {
      throw Misread(
        message: Phrase(
          "Hapus nama pengguna dan kata sandi dari alamat ini; Loket tidak menyimpannya.",
          "Take the user name and password out of this address; Loket does not keep them."))
    }
    return uri
  }

  private static func unknownWay(_ scheme: String) -> Misread {
    Misread(
      message: Phrase(
        "Cara \(scheme): tidak dilayani langsung; buat antrean CUPS untuknya (lpadmin) dan sebut namanya.",
        "The way \(scheme): is not served directly; make a CUPS queue for it (lpadmin) and name it."))
  }

  private static func bareAddress(_ text: String) -> Misread {
    Misread(
      message: Phrase(
        "Untuk printer struk di jaringan tulis socket://\(text), untuk printer lain ipp://\(text)/ipp/print.",
        "For a receipt printer in the network write socket://\(text), for another printer ipp://\(text)/ipp/print."))
  }

  private static func noQueueName(_ text: String) -> Misread {
    Misread(
      message: Phrase(
        "\"\(text)\" bukan nama antrean CUPS: tanpa spasi, garis miring, # dan tanda kutip, paling banyak 127 huruf.",
        "\"\(text)\" is no CUPS queue's name: no blanks, slashes, # or quotes, 127 letters at most."))
  }

  /// What cupsd takes for a name.
  private static func isQueueName(_ text: String) -> Bool {
    (1...127).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0.value != 0x7F && !"/#?'\"\\".unicodeScalars.contains($0)
      }
  }
}
