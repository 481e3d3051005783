import Calendars
import Desk
import Synchronization

/// The settings of a running desk: the config file, and the workplace that follows it.
struct LiveSettings: OfficeSettings {
  private let server: Server
  // One change at a time, of all the desks that this process has had.
  private static let turn = Mutex(())

  init(_ server: Server) { self.server = server }

  func read() throws -> SettingsDocument {
    let (config, version) = try server.usable { try server.file.read() }
    return SettingsDocument(version: version, config: config, choices: try server.choices())
  }

  /// Keys that no screen shows (mail, CRM, certificates, the office's id) stay as the file has them. What is there
  /// already is answered whatever its version: the answer to it was lost.
  func replace(with wanted: JSONTree, expect: String) throws -> SettingsDocument {
    try Self.turn.withLock { _ in
      let (current, version) = try server.usable { try server.file.read() }
      var next = current
      for key in SettingsDocument.keys { next[key] = wanted[key] }
      next["office"]?["id"] = current["office"]?["id"]
      if next == current { return try read() }
      guard expect == version else { throw SettingsRefusal.stale(try read()) }
      let adopted = try server.adopt(next, as: try server.judged(next))
      return SettingsDocument(version: adopted, config: next, choices: try server.choices())
    }
  }
}
