import Calendars
import Foundation
import Records
import Sync
import TicketCore

/// Makes the connector that a config names: what each kind of CRM needs of mapping, secret and network.
enum Connectors {
  /// The connector of an entry.
  ///
  /// - Parameter standards: the office's; what can happen at their tickets has to have words in the mapping.
  /// - Throws: what is wrong with its files, by name and remedy.
  static func make(
    from entry: Config.CRMEntry, standards: StandardSet, share: ShareFolder, data: DataFolder
  ) throws -> any Connector {
    guard let url = URL(string: entry.url), url.host() != nil else {
      throw CommandFailure(
        "crm.url bukan alamat web; periksa penulisannya", "crm.url is no web address; check how it is written")
    }
    let file = SecretFile(path: data.resolve(entry.secretFile))
    let connect = try connection(to: url, of: entry, standards: standards, share: share)
    let secret = try file.read()
    let watch = SecretWatch(file, secret, connect)
    return RenewedConnector(try connect(secret)) { watch.look() }
  }

  /// What makes the connector of a secret.
  private static func connection(
    to url: URL, of entry: Config.CRMEntry, standards: StandardSet, share: ShareFolder
  ) throws -> @Sendable (_ secret: String) throws -> any Connector {
    let file = try share.crmMapping(entry.mapping)
    let tiers = (standards.all.map(\.tiers.count) + entry.tiers).max() ?? 1
    let vocabulary = Vocabulary(tiers: tiers, loanActs: entry.circulation)
    switch entry.kind {
    case .requestTracker:
      let mapping = try RequestTracker.Mapping.read(file: file.name, bytes: file.bytes).get()
      try demandNone(mapping.gaps(for: vocabulary, in: file.name))
      let transport = WebTransport(timeout: RequestTracker.timeout)
      return { RequestTracker(url: url, token: $0, mapping: mapping, queue: entry.queue, transport: transport) }
    case .webhook:
      let mapping = try Webhook.Mapping.read(file: file.name, bytes: file.bytes)
      try demandNone(mapping.gaps(for: vocabulary, in: file.name))
      let transport = WebTransport(timeout: Webhook.timeout)
      return { secret in
        Webhook(
          endpoint: url, mapping: mapping, secrets: try Webhook.Secrets(reading: secret, of: entry.secretFile),
          transport: transport)
      }
    }
  }

  private static func demandNone(_ gaps: [FileProblem]) throws(FileProblems) {
    guard gaps.isEmpty else { throw FileProblems(gaps) }
  }
}

extension DataFolder {
  /// A path as the config names it: by itself, else inside this folder.
  func resolve(_ name: String) -> String { name.hasPrefix("/") ? name : path + "/" + name }
}
