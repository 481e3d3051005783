import Calendars
import Desk
import Exchange
import Foundation
import Records

/// `loket import`: takes a library's files over, beside a serving desk if there is one.
enum ImportCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data", "--share", "--report"], flags: ["--dry-run"])
    let words = try arguments.demand("KIND", "FILE")
    let (kind, file) = (try kind(words[0]), words[1])
    let data = DataFolder(given: arguments["--data"])
    let rules = try ShareFolder.find(given: arguments["--share"], data: data.path).loanRules()
    let zone = try data.officeZone()
    let reader = try PieceReader(file)
    let isRehearsal = arguments.has("--dry-run")
    let report = try ImportReport(file: arguments["--report"], besides: file)
    let tally = try withLedger(data, isRehearsal: isRehearsal) { ledger in
      let progress = ProgressBar(of: reader.size)
      defer { progress.clear() }
      do {
        return try Importer(ledger, rules: rules, zone: zone).run(
          kind,
          from: {
            progress.show(reader.position)
            return try reader.next()
          },
          note: { note in
            progress.clear()
            try report.add(note)
          })
      } catch let unreadable as UnreadableFile {
        throw CommandFailure("\(file): \(unreadable.reason.id)", "\(file): \(unreadable.reason.en)")
      }
    }
    try report.finish()
    say(tally, isRehearsal: isRehearsal)
  }

  private static func kind(_ name: String) throws(CommandFailure) -> ImportKind {
    if let kind = ImportKind(rawValue: name) { return kind }
    let names = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage("jenis impor \(name) tidak dikenal; ada: \(names)", "unknown import \(name); there is: \(names)")
  }

  private static func withLedger<T>(
    _ data: DataFolder, isRehearsal: Bool, _ body: (Ledger) throws -> T
  ) throws -> T {
    if isRehearsal { return try Rehearsal.run(on: data, body) }
    try data.create()
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    return try body(ledger)
  }

  private static func say(_ tally: Importer.Tally, isRehearsal: Bool) {
    if isRehearsal { Terminal.say("Uji coba; tidak ada yang ditulis.", "A rehearsal; nothing was written.") }
    Terminal.say(
      "\(tally.read) baris dibaca: \(tally.added) menambah, \(tally.changed) mengubah, \(tally.unchanged) sudah ada, "
        + "\(tally.skipped) dilewati.",
      "\(tally.read) rows read: \(tally.added) added, \(tally.changed) changed, \(tally.unchanged) already there, "
        + "\(tally.skipped) skipped.")
  }
}

extension DataFolder {
  /// The office's zone; before it is set up that of Jakarta.
  func officeZone() throws -> OfficeZone {
    let config = try ConfigFile(given: nil, data: self, demo: nil).load(standards: nil)
    guard let zone = config?.zone ?? OfficeZone("Asia/Jakarta") else {
      throw CommandFailure("pasang paket tzdata", "install the package tzdata")
    }
    return zone
  }
}
