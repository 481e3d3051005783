import Calendars
import Foundation
import Records
import Sync
import TicketCore

/// Whether the central CRM can be reached with the config's files, and what waits for it.
struct SyncCheck {
  let entry: Config.CRMEntry
  let standards: StandardSet
  let share: ShareFolder
  let data: DataFolder

  private static let part = Phrase("CRM", "CRM")

  var findings: [Finding] {
    do {
      let connector = try Connectors.make(from: entry, standards: standards, share: share, data: data)
      return [probe(connector)] + [plainText].compactMap { $0 } + backlog
    } catch let problems as FileProblems {
      return problems.all.map { problem in
        Finding(.trouble, Self.part, Phrase(problem.line(in: .indonesian), problem.line(in: .english)))
      }
    } catch {
      return [Finding(.trouble, Self.part, Complaint.words(for: error))]
    }
  }

  private func probe(_ connector: any Connector) -> Finding {
    switch connector.probe() {
    case .ready:
      Finding(
        .well, Self.part, Phrase("\(entry.kind.rawValue), \(entry.place)", "\(entry.kind.rawValue), \(entry.place)"))
    case .unreachable:
      Finding(
        .warning, Self.part,
        Phrase(
          "\(entry.place) tidak menjawab; catatan menunggu di sini", "\(entry.place) does not answer; records wait here"
        ))
    case .denied:
      Finding(
        .trouble, Self.part,
        Phrase(
          "\(entry.place) menolak; periksa isi \(entry.secretFile) dan hak akunnya",
          "\(entry.place) does not let this office in; check \(entry.secretFile) and the account's rights"))
    case .unfit(let missing):
      Finding(
        .trouble, Self.part,
        Phrase(
          "CRM belum sesuai: \(missing.joined(separator: ", ")); benahi di sana, atau ubah \(entry.mapping)",
          "the CRM does not fit yet: \(missing.joined(separator: ", ")); mend it there, or change \(entry.mapping)"))
    case .gone:
      Finding(
        .trouble, Self.part,
        Phrase("\(entry.place) sudah tidak ada (410); periksa crm.url", "\(entry.place) is gone (410); check crm.url"))
    }
  }

  /// Personal data would go over in the clear.
  private var plainText: Finding? {
    guard entry.url.hasPrefix("http://"), let host = URL(string: entry.url)?.host,
      !["127.0.0.1", "localhost", "::1"].contains(host)
    else { return nil }
    return Finding(
      .warning, Self.part,
      Phrase("crm.url tanpa TLS; pakai https://", "crm.url is without TLS; use https://"))
  }

  private var backlog: [Finding] {
    guard FileManager.default.fileExists(atPath: data.database), let ledger = try? Ledger(at: data.database) else {
      return []
    }
    defer { ledger.close() }
    guard let left = (try? SyncReport(ledger, data: data))?.leftover else { return [] }
    return [Finding(.warning, Self.part, left)]
  }
}
