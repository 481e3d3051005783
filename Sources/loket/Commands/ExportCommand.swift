import Calendars
import Desk
import Foundation
import Records

/// `loket export`: the library as tables that a spreadsheet opens without harm, and its catalogue as MARCXML.
enum ExportCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data"])
    guard (1...2).contains(arguments.words.count) else {
      throw CommandFailure.usage("yang diperlukan: KIND [FILE]", "expected: KIND [FILE]")
    }
    let name = arguments.words[0]
    guard let kind = ExportKind(rawValue: name) else {
      let names = ExportKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure.usage(
        "jenis ekspor \(name) tidak dikenal; ada: \(names)", "unknown export \(name); there is: \(names)")
    }
    let data = DataFolder(given: arguments["--data"])
    try data.demandDatabase()
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    let exporter = Exporter(ledger, zone: try data.officeZone(), language: Terminal.language)
    guard arguments.words.count == 2, arguments.words[1] != "-" else {
      return try exporter.run(kind) { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
    }
    let file = arguments.words[1]
    try AtomicFile.fill(file) { write in try exporter.run(kind, write: write) }
    Terminal.say("Ekspor ada di \(file).", "The export is in \(file).")
  }
}
