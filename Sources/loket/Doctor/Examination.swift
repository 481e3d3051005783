import Calendars
import Desk
import Foundation
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
      try data.checkAccess()
      let file = ConfigFile(given: self.config, data: data, demo: isDemo ? share : nil)
      guard let config = try file.load(standards: try? share?.loadedStandards().all.map(\.id)) else {
        throw notSetUp
      }
      return (config, Phrase(config.officeName, config.officeName))
    }
    var standards = StandardSet(all: [])
    if let share {
      let holidays = examine("Kalender", "Calendars", &findings) {
        let holidays = try HolidayCalendars.load(files: try share.calendars())
        let years = holidays.years.map { String($0.year) }.joined(separator: ", ")
        return (holidays, Phrase(years, years))
      }
      if let holidays { findings += CalendarCheck(holidays: holidays, now: now).findings }
      if let config {
        let site = examine("Standar dan templat", "Standards and templates", &findings) {
          let site = try Site(config: config, share: share, address: nil)
          let ids = site.office.standards.all.map(\.id).joined(separator: ", ")
          return (site, Phrase(ids, ids))
        }
        findings += site?.templateFindings ?? []
        if let site {
          standards = site.office.standards
          findings += LoanRulesCheck(rules: site.library.rules, data: data).findings
        }
      }
    }
    findings += DiskCheck(path: data.path).findings
    findings += DatabaseCheck(data: data, now: now, isDemo: isDemo).findings
    if let config {
      if config.publicURL == nil, !isDemo { findings.append(Self.withoutAddress) }
      if let files = config.tls { findings.append(TLSCheck(files: files).finding) }
      if let entry = config.mail { findings.append(MailCheck(entry: entry).finding) }
      if let share, let entry = config.crm {
        findings += SyncCheck(entry: entry, standards: standards, share: share, data: data).findings
      }
      findings += config.printers.map { PrinterCheck(entry: $0).finding }
      if config.printers.isEmpty { findings.append(PrinterCheck.none) }
    }
    return findings
  }

  private var notSetUp: CommandFailure {
    CommandFailure(
      "kantor belum diatur; jalankan loket serve --data \(data.path), buka alamatnya, dan masukkan kode dari terminal",
      "the office is not set up yet; run loket serve --data \(data.path), open its address, and enter the terminal's code"
    )
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
