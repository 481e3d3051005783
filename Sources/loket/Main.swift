import Calendars
import Foundation

/// The command `loket`: finds the subcommand, and turns every failure into one clear line and an exit code.
@main
enum Main {
  private static let commands: [(name: String, run: @Sendable ([String]) throws -> Void)] = [
    ("serve", ServeCommand.run), ("user", UserCommand.run), ("backup", BackupCommand.backup),
    ("restore", BackupCommand.restore), ("doctor", DoctorCommand.run),
    ("receipt", ReceiptCommand.run), ("print", PrintCommand.run), ("import", ImportCommand.run),
    ("export", ExportCommand.run), ("sync", SyncCommand.run), ("simulate", SimulateCommand.run),
  ]

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first, name != "help", !arguments.contains("--help"), name != "-h" else {
      return print(usage)
    }
    if name == "--version" { return print(Version.current) }
    arguments.removeFirst()
    do {
      guard let command = commands.first(where: { $0.name == name }) else {
        let names = commands.map(\.name)
        let nearest = Spelling.nearest(to: name, among: names).map { " (\($0)?)" } ?? ""
        throw CommandFailure.usage(
          "perintah \(name) tidak dikenal\(nearest); lihat loket --help",
          "unknown command \(name)\(nearest); see loket --help")
      }
      try command.run(arguments)
    } catch let problems as FileProblems {
      for problem in problems.all { Terminal.complain(problem.line(in: Terminal.language)) }
      exit(1)
    } catch {
      Terminal.complain(Complaint.words(for: error)[Terminal.language])
      exit((error as? CommandFailure)?.status ?? 1)
    }
  }

  private static var usage: String {
    """
    loket \(Version.current)

      loket serve [--data DIR] [--config FILE] [--share DIR] [--listen ADDR] [--port N]
                  [--demo [--size none|small|large]]
      loket user add NAME --role ROLE [--name TEXT] [--category STANDARD[/CATEGORY]]… [--fraud-agent] [--data DIR]
      loket user list | disable NAME | enable NAME | password NAME [--data DIR]
      loket backup FILE [--data DIR]
      loket restore FILE [--data DIR]
      loket doctor [--data DIR] [--config FILE] [--share DIR]
      loket import slims-biblio|slims-item|slims-member|members|catalogue|marc FILE
                   [--dry-run] [--report FILE.csv] [--data DIR] [--share DIR]
      loket export members|catalogue|loans|holds|marc [FILE] [--data DIR]
      loket sync --once [--data DIR] [--config FILE] [--share DIR]
      loket sync status [--json] [--data DIR]
      loket receipt render FILE|- [--as text|svg|pdf|escpos] [--columns N] [--profile P]
                    [--values FILE.json] [--set name=value …]
      loket print discover [--no-scan]
      loket print test PRINTER [--language L] [--profile P] [--data DIR] [--config FILE] [--share DIR]
      loket simulate [--offices N] [--days N] [--tickets N] [--mishaps PERCENT] [--seed N] [--share DIR]
    """
  }
}

/// The program's version, as in CHANGELOG.md.
enum Version {
  static let current = "0.5.0"
}
