import Calendars
import Foundation
import Records
import Sync
import TicketCore

/// `loket sync`: carries the outbox to the central CRM without a server, or says how it stands.
enum SyncCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(
      arguments, options: ["--data", "--config", "--share"], flags: ["--once", "--json"])
    let data = DataFolder(given: arguments["--data"])
    switch (arguments.words, arguments.has("--once")) {
    case ([], true): try once(arguments, data)
    case (["status"], false): try status(data, asJSON: arguments.has("--json"))
    default: throw CommandFailure.usage("yang diperlukan: --once atau status", "expected: --once or status")
    }
  }

  private static func once(_ arguments: Arguments, _ data: DataFolder) throws {
    try data.demandDatabase()
    let share = try ShareFolder.find(given: arguments["--share"], data: data.path)
    let file = ConfigFile(given: arguments["--config"], data: data, demo: nil)
    guard let config = try file.load(standards: try share.loadedStandards().all.map(\.id)), let entry = config.crm
    else {
      throw CommandFailure(
        "tidak ada \"crm\" di konfigurasi; tambahkan, lihat README", "there is no \"crm\" in the config; see the README"
      )
    }
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    let site = try Site(config: config, share: share, address: nil)
    let syncer = try Syncer(
      for: entry, of: site, sendsMail: config.mail != nil, share: share, data: data, ledger: ledger)
    do {
      try syncer.runOnce()
    } catch let error as SyncLock.Held {
      // Whoever has the lock is doing the work; what waits there for long is worth a word all the same.
      Terminal.say("sedang dikerjakan oleh \(error.by)", "\(error.by) is at it")
      guard try SyncReport(ledger, data: data).isStuck(at: Date()) else { return }
    }
    if let left = try SyncReport(ledger, data: data).leftover { throw CommandFailure(left.id, left.en) }
  }

  private static func status(_ data: DataFolder, asJSON: Bool) throws {
    try data.demandDatabase()
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    let report = try SyncReport(ledger, data: data)
    guard asJSON else { return report.lines(in: Terminal.language, now: Date()).forEach { Terminal.say($0) } }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.dateEncodingStrategy = .iso8601
    Terminal.say(String(decoding: try encoder.encode(report), as: UTF8.self))
  }
}
