import Calendars
import TicketCore

/// `PUT /api/setup`'s body, all of it judged at once: the config file to be, and the first administrator.
struct Founding {
  let config: JSONTree
  let administrator: Administrator

  /// Where the office says that it is reached.
  var address: String? {
    guard case .string(let address) = config["publicUrl"] else { return nil }
    return address
  }

  /// - Parameter problems: finds every mistake in a config.
  /// - Throws: `FileProblems`: the config's and the administrator's together.
  init(_ body: JSONTree, judge problems: (JSONTree) throws -> [FileProblem]) throws {
    let cleaned = body.mapTexts { CleanText.clean($0) }
    config = .object(
      SettingsDocument.keys.reduce(into: [:]) { members, key in
        members[key] = cleaned[key]
      })
    let administrator = FileNode.read(file: "setup", tree: body) { node in
      node.object(["code", "admin"] + SettingsDocument.keys)?.required("admin").flatMap(Administrator.init(reading:))
    }
    let mistakes = try problems(config)
    switch administrator {
    case .success(let administrator):
      guard mistakes.isEmpty else { throw FileProblems(mistakes) }
      self.administrator = administrator
    case .failure(let more): throw FileProblems(mistakes + more.all)
    }
  }
}
