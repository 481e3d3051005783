import CCUPS
import Glibc

/// An IPv4 network that belongs to nobody on the internet (RFC 1918) and is small enough to look through.
package struct PrivateNetwork: Sendable, Hashable {
  /// The first address, as a number.
  private let base: UInt32
  /// How many bits all its addresses share.
  private let prefix: Int

  /// The largest network that is looked through has 1022 hosts.
  private static let shortestPrefix = 22

  /// The network of an address; nil for public and for large networks, and for what is no address.
  package init?(address: String, prefix: Int) {
    var parsed = in_addr()
    guard inet_pton(AF_INET, address, &parsed) == 1 else { return nil }
    self.init(address: UInt32(bigEndian: parsed.s_addr), prefix: prefix)
  }

  private init?(address: UInt32, prefix: Int) {
    let isPrivate = address >> 24 == 10 || address >> 20 == 0xAC1 || address >> 16 == 0xC0A8
    guard isPrivate, (Self.shortestPrefix...30).contains(prefix) else { return nil }
    base = address & ~UInt32(0) << (32 - prefix)
    self.prefix = prefix
  }

  /// The addresses of its hosts: without the network's own and the broadcast's.
  package var hosts: [String] {
    (1..<(UInt32(1) << (32 - prefix)) - 1).map { offset in
      let address = base + offset
      return [24, 16, 8, 0].map { String(address >> $0 & 0xFF) }.joined(separator: ".")
    }
  }

  /// Whether a text is an IPv4 address in numbers.
  static func isAddress(_ text: String) -> Bool {
    var parsed = in_addr()
    return inet_pton(AF_INET, text, &parsed) == 1
  }

  /// The private networks that this machine is in.
  package static var own: [PrivateNetwork] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var networks: [PrivateNetwork] = []
    var next = first
    while let interface = next?.pointee {
      next = interface.ifa_next
      guard interface.ifa_flags & UInt32(IFF_UP) != 0,
        let address = number(interface.ifa_addr), let mask = number(interface.ifa_netmask),
        let network = PrivateNetwork(address: address, prefix: mask.nonzeroBitCount), !networks.contains(network)
      else { continue }
      networks.append(network)
    }
    return networks
  }

  private static func number(_ address: UnsafeMutablePointer<sockaddr>?) -> UInt32? {
    guard let address, address.pointee.sa_family == sa_family_t(AF_INET) else { return nil }
    return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
      UInt32(bigEndian: $0.pointee.sin_addr.s_addr)
    }
  }
}
