import Desk
import Foundation
import HTTP

/// Where `loket serve` was told to listen.
struct Listening: Sendable {
  let address: String
  let port: Int

  /// Whether only this machine gets in.
  var isLocal: Bool { ["127.0.0.1", "::1"].contains(address) }

  /// The listener that a config asks for; nil = none yet.
  ///
  /// Beyond this machine it encrypts by itself, with the config's certificate or one of its own, unless `publicUrl`
  /// says that a proxy in front does (https) or that the office wants none (http).
  func configuration(for config: Config?, certificates: String) -> ListenerConfiguration {
    let publicHost = config?.publicURL.flatMap { URLComponents(string: $0)?.host }
    var configuration = ListenerConfiguration(
      address: address, port: port, hosts: Set((config?.hosts ?? []) + [publicHost].compactMap(\.self)))
    configuration.uploads = Desk.uploads
    if let tls = config?.tls {
      configuration.encryption = .files(certificate: tls.certificate, key: tls.key)
    } else if config?.publicURL?.hasPrefix("https:") == true {
      configuration.behindTLS = true
    } else if config?.publicURL == nil, !isLocal {
      configuration.encryption = .automatic(directory: certificates)
    }
    return configuration
  }
}

extension ListenerConfiguration {
  /// Whether it speaks TLS by itself.
  var isEncrypting: Bool { encryption != .none }

  /// The address to type into a browser on this machine.
  var url: String {
    url(at: ["0.0.0.0", "::"].contains(address) ? "localhost" : address.contains(":") ? "[\(address)]" : address)
  }

  /// The address to type where this machine is called `host`.
  func url(at host: String) -> String { "\(isEncrypting ? "https" : "http")://\(host):\(port)" }
}
