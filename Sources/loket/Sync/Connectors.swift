import Calendars
import Foundation
import Records
import Sync

/// Makes the connector that a config names: what each kind of CRM needs of mapping, secret and network.
enum Connectors {
  /// The connector of an entry.
  /// - Throws: what is wrong with its files, by name and remedy.
  static func make(from entry: Config.CRMEntry, share: ShareFolder, data: DataFolder) throws -> any Connector {
    guard let url = URL(string: entry.url), url.host() != nil else {
      throw CommandFailure(
        "crm.url bukan alamat web; periksa penulisannya", "crm.url is no web address; check how it is written")
    }
    let secret = try SecretFile(path: data.resolve(entry.secretFile)).read()
    let mapping = try share.crmMapping(entry.mapping)
    switch entry.kind {
    case .requestTracker:
      return RequestTracker(
        url: url, token: secret,
        mapping: try RequestTracker.Mapping.read(file: mapping.name, bytes: mapping.bytes).get(), queue: entry.queue,
        transport: WebTransport(timeout: RequestTracker.timeout))
    case .webhook:
      return Webhook(
        endpoint: url, mapping: try Webhook.Mapping.read(file: mapping.name, bytes: mapping.bytes),
        secrets: try Webhook.Secrets(reading: secret, of: entry.secretFile),
        transport: WebTransport(timeout: Webhook.timeout))
    }
  }
}

extension DataFolder {
  /// A path as the config names it: by itself, else inside this folder.
  func resolve(_ name: String) -> String { name.hasPrefix("/") ? name : path + "/" + name }
}
