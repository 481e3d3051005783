import Calendars

/// Where the office's settings are kept. The desk knows the questions and the words; the command that runs it knows the
/// file, and opens what it says.
package protocol OfficeSettings: Sendable {
  /// The settings as they are now.
  /// - Throws: `SettingsRefusal.unusable`.
  func read() throws -> SettingsDocument

  /// Takes other settings, which hold at once for everybody.
  ///
  /// - Parameters:
  ///   - wanted: office, counters, printers and addresses, as the config file has them.
  ///   - expect: the version that they were made from.
  /// - Returns: the settings as they are then.
  /// - Throws: `SettingsRefusal`; nothing is changed then.
  func replace(with wanted: JSONTree, expect: String) throws -> SettingsDocument
}

/// Why settings were not taken.
package enum SettingsRefusal: Error {
  /// Every mistake in them.
  case invalid(FileProblems)
  /// Others were saved since they were looked at: these.
  case stale(SettingsDocument)
  /// They can't be read, written or served, for a reason of the machine's; in words for the log.
  case unusable(String)
}

/// The settings as a screen sees them: what the config file says of daily life, its version, and what there is to
/// choose from. Keys of the file that are nobody's on a screen (mail, CRM, certificates) stay in the file.
package struct SettingsDocument: Encodable, Sendable {
  /// The keys of the config file that a screen sees and may change.
  package static let keys = ["office", "publicUrl", "hosts", "counters", "printers"]

  let version: String
  let office: JSONTree?
  let publicUrl: JSONTree?
  let hosts: JSONTree
  let counters: JSONTree
  let printers: JSONTree
  let choices: OfficeChoices

  /// The settings of a config file that has been judged.
  package init(version: String, config: JSONTree, choices: OfficeChoices) {
    self.version = version
    office = config["office"]
    publicUrl = config["publicUrl"]
    hosts = config["hosts"] ?? .array([])
    counters = config["counters"] ?? .array([Counter.only.tree])
    printers = config["printers"] ?? .array([])
    self.choices = choices
  }
}

extension Counter {
  /// As the config file would have it.
  fileprivate var tree: JSONTree { .object(["number": .number(Double(number)), "name": .string(name)]) }
}
