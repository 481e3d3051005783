import Calendars
import Desk
import Foundation
import Printing
import Records
import SQLite
import TicketCore

/// The doctor's round. Each part is looked at by itself, so that one trouble hides no other.
struct Examination {
  let data: DataFolder
  let config: String?
  let share: String?
  let isDemo: Bool
  let now: Date

  func findings() -> [Finding] {
    var findings: [Finding] = []
    let share = examine("Berkas Loket", "Loket's files", &findings) {
      let share = try ShareFolder.find(given: self.share, data: data.path)
      return (share, Phrase(share.root, share.root))
    }
    let config = examine("Konfigurasi", "Config", &findings) {
      let config = try Config.find(given: self.config, data: data, demo: isDemo ? share : nil)
      return (config, Phrase(config.officeName, config.officeName))
    }
    if let share {
      let holidays = examine("Kalender", "Calendars", &findings) {
        let holidays = try HolidayCalendars.load(files: try share.calendars())
        let years = holidays.years.map { String($0.year) }.joined(separator: ", ")
        return (holidays, Phrase(years, years))
      }
      if let holidays { findings += CalendarCheck(holidays: holidays, now: now).findings }
      if let config {
        _ = examine("Standar dan templat", "Standards and templates", &findings) {
          let site = try Site(config: config, share: share, address: nil)
          let ids = site.office.standards.all.map(\.id).joined(separator: ", ")
          return (site, Phrase(ids, ids))
        }
      }
    }
    findings += DiskCheck(path: data.path).findings
    findings += DatabaseCheck(data: data, now: now).findings
    if let config {
      if config.publicURL == nil, !isDemo { findings.append(Self.withoutAddress) }
      if let files = config.tls { findings.append(TLSCheck(files: files).finding) }
      findings += config.printers.map { PrinterCheck(entry: $0).finding }
      if config.printers.isEmpty { findings.append(PrinterCheck.none) }
    }
    return findings
  }

  private static let withoutAddress = Finding(
    .warning, Phrase("Alamat publik", "Public address"),
    Phrase(
      "publicUrl belum diisi; tiket dicetak tanpa kode QR",
      "publicUrl is not set; tickets are printed without a QR code"))

  private func examine<Value>(
    _ id: String, _ en: String, _ findings: inout [Finding], _ look: () throws -> (Value, Phrase)
  ) -> Value? {
    let part = Phrase(id, en)
    do {
      let (value, words) = try look()
      findings.append(Finding(.well, part, words))
      return value
    } catch let problems as FileProblems {
      findings += problems.all.map { problem in
        Finding(.trouble, part, Phrase(problem.line(in: .indonesian), problem.line(in: .english)))
      }
    } catch {
      findings.append(Finding(.trouble, part, Complaint.words(for: error)))
    }
    return nil
  }
}

/// Whether the holidays of the time ahead are known: from 1 October the next year's decree is out.
struct CalendarCheck {
  let holidays: HolidayCalendars
  let now: Date

  var findings: [Finding] {
    let (year, month, _) = OfficeZone.utcDate(of: now).components
    let wanted = month >= 10 ? [year, year + 1] : [year]
    return wanted.filter { holidays[$0] == nil }.map { year in
      Finding(
        year == wanted[0] ? .trouble : .warning, Phrase("Kalender \(year)", "Calendar \(year)"),
        Phrase(
          "belum ada; janji yang sampai ke tahun itu tidak bertanggal. Taruh \(year).json di DATA/calendars.",
          "missing; promises that reach into that year get no date. Put \(year).json into DATA/calendars."))
    }
  }
}

extension OfficeZone {
  fileprivate static func utcDate(of moment: Date) -> LocalDate {
    LocalDate(dayNumber: Int((moment.timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}

/// Whether the disk has room for a day's work.
struct DiskCheck {
  private static let least: Int64 = 500 << 20

  let path: String

  var findings: [Finding] {
    let part = Phrase("Ruang disk", "Disk space")
    let there = sequence(first: URL(fileURLWithPath: path)) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: there?.path ?? "/")
    guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
      return [Finding(.warning, part, Phrase("tidak dapat dibaca", "can't be read"))]
    }
    let amount = "\(free >> 20) MiB"
    guard free < Self.least else { return [Finding(.well, part, Phrase(amount, amount))] }
    return [
      Finding(
        .trouble, part,
        Phrase("tinggal \(amount); kosongkan sampai 500 MiB", "only \(amount) left; free up to 500 MiB"))
    ]
  }
}

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

/// Whether a printer of the config can be reached and is well.
struct PrinterCheck {
  let entry: Config.PrinterEntry

  /// Tickets would wait in the spool for ever; the queues that there are help to name one.
  static var none: Finding {
    let queues = (try? PrinterDirectory.queues().map(\.name).joined(separator: ", ")) ?? ""
    let there = queues.isEmpty ? Phrase("", "") : Phrase(" Antrean CUPS: \(queues).", " CUPS queues: \(queues).")
    return Finding(
      .warning, Phrase("Pencetak", "Printers"),
      Phrase(
        "belum ada di konfigurasi; tiket menunggu di antrean cetak.\(there.id)",
        "none in the config; tickets wait in the spool.\(there.en)"))
  }

  var finding: Finding {
    let part = Phrase("Pencetak \(entry.name)", "Printer \(entry.name)")
    do {
      let state = try entry.printer().device.state()
      switch state {
      case .ok: return Finding(.well, part, Phrase("siap", "ready"))
      case .unknown:
        return Finding(
          .warning, part,
          Phrase("antrean ada, keadaannya tidak diketahui", "the queue is there, its state is not known"))
      case .error(let words): return Finding(.trouble, part, Phrase(words, words))
      case .offline:
        return Finding(
          .trouble, part,
          Phrase(
            "tidak terjangkau; periksa layanan CUPS (systemctl status cups), kabel dan antrean \(entry.destination)",
            "can't be reached; check CUPS (systemctl status cups), the cable and the queue \(entry.destination)"))
      case .paperOut, .paperLow, .coverOpen:
        return Finding(
          .trouble, part,
          Phrase(
            "\(state.name); periksa kertas, tutup, kabel dan antreannya (lpstat -p \(entry.destination))",
            "\(state.name); check paper, cover, cable and its queue (lpstat -p \(entry.destination))"))
      }
    } catch {
      return Finding(.trouble, part, Complaint.words(for: error))
    }
  }
}
