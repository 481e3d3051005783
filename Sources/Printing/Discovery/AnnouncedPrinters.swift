import CCUPS

/// Printers that announce themselves on the network by DNS-SD (RFC 6763), found through libcups, which asks the
/// system's Avahi; none where there is no Avahi.
enum AnnouncedPrinters {
  /// Looks for `milliseconds`, and then resolves each printer's address in as many again, for all of them together.
  static func find(milliseconds: Int32) -> [FoundPrinter] {
    var destinations = Destinations()
    var cancelled: Int32 = 0
    withUnsafeMutablePointer(to: &destinations) { found in
      // Queues of the scheduler are asked for elsewhere, so discovered ones alone.
      _ = cupsEnumDests(
        UInt32(CUPS_DEST_FLAGS_NONE), milliseconds, &cancelled, CUPS_PRINTER_DISCOVERED.rawValue,
        CUPS_PRINTER_DISCOVERED.rawValue,
        { context, flags, destination in
          context?.assumingMemoryBound(to: Destinations.self).pointee.note(destination, flags)
          return 1
        }, found)
    }
    let deadline = ContinuousClock.now + .milliseconds(Int(milliseconds))
    return destinations.all.compactMap { announced in
      let left = Int32(clamping: Int((deadline - .now) / .milliseconds(1)))
      return left > 0 ? announced.find(milliseconds: left) : nil
    }
  }

  /// What libcups tells while it looks.
  private struct Destinations {
    private(set) var all: [Announced] = []

    mutating func note(_ destination: UnsafeMutablePointer<cups_dest_t>?, _ flags: UInt32) {
      guard let destination else { return }
      func option(_ name: String) -> String? {
        cupsGetOption(name, destination.pointee.num_options, destination.pointee.options).map { String(cString: $0) }
      }
      guard let uri = option("device-uri") else { return }
      all.removeAll { $0.uri == uri }
      guard flags & UInt32(CUPS_DEST_FLAGS_REMOVED) == 0 else { return }
      let words = [option("printer-info"), option("printer-make-and-model")].compactMap { $0 }.first { !$0.isEmpty }
      all.append(Announced(uri: uri, words: words ?? ""))
    }
  }

  private struct Announced {
    /// Names the service, such as `ipp://Nama._ipp._tcp.local/`, or the printer itself.
    let uri: String
    let words: String

    /// The printer with its address; nil when it can't be found out in time.
    func find(milliseconds: Int32) -> FoundPrinter? {
      guard let resolved = resolve(milliseconds: milliseconds).flatMap(DeviceURI.init),
        ["ipp", "ipps"].contains(resolved.scheme)
      else { return nil }
      return FoundPrinter(
        .announced, at: .ipp(resolved), says: words, language: .pdf, uris: [resolved, DeviceURI(uri)].compactMap { $0 })
    }

    private func resolve(milliseconds: Int32) -> String? {
      guard uri.contains("._tcp") else { return uri }
      var options: UnsafeMutablePointer<cups_option_t>?
      let count = cupsAddOption("device-uri", uri, 0, &options)
      var destination = cups_dest_t(name: nil, instance: nil, is_default: 0, num_options: count, options: options)
      defer { cupsFreeOptions(destination.num_options, destination.options) }
      var resource = [CChar](repeating: 0, count: Int(HTTP_MAX_URI))
      let http = cupsConnectDest(
        &destination, UInt32(CUPS_DEST_FLAGS_DEVICE), milliseconds, nil, &resource, resource.count, nil, nil)
      defer { if http != nil { httpClose(http) } }
      // libcups puts the address in the name's place.
      let address = cupsGetOption("device-uri", destination.num_options, destination.options)
      return address.map { String(cString: $0) }.flatMap { $0.contains("._tcp") ? nil : $0 }
    }
  }
}
