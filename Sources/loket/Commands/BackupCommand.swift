import Foundation
import Records
import SQLite

/// `loket backup` and `loket restore`: whole copies of the database, checked by opening them.
enum BackupCommand {
  static func backup(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data"])
    let file = try arguments.demand("FILE")[0]
    let data = DataFolder(given: arguments["--data"])
    try data.demandDatabase()
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    try ledger.backup(to: file)
    Terminal.say("Salinan utuh ada di \(file).", "A checked copy is in \(file).")
  }

  static func restore(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data"])
    let file = try arguments.demand("FILE")[0]
    let data = DataFolder(given: arguments["--data"])
    try data.create()
    try data.lock()
    let former = try Ledger.restore(from: file, to: data.database) ?? "–"
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    try SyncSpool(ledger).doubt()
    Terminal.say(
      "Basis data dipulihkan dari \(file); yang lama disimpan: \(former). Periksa akun: loket user list.",
      "The database was restored from \(file); the former one is kept: \(former). Check the accounts: loket user list.")
  }
}
