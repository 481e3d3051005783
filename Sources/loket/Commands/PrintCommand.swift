import Calendars
import Foundation
import Printing
import Receipts

/// `loket print`: finds printers, and tries one.
enum PrintCommand {
  static func run(_ arguments: [String]) throws {
    let options: Set = ["--data", "--config", "--share", "--language", "--profile"]
    let arguments = try Arguments(arguments, options: options, flags: ["--no-scan"])
    switch arguments.words.first {
    case "discover":
      _ = try arguments.demand("discover")
      discover(scanning: !arguments.has("--no-scan"))
    case "test": try test(try arguments.demand("test", "PRINTER")[1], arguments)
    default: throw CommandFailure.usage("pilih: discover, test PRINTER", "choose: discover, test PRINTER")
    }
  }

  private static func discover(scanning: Bool) {
    Terminal.say("Mencari pencetak …", "Looking for printers …")
    let outcome = (scanning ? Discovery() : Discovery(hosts: nil)).run()
    let report = DiscoveryReport(outcome: outcome)
    for line in report.lines(in: Terminal.language) { Terminal.say(line) }
  }

  private static func test(_ word: String, _ arguments: Arguments) throws {
    let data = DataFolder(given: arguments["--data"])
    try data.checkAccess()
    let share = try ShareFolder.find(given: arguments["--share"], data: data.path)
    let file = ConfigFile(given: arguments["--config"], data: data, demo: nil)
    // A destination is tried also where the config is not there yet, or broken.
    let config = word.contains(":") ? (try? file.load(standards: nil)) ?? nil : try file.load(standards: nil)
    let choice = TestChoice(word: word, language: arguments["--language"], profile: arguments["--profile"])
    let (printer, destination) = try choice.printer(of: config?.printers ?? [])
    let trial = PrinterTrial(
      printer: printer, destination: destination, office: config?.officeName,
      zone: config?.zone.identifier ?? TimeZone.current.identifier,
      templates: try TemplateSet(shipped: try share.shippedTemplates(), own: try share.ownTemplates()))
    try trial.run()
  }
}
