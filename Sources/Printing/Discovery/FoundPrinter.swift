import Calendars

/// A printer that a search came upon, with what the config may say of it.
package struct FoundPrinter: Sendable, Equatable {
  /// How it was found.
  package enum Kind: String, Sendable {
    /// A queue that CUPS has.
    case queue
    /// It announces itself on the network (DNS-SD) and speaks IPP.
    case announced
    /// CUPS sees it, by cable or network, and has no queue for it.
    case device
    /// A host of the network takes connections on the receipt printers' port.
    case port

    /// For people.
    package var words: Phrase {
      switch self {
      case .queue: Phrase("antrean CUPS", "CUPS queue")
      case .announced: Phrase("jaringan (IPP)", "network (IPP)")
      case .device: Phrase("perangkat, belum ada antreannya", "device, without a queue yet")
      case .port: Phrase("port struk", "receipt port")
      }
    }
  }

  /// How it was found.
  package let kind: Kind
  /// What the config can call it by; unlike any other of the same search.
  package internal(set) var name: String
  /// Where documents for it go; for a device that CUPS has no queue for, the queue that `remedy` makes.
  package internal(set) var destination: Destination
  /// What it says of itself, cleaned; empty when it says nothing.
  package let words: String
  /// The language that it most likely understands.
  package let language: DocumentFormat
  /// Where the device itself is, in all the ways that are known: what two finds of one printer have in common.
  let uris: [DeviceURI]

  /// A find. Its name comes from what it says of itself, else from where it is.
  init(_ kind: Kind, at destination: Destination?, says words: String, language: DocumentFormat, uris: [DeviceURI]) {
    self.kind = kind
    self.words = words.cleanedForScreen
    self.language = language
    self.uris = uris
    name = Self.name(from: words)
    if name.isEmpty { name = Self.name(from: "printer \(uris.first?.host ?? "")") }
    self.destination = destination ?? .queue(name)
  }

  /// The command that makes the queue it needs first; nil when it can be used at once.
  package var remedy: String? {
    guard kind == .device, case .queue(let queue) = destination, let uri = uris.first else { return nil }
    let driver = language == .escpos ? "raw" : "everywhere"
    let quoted = "'" + uri.text.replacing("'", with: "%27") + "'"
    return "lpadmin -p \(queue) -E -v \(quoted) -m \(driver)"
  }

  /// Small letters and digits of ASCII, joined by hyphens: a name for the config and for a queue.
  private static func name(from words: String) -> String {
    let parts = words.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return String(parts.joined(separator: "-").prefix(40))
  }
}

extension FoundPrinter {
  /// Each printer once, the first find of it before the later ones, and each under a name of its own.
  static func distinct(_ finds: [FoundPrinter]) -> [FoundPrinter] {
    var (places, names): (Set<String>, Set<String>) = ([], [])
    return finds.compactMap { find in
      let known = find.uris.map(\.place)
      // Two queues of one printer are two, each with its own settings.
      guard find.kind == .queue || places.isDisjoint(with: known) else { return nil }
      places.formUnion(known)
      var find = find
      let wanted = find.name
      var number = 1
      while !names.insert(find.name).inserted {
        number += 1
        find.name = "\(wanted)-\(number)"
      }
      if find.kind == .device, find.destination == .queue(wanted) { find.destination = .queue(find.name) }
      return find
    }
  }
}

extension DeviceURI {
  /// What makes it this device and no other: a cable's options tell one of its kind from another, a network's don't;
  /// the two schemes of IPP are one.
  fileprivate var place: String {
    guard ["socket", "ipp", "ipps"].contains(scheme) else { return text }
    let path = resource.prefix { $0 != "?" }
    return "\(scheme.prefix(3))://\(host.lowercased()):\(port)\(path == "/" ? "" : path)"
  }
}
