import Calendars
import Foundation
import Records

/// Whether the database opens, is whole, and is not ahead of the machine's clock.
struct DatabaseCheck {
  let data: DataFolder
  let now: Date

  var findings: [Finding] {
    let part = Phrase("Basis data", "Database")
    guard FileManager.default.fileExists(atPath: data.database) else {
      return [
        Finding(
          .warning, part,
          Phrase("belum ada di \(data.path); dibuat saat mulai", "not there yet in \(data.path); made at the start"))
      ]
    }
    do {
      try data.checkOwner()
      let ledger = try Ledger(at: data.database)
      defer { ledger.close() }
      let isWhole = try ledger.isWhole()
      let behind = ledger.secondsBehind
      return [
        isWhole
          ? Finding(.well, part, Phrase(data.database, data.database))
          : Finding(
            .trouble, part,
            Phrase("rusak; pulihkan salinan terakhir: loket restore", "damaged; restore the last copy: loket restore")),
        behind < 1
          ? Finding(.well, Phrase("Jam", "Clock"), Phrase("\(now)", "\(now)"))
          : Finding(
            .trouble, Phrase("Jam", "Clock"),
            Phrase(
              "tertinggal \(Int(behind)) detik dari catatan terakhir; setel jam (timedatectl set-ntp true)",
              "\(Int(behind)) seconds behind the last record; set the clock (timedatectl set-ntp true)")),
      ]
    } catch {
      return [Finding(.trouble, part, Complaint.words(for: error))]
    }
  }
}
