import Foundation

/// The addresses under which other machines of the office's network reach this one.
enum MachineAddresses {
  /// IPv4 addresses of the interfaces that are up, in the system's order, without loopback.
  static var ipv4: [String] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    return sequence(state: first) { next in
      defer { next = next?.pointee.ifa_next }
      return next?.pointee
    }.compactMap { (interface: ifaddrs) -> String? in
      guard interface.ifa_flags & UInt32(IFF_UP) != 0,
        interface.ifa_flags & UInt32(IFF_LOOPBACK) == 0, let address = interface.ifa_addr,
        address.pointee.sa_family == sa_family_t(AF_INET)
      else { return nil }
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let length = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard getnameinfo(address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
      return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
