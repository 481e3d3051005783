import CCUPS

/// A printer's URI, taken apart by libcups, which knows each scheme's port.
package struct DeviceURI: Sendable, Hashable {
  /// As it was written.
  package let text: String
  /// In small letters.
  package let scheme: String
  /// A name, an IPv4 address, or an IPv6 address without its brackets.
  package let host: String
  /// 1…65535; 0 where the scheme has none.
  package let port: Int32
  /// What follows the host, from its slash on.
  package let resource: String
  /// Whether it carries an account, which Loket never keeps.
  package let namesUser: Bool

  /// Nil for what is no URI.
  package init?(_ text: String) {
    let size = Int(HTTP_MAX_URI)
    var (scheme, user) = ([CChar](repeating: 0, count: size), [CChar](repeating: 0, count: size))
    var (host, resource) = (scheme, scheme)
    var port: Int32 = 0
    let status = httpSeparateURI(
      HTTP_URI_CODING_ALL, text, &scheme, Int32(size), &user, Int32(size), &host, Int32(size), &port,
      &resource, Int32(size))
    guard status.rawValue >= HTTP_URI_STATUS_OK.rawValue else { return nil }
    self.text = text
    self.scheme = Self.text(scheme).lowercased()
    self.host = Self.text(host)
    self.port = port
    self.resource = Self.text(resource)
    namesUser = user[0] != 0
  }

  private static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
