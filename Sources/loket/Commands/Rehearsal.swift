import Foundation
import Records

/// An import that takes nothing over: it runs in full on a copy of the database, so that it reports just what would
/// happen. A database of an older Loket is brought to this one's schema first, as by every command that opens it.
enum Rehearsal {
  private static let prefix = "rehearsal-"

  /// Runs `body` on a copy that goes away with it.
  /// - Throws: a failure where no folder can be made for the copy, a database error, and what `body` throws.
  static func run<T>(on data: DataFolder, _ body: (Ledger) throws -> T) throws -> T {
    try data.checkAccess()
    let isThere = FileManager.default.fileExists(atPath: data.database)
    let home = isThere ? data.path : FileManager.default.temporaryDirectory.path
    removeLeftovers(in: home)
    let folder = "\(home)/\(prefix)\(getpid())"
    try create(folder)
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

  /// Makes the folder, open to its owner alone, for it holds personal data. One that is there already is never taken:
  /// somebody else may have made it to read what comes in.
  private static func create(_ folder: String) throws(CommandFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure(
        "folder uji coba \(folder) tidak dapat dibuat; hapus yang ada, atau periksa izin dan ruang disk",
        "the rehearsal's folder \(folder) can't be made; remove the one that is there, or check permissions and space")
    }
  }

  /// Copies of rehearsals that were killed; one under our own number is of a process before us.
  private static func removeLeftovers(in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)),
        process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
      else { continue }
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }
}
