import Calendars
import Desk
import Foundation
import Printing
import TicketCore

extension Server {
  /// What an office on this machine can choose from.
  /// - Throws: `SettingsRefusal.unusable` when the standards can't be read.
  func choices() throws(SettingsRefusal) -> OfficeChoices {
    let standards = try usable { try share.loadedStandards().all }
    let queues = try? PrinterDirectory.queues().map {
      OfficeChoices.Queue(name: $0.name, info: $0.info, isRaw: $0.isRaw)
    }
    return OfficeChoices(standards: standards, queues: queues)
  }

  /// A config to be, judged as the config file is at a start.
  /// - Throws: `SettingsRefusal`.
  func judged(_ config: JSONTree) throws(SettingsRefusal) -> Config {
    let known = try usable { try share.loadedStandards().all.map(\.id) }
    switch ConfigFile.judge(config, standards: known) {
    case .success(let config): return config
    case .failure(let problems): throw .invalid(problems)
    }
  }

  /// Writes the config and opens its workplace, in this order: what is answered holds also after a power cut. Answers
  /// the file's new version.
  /// - Throws: `SettingsRefusal`; nothing is changed then.
  func adopt(_ config: JSONTree, as judged: Config) throws(SettingsRefusal) -> String {
    let workplace = try usable { try self.workplace(of: judged) }
    let version = try usable { try file.replace(with: config) }
    open(workplace)
    return version
  }

  /// Work on the machine's files, whose troubles are for the log.
  func usable<Value>(_ work: () throws -> Value) throws(SettingsRefusal) -> Value {
    do {
      return try work()
    } catch let problems as FileProblems {
      throw .unusable(problems.all.map { $0.line(in: Terminal.language) }.joined(separator: "; "))
    } catch {
      throw .unusable(Complaint.words(for: error)[Terminal.language])
    }
  }
}
