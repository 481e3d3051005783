import Calendars
import Desk
import Foundation
import Records
import Sync
import TicketCore

extension Syncer {
  /// The syncer of an office.
  /// - Throws: what is wrong with the connector's files or the lock's, or a database error.
  convenience init(
    for entry: Config.CRMEntry, of site: Site, sendsMail: Bool, share: ShareFolder, data: DataFolder, ledger: Ledger
  ) throws {
    try SyncLock.prepare(data.syncLock)
    let office = site.office
    let facts = OfficeFacts(
      id: office.id, name: office.name, installation: try ledger.read { try CRMState.read(in: $0).installation },
      standards: Dictionary(office.standards.all.map { ($0.id, $0.title.id) }) { first, _ in first },
      publicURL: office.publicURL)
    let inbox = CRMInbox(words: CRMWords(office: office, sendsMail: sendsMail))
    let settings = SyncSettings(
      connector: try Connectors.make(from: entry, standards: office.standards, share: share, data: data),
      identity: entry.identity,
      reader: RecordReader(ledger, office: facts),
      pulling: entry.pulls ? SyncSettings.Pulling(inbox: inbox, tiers: entry.tiers) : nil)
    self.init(
      settings, ledger: ledger, lock: data.syncLock, outside: SyncOutside { Terminal.complain($0[Terminal.language]) })
  }
}

extension DataFolder {
  /// The lock of whoever carries the outbox.
  var syncLock: String { path + "/sync.lock" }
}
