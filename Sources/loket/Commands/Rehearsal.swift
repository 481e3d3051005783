import Foundation
import Records

/// An import that writes nothing: it runs in full on a copy of the database, so that it reports just what would happen.
enum Rehearsal {
  private static let prefix = "rehearsal-"

  /// Runs `body` on a copy that goes away with it.
  static func run<T>(on data: DataFolder, _ body: (Ledger) throws -> T) throws -> T {
    try data.checkAccess()
    let isThere = FileManager.default.fileExists(atPath: data.database)
    let home = isThere ? data.path : FileManager.default.temporaryDirectory.path
    removeLeftovers(in: home)
    let folder = "\(home)/\(prefix)\(getpid())"
    // Open to its owner alone: it holds personal data.
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = folder + "/loket.sqlite"
    if isThere {
      let original = try Ledger(at: data.database)
      defer { original.close() }
      try original.backup(to: copy)
    }
    let ledger = try Ledger(at: copy)
    defer { ledger.close() }
    return try body(ledger)
  }

  /// Copies of rehearsals that were killed.
  private static func removeLeftovers(in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }
}
