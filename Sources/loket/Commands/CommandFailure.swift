import Calendars
import Foundation

/// Why a command ends without having done its work: one clear line for standard error.
struct CommandFailure: Error, Equatable {
  /// What is wrong and what mends it.
  let message: Phrase
  /// 1 = failed, 2 = wrong usage.
  let status: Int32

  init(_ id: String, _ en: String, status: Int32 = 1) {
    message = Phrase(id, en)
    self.status = status
  }

  static func usage(_ id: String, _ en: String) -> CommandFailure { CommandFailure(id, en, status: 2) }
}

/// The reader at the terminal.
enum Terminal {
  /// The locale's language (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this order): English when it says so, else Indonesian.
  static let language: Language = {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("en") == true ? .english : .indonesian
  }()

  /// Says something on standard output, at once: `print` would keep it back when a service reads it through a pipe.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

  /// Says it in the reader's language.
  static func say(_ id: String, _ en: String) { say(Phrase(id, en)[language]) }

  /// Complains in one line on standard error; also the server's log.
  static func complain(_ line: String) { FileHandle.standardError.write(Data("loket: \(line)\n".utf8)) }
}
