import Calendars
import Foundation

/// `loket doctor`: looks at everything that a desk stands on and says what is wrong and how to mend it.
enum DoctorCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data", "--config", "--share"], flags: ["--demo"])
    _ = try arguments.demand()
    let isDemo = arguments.has("--demo")
    let examination = Examination(
      data: DataFolder(given: arguments["--data"], demo: isDemo), config: arguments["--config"],
      share: arguments["--share"], isDemo: isDemo, now: Date())
    let findings = examination.findings()
    for finding in findings { print(finding.line(in: Terminal.language)) }
    let troubles = findings.count { $0.grade == .trouble }
    guard troubles == 0 else {
      throw CommandFailure("yang harus dibenahi: \(troubles)", "to be mended: \(troubles)")
    }
  }
}
