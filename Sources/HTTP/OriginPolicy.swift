import Foundation

/// Which requests are the office's own: by Host against DNS rebinding, by origin against other sites' pages.
struct OriginPolicy: Sendable {
  private let hosts: Set<String>
  private let scheme: String

  init(_ configuration: ListenerConfiguration) {
    hosts = Set(configuration.hosts.map { $0.lowercased() }).union(["localhost"])
    scheme = configuration.isSecure ? "https://" : "http://"
  }

  /// Whether the Host field names this office. A page of a rebound name is same-origin to the browser, but carries that
  /// name here; a name nobody configured gets nothing. `localhost` and numeric addresses can't be rebound: a page of
  /// such an origin came from here.
  func allows(host: String) -> Bool {
    if hosts.contains(host) { return true }
    let host = host.lowercased()
    let name = Self.withoutPort(host)
    return hosts.contains(host) || hosts.contains(name) || Self.isNumeric(name)
  }

  /// Whether it is an IPv4 address, or an IPv6 one in its brackets.
  private static func isNumeric(_ host: String) -> Bool {
    if host.first == "[", host.last == "]" {
      var address = in6_addr()
      return inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &address) == 1
    }
    var address = in_addr()
    return inet_pton(AF_INET, host, &address) == 1
  }

  /// Why a changing request may come from another site's page; nil when it can't.
  ///
  /// Three things stand between another site and a change: the session cookie is SameSite=Strict; Origin, which every
  /// browser sends with a changing request, and Referer, when present, must be ours; and a body must be declared as
  /// JSON, which no form can do and a script only after a CORS preflight, that is an OPTIONS, which is refused.
  /// (libcups hands Sec-Fetch-Site to nobody.) Programs that are no browser send neither and are let through.
  func refusal(for request: Request) -> Refusal? {
    guard request.method.changes else { return nil }
    if let origin = request.origin, !isOwn(origin, host: request.host) { return .crossOrigin }
    if let referer = request.referer, !isOwn(referer, host: request.host) { return .crossOrigin }
    if !request.body.isEmpty, !ContentType.isJSON(request.contentType ?? "") { return .unsupportedMediaType }
    return nil
  }

  private func isOwn(_ url: String, host: String) -> Bool {
    let own = scheme + host.lowercased()
    let url = url.lowercased()
    guard url.hasPrefix(own) else { return false }
    let next = url.utf8.dropFirst(own.utf8.count).first
    return next == nil || next == UInt8(ascii: "/") || next == UInt8(ascii: "?")
  }

  private static func withoutPort(_ host: String) -> String {
    guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber),
      host.first != "[" || host[..<colon].last == "]"
    else { return host }
    return String(host[..<colon])
  }
}
