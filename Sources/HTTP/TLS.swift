import CCUPS
import Foundation

/// Server credentials for libcups, which wants them as `NAME.crt` and `NAME.key` in one directory and looks for a name
/// it gets from the connection's Host field, or else by asking the DNS for its own address. Setting that field before
/// the handshake spares the question and names the one pair of files there is.
struct TLS: Sendable {
  private static let lifetime: TimeInterval = 3650 * 86400

  private let name: String
  /// The folder of links made for given files.
  private let links: String?

  /// Gives libcups the credentials, for the whole process.
  /// - Throws: `ListenerError.badCredentials` or `.tlsTooOld`.
  init?(_ configuration: ListenerConfiguration) throws {
    let directory: String
    switch configuration.encryption {
    case .none: return nil
    case .files(let certificate, let key):
      name = "loket"
      directory = try Self.link(certificate: certificate, key: key, as: name)
      links = directory
      guard Self.canLoad(name, in: directory) else {
        discard()
        throw ListenerError.badCredentials(certificate)
      }
    case .automatic(let kept):
      directory = kept
      links = nil
      name = try Self.makeCertificate(in: kept, for: configuration)
    }
    guard cupsSetServerCredentials(directory, name, 0) != 0 else { throw ListenerError.badCredentials(directory) }
    guard loket_require_tls_1_2() != 0 else { throw ListenerError.tlsTooOld }
  }

  /// Takes away what was only made for libcups to find; no handshake succeeds afterwards.
  func discard() {
    if let links { try? FileManager.default.removeItem(atPath: links) }
  }

  /// Shakes hands with the client; false when it didn't come to anything. libcups has no bound of its own that a slow
  /// client keeps to, so this runs on a worker under the watchdog.
  func handshake(_ connection: Connection, timeout: Double) -> Bool {
    httpSetField(connection.http, HTTP_FIELD_HOST, name)
    guard httpEncryption(connection.http, HTTP_ENCRYPTION_ALWAYS) == 0, httpIsEncrypted(connection.http) != 0 else {
      return false
    }
    // The handshake leaves libcups' ten seconds behind; the watchdog's deadlines come first.
    httpSetTimeout(connection.http, timeout * 2, nil, nil)
    return true
  }

  /// Links, not copies, so that a renewed certificate is picked up and the key stays where its owner put it.
  private static func link(certificate: String, key: String, as name: String) throws -> String {
    let files = FileManager.default
    for path in [certificate, key] where !files.isReadableFile(atPath: path) {
      throw ListenerError.badCredentials(path)
    }
    var template = Array((NSTemporaryDirectory() + "/loket-tls-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw ListenerError.badCredentials(NSTemporaryDirectory()) }
    let directory = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    do {
      for (ending, path) in [("crt", certificate), ("key", key)] {
        let target = URL(fileURLWithPath: path).standardizedFileURL.path
        try files.createSymbolicLink(atPath: "\(directory)/\(name).\(ending)", withDestinationPath: target)
      }
    } catch {
      throw ListenerError.badCredentials(directory)
    }
    return directory
  }

  /// libcups reads the files at each handshake; a wrong one is to be noticed before the first.
  private static func canLoad(_ name: String, in directory: String) -> Bool {
    var credentials: OpaquePointer?
    defer { httpFreeCredentials(credentials) }
    return httpLoadCredentials(directory, &credentials, name) == 0
  }

  private static func makeCertificate(in directory: String, for configuration: ListenerConfiguration) throws -> String {
    let names = configuration.hosts.map { host in String(host.prefix { $0 != ":" }) }.sorted()
    let name = names.first { $0.first?.isLetter == true } ?? "localhost"
    let files = FileManager.default
    do {
      try files.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ListenerError.badCredentials(directory)
    }
    let isThere = ["crt", "key"].allSatisfy { files.isReadableFile(atPath: "\(directory)/\(name).\($0)") }
    if !isThere {
      let others = names.filter { $0 != name } + (name == "localhost" ? [] : ["localhost"])
      let expires = time_t(Date().timeIntervalSince1970 + lifetime)
      guard make(in: directory, name, others, expires), chmod("\(directory)/\(name).key", 0o600) == 0 else {
        throw ListenerError.badCredentials(directory)
      }
    }
    return name
  }

  private static func make(in directory: String, _ name: String, _ others: [String], _ expires: time_t) -> Bool {
    let owned = others.map { strdup($0) }
    defer { owned.forEach { free($0) } }
    var pointers = owned.map { UnsafePointer($0) }
    return cupsMakeServerCredentials(directory, name, Int32(pointers.count), &pointers, expires) != 0
  }
}
