import Calendars
import Desk
import Foundation
import Records

extension Config {
  /// The central CRM that the records go to.
  struct CRMEntry: Equatable, Sendable {
    /// What it is.
    enum Kind: String, CaseIterable {
      case requestTracker = "request-tracker"
      case webhook

      /// The key that names the file of its secret.
      var secretKey: String {
        switch self {
        case .requestTracker: "tokenFile"
        case .webhook: "secretFile"
        }
      }
    }

    let kind: Kind
    let url: String
    /// The queue there; nil for the mapping's.
    let queue: String?
    /// The mapping file's name or path.
    let mapping: String
    /// The file of the token or of the secrets.
    let secretFile: String
    /// The tiers that work in the CRM, so that what is said there comes back.
    let tiers: Set<Int>
    /// The acts of circulation that are told.
    let circulation: Set<LibraryEvents.Kind>
    /// Whether the CRM is asked for what others did there.
    let pulls: Bool

    /// The host and, where it is given, the port: an address may hold a secret in its path.
    var place: String {
      let address = URL(string: url)
      return (address?.host() ?? "?") + (address?.port.map { ":\($0)" } ?? "")
    }

    /// What the records go to, in one line without secrets; another address is another CRM.
    var identity: String {
      let address = String(Digest.sha256(Array(url.utf8)).prefix(8))
      return ([kind.rawValue, place, address] + [queue].compactMap { $0 }).joined(separator: " ")
    }
  }
}

extension Config.CRMEntry {
  private static let keys = [
    "kind", "url", "queue", "mapping", "tokenFile", "secretFile", "tiers", "circulation", "pull",
  ]

  init?(reading node: FileNode) {
    guard let object = node.object(Self.keys) else { return nil }
    let kind = object.required("kind")?.choice(Kind.self)
    let url = object.required("url")?.webAddress(mayEndInSlash: kind == .webhook)
    let queue = object["queue"]?.string()
    let mapping = object["mapping"].map { $0.string() } ?? kind.map { $0.rawValue + ".json" }
    let secretFile = kind.flatMap { object.secretFile(of: $0) }
    let tiers = object["tiers"].map { $0.list { $0.integer(1...9) } } ?? [2, 3]
    let circulation = object["circulation"].map { $0.list { $0.choice(CirculationAct.self)?.kind } } ?? []
    let pulls = object["pull"].map { $0.bool() } ?? true
    if kind == .webhook { object.noteUseless(["queue", "tiers", "pull"], for: .webhook) }
    guard let kind, let url, let mapping, let secretFile, let tiers, let circulation, let pulls else { return nil }
    self.init(
      kind: kind, url: url, queue: queue, mapping: mapping, secretFile: secretFile, tiers: Set(tiers),
      circulation: Set(circulation), pulls: pulls)
  }

  /// An act of circulation that is about a loan.
  private enum CirculationAct: String, CaseIterable {
    case lent, returned, extended, undone, lost, damaged

    var kind: LibraryEvents.Kind? { LibraryEvents.Kind(rawValue: rawValue) }
  }
}

extension FileObject {
  /// Keys that a kind of CRM has no use for: who writes one expects what does not come.
  fileprivate func noteUseless(_ keys: [String], for kind: Config.CRMEntry.Kind) {
    for key in keys {
      self[key]?.note(
        Phrase(
          "Tidak berlaku untuk \"\(kind.rawValue)\"; hapus.", "It means nothing to \"\(kind.rawValue)\"; remove it."))
    }
  }

  /// The file of a CRM's secret; the other kind's key is a mistake.
  fileprivate func secretFile(of kind: Config.CRMEntry.Kind) -> String? {
    for other in Config.CRMEntry.Kind.allCases where other != kind {
      self[other.secretKey]?.note(
        Phrase(
          "\"\(kind.rawValue)\" memakai \"\(kind.secretKey)\"; ganti nama kunci ini.",
          "\"\(kind.rawValue)\" takes \"\(kind.secretKey)\"; rename this key."))
    }
    return required(kind.secretKey)?.string()
  }
}
