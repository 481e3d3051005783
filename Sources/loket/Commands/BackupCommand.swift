import Foundation
import Records
import SQLite

/// `loket backup` and `loket restore`: whole copies of the database, checked by opening them, and beside each the files
/// that were attached to its tickets, in a folder of the same name.
enum BackupCommand {
  private static func attachments(of copy: String) -> AttachmentFolder { AttachmentFolder(path: copy + ".attachments") }

  static func backup(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--data"])
    let file = try arguments.demand("FILE")[0]
    let data = DataFolder(given: arguments["--data"])
    try data.demandDatabase()
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    try ledger.backup(to: file)
    // Files are kept before their rows and never taken away: the folder has all that the copy names.
    let digests = try ledger.read(Attachments.digests)
    let missing = try AttachmentFolder(path: data.attachments).copy(digests, to: attachments(of: file))
    guard missing == 0 else {
      throw CommandFailure(
        "salinan basis data ada di \(file), tetapi \(missing) lampiran hilang atau rusak di \(data.attachments)",
        "the copy of the database is in \(file), but \(missing) attachments are missing or damaged in \(data.attachments)"
      )
    }
    Terminal.say(
      "Salinan utuh ada di \(file)"
        + (digests.isEmpty ? "." : ", lampirannya (\(digests.count)) di \(file).attachments."),
      "A checked copy is in \(file)"
        + (digests.isEmpty ? "." : ", its attachments (\(digests.count)) in \(file).attachments."))
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
    let missing = try attachments(of: file)
      .copy(try ledger.read(Attachments.digests), to: AttachmentFolder(path: data.attachments))
    Terminal.say(
      "Basis data dipulihkan dari \(file); yang lama disimpan: \(former). Periksa akun: loket user list.",
      "The database was restored from \(file); the former one is kept: \(former). Check the accounts: loket user list.")
    guard missing > 0 else { return }
    Terminal.say(
      "\(missing) lampiran tidak ada di \(file).attachments; tiketnya tetap menyebutnya, tetapi tidak dapat diunduh.",
      "\(missing) attachments are not in \(file).attachments; their tickets still name them, but they can't be fetched."
    )
  }
}
