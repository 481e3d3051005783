import Calendars
import Foundation
import Records

/// The office's config file: where it is, what it says, and how it is replaced as a whole.
struct ConfigFile: Sendable {
  /// The file that settings are written to.
  let path: String
  /// Read while there is no such file: the demo's own config.
  private let standIn: String?
  private let isNamed: Bool

  /// The file that `--config` names, else the data folder's own.
  init(given: String?, data: DataFolder, demo: ShareFolder?) {
    path = given ?? data.config
    isNamed = given != nil
    standIn = given == nil ? demo?.demoConfig : nil
  }

  /// Every mistake in what would stand in the file, or the config that it is.
  static func judge(_ tree: JSONTree, standards: [String]?) -> Result<Config, FileProblems> {
    FileNode.read(file: "config", tree: tree) { Config(reading: $0, standards: standards) }
  }

  /// The config; nil where no office has been set up yet.
  /// - Parameter standards: the ids of the standards that are loaded; nil where they can't be.
  /// - Throws: every mistake in it at once, with its place and remedy.
  func load(standards: [String]?) throws -> Config? {
    guard let found = try contents() else { return nil }
    return try FileNode.read(file: found.path, bytes: found.bytes) { Config(reading: $0, standards: standards) }.get()
  }

  /// The file as it stands, and its version.
  /// - Throws: a failure for a file that is not there, or no JSON.
  func read() throws -> (tree: JSONTree, version: String) {
    guard let found = try contents() else { throw Self.unreadable(path) }
    return (try JSONDecoder().decode(JSONTree.self, from: Data(found.bytes)), Digest.sha256(found.bytes))
  }

  /// Puts another document in the file's place, whole or not at all, readable to its owner alone; answers its version.
  /// - Throws: a failure when it can't be written; the former file is untouched then.
  func replace(with tree: JSONTree) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes = [UInt8](try encoder.encode(tree)) + [UInt8(ascii: "\n")]
    try AtomicFile.write(bytes, to: path)
    return Digest.sha256(bytes)
  }

  private func contents() throws(CommandFailure) -> (path: String, bytes: [UInt8])? {
    let isThere = FileManager.default.fileExists(atPath: path)
    guard isThere || isNamed || standIn != nil else { return nil }
    let source = isThere ? path : standIn ?? path
    guard let bytes = FileManager.default.contents(atPath: source) else { throw Self.unreadable(source) }
    return (source, [UInt8](bytes))
  }

  private static func unreadable(_ path: String) -> CommandFailure {
    CommandFailure(
      "berkas konfigurasi \(path) tidak dapat dibaca; sebut yang lain dengan --config",
      "the config file \(path) can't be read; name another with --config")
  }
}
