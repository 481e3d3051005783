import Foundation
import TestServices
import Testing
import TicketCore

@testable import Sync

/// The whole way from the outbox into the same real Request Tracker.
extension LiveTests {
  private static let isSoak = ProcessInfo.processInfo.environment["LOKET_SOAK"] != nil

  private func syncer(_ office: TestOffice) throws -> Syncer {
    let tracker = RequestTracker(
      url: server.url, token: try server.token(), mapping: try shippedMapping(), transport: WebTransport(timeout: 2),
      patience: .seconds(2))
    let settings = SyncSettings(
      connector: tracker, identity: "rt", reader: RecordReader(office.ledger, office: office.facts), pulling: nil)
    return Syncer(
      settings, ledger: office.ledger, lock: office.folderPath + "/sync.lock",
      outside: SyncOutside(chance: { .random(in: 0...0.2) }, log: { _ in }))
  }

  private func waitForAll(_ office: TestOffice, minutes: Int) throws {
    for _ in 0..<(minutes * 60) where try !office.unfinished().isEmpty { Thread.sleep(forTimeInterval: 1) }
  }

  @Test("It is killed and frozen in mid-push, and has every record once and in order in the end")
  func killedInMidPush() throws {
    let office = try TestOffice()
    let (cases, troubles) = Self.isSoak ? (300, 30) : (8, 2)
    let tickets = try (0..<cases).map { _ in try office.issue().id }
    for ticket in tickets {
      try office.apply(.assigned(Assignment(staff: "petugas")), to: ticket)
      try office.apply(.progress(ProgressReport(text: "Sedang diperiksa.", promises: [])), to: ticket)
      try office.apply(.note(Remark(text: "Catatan – untuk rekan.")), to: ticket)
      try office.apply(.answered(AnswerGiven(text: "Jawaban <b>lengkap</b>.", promises: [])), to: ticket)
    }
    let syncer = try syncer(office)
    syncer.start()
    for trouble in 0..<troubles {
      Thread.sleep(forTimeInterval: .random(in: 0.5...2))
      if trouble % 3 == 1 {
        try server.freeze()
        Thread.sleep(forTimeInterval: 3)
        try server.thaw()
      } else {
        try server.kill()
        try server.restart()
      }
    }
    try waitForAll(office, minutes: Self.isSoak ? 30 : 2)
    syncer.stop()
    #expect(try office.unfinished() == [])
    let expected = try Dictionary(uniqueKeysWithValues: tickets.map { ($0, try office.records(of: $0)) })
    #expect(try server.violations(of: expected) == [])
  }
}
