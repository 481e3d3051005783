import Calendars
import Synchronization

@testable import Desk

/// Settings in memory, which take everything but an office without a name.
final class KeptSettings: OfficeSettings {
  private let kept = Mutex<(config: JSONTree, version: Int)>((.object(["office": .object([:])]), 1))

  func read() throws -> SettingsDocument { kept.withLock { Self.document($0.config, $0.version) } }

  func replace(with wanted: JSONTree, expect: String) throws -> SettingsDocument {
    try kept.withLock { kept in
      guard wanted["office"]?["name"] != nil else {
        throw SettingsRefusal.invalid(
          FileProblems([FileProblem(file: "uji", pointer: "/office/name", message: Phrase("Isi.", "Give it."))]))
      }
      guard expect == String(kept.version) else {
        throw SettingsRefusal.stale(Self.document(kept.config, kept.version))
      }
      kept = (wanted, kept.version + 1)
      return Self.document(kept.config, kept.version)
    }
  }

  private static func document(_ config: JSONTree, _ version: Int) -> SettingsDocument {
    SettingsDocument(
      version: String(version), config: config, choices: OfficeChoices(standards: [], queues: nil))
  }
}
