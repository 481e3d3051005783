import Calendars
import Foundation
import Records
import TicketCore

/// Whether the database opens, is whole, and is not ahead of the machine's clock.
struct DatabaseCheck {
  let data: DataFolder
  let now: Date
  let isDemo: Bool

  private static let nobody = Finding(
    .warning, Phrase("Administrator", "Administrator"),
    Phrase(
      "belum ada; buat akunnya: loket user add NAMA --role admin --data …",
      "there is none; make the account: loket user add NAME --role admin --data …"))

  var findings: [Finding] {
    let part = Phrase("Basis data", "Database")
    do {
      try data.checkAccess()
    } catch {
      return [Finding(.trouble, part, Complaint.words(for: error))]
    }
    guard FileManager.default.fileExists(atPath: data.database) else {
      return [
        Finding(
          .warning, part,
          Phrase("belum ada di \(data.path); dibuat saat mulai", "not there yet in \(data.path); made at the start"))
      ]
    }
    do {
      let ledger = try Ledger(at: data.database)
      defer { ledger.close() }
      let isWhole = try ledger.isWhole()
      let behind = ledger.secondsBehind
      let administrators = try ledger.read { try Staff.all(in: $0).count { $0.role == .admin && !$0.isDisabled } }
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
      ] + (administrators > 0 || isDemo ? [] : [Self.nobody])
    } catch {
      return [Finding(.trouble, part, Complaint.words(for: error))]
    }
  }
}
