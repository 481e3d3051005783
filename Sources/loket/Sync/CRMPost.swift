import Calendars
import Desk
import Foundation
import Records
import Sync

/// What a config makes of its CRM: who carries the records there, and what the desk is told of it. No trouble with the
/// CRM's files stops the desk: it is complained of and shown, and the records wait.
struct CRMPost {
  /// Nil where nothing goes to a CRM.
  let syncer: Syncer?
  /// Nil where the config names no CRM.
  let link: CRMLink?

  init(_ config: Config, of site: Site, share: ShareFolder, data: DataFolder, ledger: Ledger) {
    guard let entry = config.crm else {
      (syncer, link) = (nil, nil)
      return
    }
    do {
      syncer = try Syncer(for: entry, of: site, sendsMail: config.mail != nil, share: share, data: data, ledger: ledger)
      link = entry.link(problems: [])
    } catch {
      let problems = Complaint.all(in: error)
      for problem in problems { Terminal.complain(problem[Terminal.language]) }
      (syncer, link) = (nil, entry.link(problems: problems))
    }
  }
}

extension Config.CRMEntry {
  /// What the desk is told of it. The address may hold a secret in its path: only the host is shown.
  fileprivate func link(problems: [Phrase]) -> CRMLink {
    CRMLink(
      kind: kind.rawValue, host: place, queue: queue, identity: identity, pulls: pulls, problems: problems)
  }
}

extension Complaint {
  /// Everything that an error says; of files there may be more than one thing.
  fileprivate static func all(in error: any Error) -> [Phrase] {
    guard let problems = error as? FileProblems else { return [words(for: error)] }
    return problems.all.map { Phrase($0.line(in: .indonesian), $0.line(in: .english)) }
  }
}
